import { promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { Tile } from '@/design'
import { go } from '@/platform/navigation'
import { type MyOrder, promiseLine } from './order-row'
import { type Station, StationTile } from './station-line'

interface ElderTilesProps {
  mine: readonly MyOrder[]
  mineOpen: number
  nearby: number
  site: Station | null
  answerBy: string | null
}

function mineNote(mine: readonly MyOrder[], open: number): string {
  const [first] = mine
  if (first === undefined) return '还没有点过单'
  const waiting = mine.find((line) => line.yourTurn)
  if (waiting !== undefined) return `“${waiting.title}”在等您回话`
  const promise = promiseLine(first, Date.now())
  return promise === '' ? `${open} 张在办` : `${open} 张在办，${promise}`
}

/** The first page of elders: four large things to press, each with a sentence. */
export function ElderTiles({ mine, mineOpen, nearby, site, answerBy }: ElderTilesProps) {
  const promise = answerBy === null ? '选一项，站里来答复' : `最迟${promiseWords(Date.parse(answerBy), Date.now())}答复`
  return (
    <View className="stack">
      <Tile icon="hands" tone="kapok" title="我要帮忙" note={promise} onPress={() => go('/pages/menu/index')} />
      <Tile icon="order" tone="leaf" title="我的单" note={mineNote(mine, mineOpen)} onPress={() => go('/pages/orders/index')} />
      <Tile
        icon="list"
        tone="sky"
        title="村里在办的"
        note={nearby > 0 ? '看看村里正在办什么' : '眼下没有在办的'}
        onPress={() => go('/pages/lists/index')}
      />
      {site !== null && site.phone !== '' && <StationTile site={site} />}
    </View>
  )
}

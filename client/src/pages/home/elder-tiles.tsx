import { beijingDate } from '@shared/time/beijing'
import { dateWords, promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import type { ActivityLine } from '@/activity-parts/activity-card'
import { Tile } from '@/design'
import { openList } from '@/pages/lists/shown'
import { go } from '@/platform/navigation'
import { type MyOrder, promiseLine } from './order-row'
import { type Station, StationTile } from './station-line'

interface ElderTilesProps {
  mine: readonly MyOrder[]
  mineOpen: number
  /** The next activity near, as far as it is known. */
  activity: ActivityLine | undefined
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

const dayWords = (moment: string): string => dateWords(beijingDate(Date.parse(moment)), beijingDate(Date.now()))

/** The first page of elders: four large things to press, each with a sentence. */
export function ElderTiles({ mine, mineOpen, activity, site, answerBy }: ElderTilesProps) {
  const promise = answerBy === null ? '选一项，站里来答复' : `最迟${promiseWords(Date.parse(answerBy), Date.now())}答复`
  return (
    <View className="stack">
      <Tile icon="hands" tone="kapok" title="我要帮忙" note={promise} onPress={() => go('/pages/menu/index')} />
      <Tile icon="order" tone="leaf" title="我的单" note={mineNote(mine, mineOpen)} onPress={() => go('/pages/orders/index')} />
      <Tile
        icon="calendar"
        tone="sky"
        title="村里活动"
        note={activity === undefined ? '看看附近有什么活动' : `${dayWords(activity.startsAt)} ${activity.title}`}
        onPress={() => openList('activities')}
      />
      {site !== null && site.phone !== '' && <StationTile site={site} />}
    </View>
  )
}

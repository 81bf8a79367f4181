import { figures } from '@shared/contract'
import { CATALOGUE, ORDER_FIGURES, type OrderFigure } from '@shared/figures/catalogue'
import { monthDayWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { usePages, useRead } from '@/api'
import { Empty, Failed, guarded, ListMore, Loading } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { OrderLine } from '@/station/order-line'
import { StationFrame } from '@/station/station-frame'

interface Asked {
  place: string
  from: string
  until: string
  figure: OrderFigure
  show: 'part' | 'rest'
  service?: string
}

function askedOf({
  place,
  from,
  until,
  figure,
  show,
  service,
}: ReturnType<typeof useParameters<'place' | 'from' | 'until' | 'figure' | 'show' | 'service'>>): Asked | null {
  const known = ORDER_FIGURES.find((name) => name === figure)
  if (place === undefined || from === undefined || until === undefined || known === undefined) return null
  return { place, from, until, figure: known, show: show === 'rest' ? 'rest' : 'part', ...(service === undefined ? {} : { service }) }
}

/** 按时答复：该答复的单里，没按时的. */
function headingOf({ figure, show }: Asked): string {
  const { name, wholeWords, partWords } = CATALOGUE[figure]
  return show === 'part' ? `${name}：${wholeWords}里，${partWords}的` : `${name}：${wholeWords}里，其余的`
}

function Orders({ asked }: { asked: Asked }) {
  const list = usePages(figures.orders, { query: asked })
  const first = useRead(figures.orders, { query: asked })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  const where = first.data === undefined ? '' : `${first.data.place.name} · ${first.data.total} 张`
  return (
    <View className="stack">
      <View className="words-title" id="figure-heading">
        {headingOf(asked)}
      </View>
      <View className="words-note" id="figure-total">
        {`${where} · ${monthDayWords(asked.from)}到${monthDayWords(asked.until)}点的单`}
      </View>
      {list.items.length === 0 && <Empty icon="check" title="没有这样的单" note="数字变了的话，回到统计页看新的。" />}
      <View className="station-rows">
        {list.items.map((line) => (
          <OrderLine key={line.code} line={line} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

function FigureOrdersPage() {
  const asked = askedOf(useParameters<'place' | 'from' | 'until' | 'figure' | 'show' | 'service'>())
  const desk = useDesk()
  return (
    <StationFrame id="figure-orders" title="数字后面的单" current="figures" desk={desk}>
      {asked === null ? <Empty title="没有说是哪个数字" note="请从统计页打开。" /> : <Orders asked={asked} />}
    </StationFrame>
  )
}

export default guarded(FigureOrdersPage)

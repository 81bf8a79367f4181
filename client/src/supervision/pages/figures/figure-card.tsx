import { CATALOGUE, type Figure, ORDER_FIGURES, type OrderFigure } from '@shared/figures/catalogue'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card } from '@/design'
import { besideWords, figureWords } from '@/supervision/figure-words'
import { type Figures, toOrders } from './figures-page'

const isOfOrders = (figure: Figure): figure is OrderFigure => (ORDER_FIGURES as readonly Figure[]).includes(figure)

function ToOrders({ data, figure }: { data: Figures; figure: OrderFigure }) {
  const { name, part, whole, partWords } = CATALOGUE[figure]
  const counted = data.total[part]
  const rest = (whole === null ? 0 : data.total[whole]) - counted
  return (
    <>
      {counted > 0 && (
        <Button narrow label={`${name}：${partWords}的 ${counted} 张单`} onPress={() => toOrders(data, data.place.code, figure, 'part')}>
          {`看这 ${counted} 张`}
        </Button>
      )}
      {rest > 0 && (
        <Button narrow label={`${name}：其余 ${rest} 张单`} onPress={() => toOrders(data, data.place.code, figure, 'rest')}>
          {`看其余 ${rest} 张`}
        </Button>
      )}
    </>
  )
}

/** One figure: what it says, what must be read beside it, how it is counted and how it could be gamed, and the way to its orders. */
export function FigureCard({ data, figure }: { data: Figures; figure: Figure }) {
  const [open, setOpen] = useState(false)
  const { name, partWords, wholeWords, how, gamed } = CATALOGUE[figure]
  return (
    <Card title={name} id={`figure-${figure}`}>
      <View className="words-huge figure-number">{figureWords(figure, data.total)}</View>
      {wholeWords !== '' && figure !== 'services' && <View className="words-note">{`${wholeWords}里，${partWords}的`}</View>}
      {besideWords(figure, data.total).map((words) => (
        <View key={words}>{words}</View>
      ))}
      <View className="station-buttons not-printed">
        {isOfOrders(figure) && <ToOrders data={data} figure={figure} />}
        <Button narrow kind="quiet" label={`${name}怎么算的`} onPress={() => setOpen(!open)}>
          {open ? '收起' : '怎么算的'}
        </Button>
      </View>
      {open && (
        <View className="figure-how">
          <View>{how}</View>
          <View className="words-note">{`怎样会失真：${gamed}`}</View>
        </View>
      )}
    </Card>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Card, Icon, Press } from '@/design'
import { openOrder } from '@/station/order-line'
import type { Bar, ShortOrder } from './shortage-words'

/** Bars and orders shown before more are asked for. */
const FIRST = 12

function Orders({ orders }: { orders: readonly ShortOrder[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? orders : orders.slice(0, FIRST)
  return (
    <View>
      {shown.map(({ code, title, village }) => (
        <Press key={code} role="link" className="shortage-order" onPress={() => openOrder(code)}>
          <View>
            <View>{title}</View>
            <View className="words-note">{village.name}</View>
          </View>
          <Icon name="forward" size="text" colour="soft" />
        </Press>
      ))}
      {shown.length < orders.length && (
        <Button narrow onPress={() => setAll(true)}>
          {`其余 ${orders.length - shown.length} 张`}
        </Button>
      )}
    </View>
  )
}

interface BarCardProps {
  bar: Bar
  /** The longest bar. */
  most: number
  onTry(bar: Bar): void
}

function BarCard({ bar, most, onTry }: BarCardProps) {
  const [open, setOpen] = useState(false)
  return (
    <Card title={bar.title} className="shortage">
      <View className="shortage__bar">
        <View className="shortage__length" style={{ width: `${Math.max(2, Math.round((bar.length / Math.max(1, most)) * 100))}%` }} />
      </View>
      <View>{bar.words}</View>
      <View className="station-buttons not-printed">
        {bar.orders.length > 0 && (
          <Button narrow label={`${open ? '收起' : '看是哪些单'}：${bar.title}`} onPress={() => setOpen(!open)}>
            {open ? '收起' : `看这 ${bar.orders.length} 张单`}
          </Button>
        )}
        <Button narrow label={`试试怎么补上：${bar.title}`} onPress={() => onTry(bar)}>
          试试怎么补上
        </Button>
      </View>
      {open && <Orders orders={bar.orders} />}
    </Card>
  )
}

/** The gaps as bars with their words; each leads to its orders, and to trying how it could be filled. */
export function BarList({ bars, onTry }: { bars: readonly Bar[]; onTry(bar: Bar): void }) {
  const [all, setAll] = useState(false)
  const most = Math.max(1, ...bars.map(({ length }) => length))
  const shown = all ? bars : bars.slice(0, FIRST)
  return (
    <View className="stack">
      {shown.map((bar) => (
        <BarCard key={bar.key} bar={bar} most={most} onTry={onTry} />
      ))}
      {shown.length < bars.length && <Button onPress={() => setAll(true)}>{`其余 ${bars.length - shown.length} 项`}</Button>}
    </View>
  )
}

import { offers } from '@shared/contract'
import { View } from '@tarojs/components'
import { usePages } from '@/api'
import { Card, Failed, Loading, Notice, Tick } from '@/design'
import type { FieldsOfPlan, LinkedOrder } from './plan'

/** Orders that a team has taken and not yet finished. */
const OPEN: readonly string[] = ['assigned', 'serving']

interface Listed extends LinkedOrder {
  note: string
}

/** Which of the team's orders the activity serves; settling it reports on each of them. */
export function OrderChoice({ plan, change, wrong, team }: FieldsOfPlan & { team: string }) {
  const taken = usePages(offers.list, { query: { show: 'taken' } })
  const open: Listed[] = taken.items
    .filter((offer) => offer.team.code === team && OPEN.includes(offer.order.state))
    .map(({ order }) => ({ code: order.code, title: order.title, note: order.village.name }))
  const others = plan.orders.filter(({ code }) => !open.some((order) => order.code === code)).map((order) => ({ ...order, note: '' }))
  const all = [...others, ...open]
  const toggle = ({ code, title }: Listed, chosen: boolean) =>
    change({ orders: chosen ? [...plan.orders, { code, title }] : plan.orders.filter((order) => order.code !== code) })
  return (
    <Card title="办哪些单" note="可以一起办几张单，也可以不办单。结项时，每张单都要写结果。">
      {all.map((order) => (
        <Tick
          key={order.code}
          checked={plan.orders.some(({ code }) => code === order.code)}
          onChange={(chosen) => toggle(order, chosen)}
          label={`办 ${order.title}，单 ${order.code}`}
        >
          <View>{order.title}</View>
          <View className="words-note">{[order.note, `单号 ${order.code}`].filter((words) => words !== '').join(' · ')}</View>
        </Tick>
      ))}
      {taken.isPending && taken.error === null && all.length === 0 && <Loading cards={1} />}
      {taken.error !== null && <Failed error={taken.error} kept="您写的还在。" onRetry={taken.refetch} />}
      {!taken.isPending && taken.error === null && all.length === 0 && <View className="words-note">队伍现在没有接下、还没办完的单。</View>}
      {wrong.orders !== undefined && <Notice tone="amber">{wrong.orders}</Notice>}
    </Card>
  )
}

import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { Card, Chip } from '@/design'
import { type MyOrder, OrderStateChip, promiseLine } from '@/order-parts'
import { go } from '@/platform/navigation'

const YOUR_TURN: Partial<Record<MyOrder['state'], string>> = {
  needs_info: '轮到您：补充情况',
  delivered: '轮到您：评价一下',
}

function whereItStands(order: MyOrder): string {
  if (order.assignedSlot !== null && order.state !== 'delivered') return `定在${slotWords(order.assignedSlot, beijingDate(Date.now()))}`
  return order.promise === null ? '' : promiseLine(order.promise)
}

/** One of one's own orders: what, for whom, where it stands, and whether something waits for this person. */
export function MyOrderCard({ order }: { order: MyOrder }) {
  const note = [`给${order.beneficiary}`, order.team ?? order.owner.name, `${momentWords(Date.parse(order.at), Date.now())}点的`].join(
    ' · ',
  )
  const standing = whereItStands(order)
  return (
    <Card
      id={`my-order-${order.code}`}
      title={order.title}
      aside={<OrderStateChip state={order.state} />}
      note={note}
      {...(order.yourTurn ? { mark: 'asks' as const } : {})}
      onPress={() => go('/pages/order/index', { code: order.code })}
    >
      {standing !== '' && <View>{standing}</View>}
      {order.yourTurn && (
        <View>
          <Chip tone="kapok">{YOUR_TURN[order.state] ?? '轮到您了'}</Chip>
        </View>
      )}
    </Card>
  )
}

import { View } from '@tarojs/components'
import { Button, Card, Notice } from '@/design'
import { OrderPromise } from '@/order-parts'
import type { Order } from '../order/desk-order'

interface PlacedProps {
  order: Order
  onAgain(): void
  onOpen(): void
}

/** After an order was placed for somebody: the number to read out, and the promise. */
export function Placed({ order, onAgain, onOpen }: PlacedProps) {
  return (
    <View className="stack station-column">
      <Notice tone="leaf">已经下单，请把单号念给对方听。</Notice>
      <Card title={order.title} note={order.village.name}>
        <View className="words-note">单号</View>
        <View id="placed-code" className="place-order__code">
          {order.code}
        </View>
        <View className="words-note">{`${order.owner.name} · ${order.owner.phone}`}</View>
      </Card>
      <OrderPromise promise={order.promise} />
      <Button kind="primary" onPress={onAgain}>
        再点一单
      </Button>
      <Button onPress={onOpen}>去看这张单</Button>
    </View>
  )
}

import { momentWords } from '@shared/time/words'
import { Text, View } from '@tarojs/components'
import { Button, Card, Notice } from '@/design'
import { ContactReveal, type Order, OrderPromise, OrderStateChip, OrderTimeline } from '@/order-parts'
import { go } from '@/platform/navigation'
import { hasDeskWork, mayBecomeActivity, openQuestion, type PageAction, VERBS } from './order-actions'
import { OrderDetails } from './order-details'
import { OrderKeeper } from './order-keeper'

function Head({ order }: { order: Order }) {
  return (
    <View className="stack">
      <View className="beside order__head">
        <View className="words-title">{order.title}</View>
        <OrderStateChip state={order.state} />
      </View>
      <View className="words-note">
        单号 <Text className="order__code">{order.code}</Text> · {momentWords(Date.parse(order.submittedAt), Date.now())}点的
      </View>
    </View>
  )
}

/** What is particular about where it stands. */
function Remarks({ order }: { order: Order }) {
  const { mergedInto, activity } = order
  const question = openQuestion(order)
  return (
    <>
      {question !== '' && <Notice tone="amber">{`站里想知道：${question}`}</Notice>}
      {order.overdue && order.promise?.overdue !== true && <Notice tone="amber">这张单已经超过约定的时间，正在由上一级盯着办。</Notice>}
      {order.cancelAsked && <Notice tone="amber">已经申请取消，等站里答复。</Notice>}
      {order.reopened > 0 && <Notice tone="sky">{`这张单重新办过 ${order.reopened} 次。`}</Notice>}
      {mergedInto !== null && (
        <Button icon="forward" onPress={() => go('/pages/order/index', { code: mergedInto })}>
          {`已并入另一张单 ${mergedInto}，去看看`}
        </Button>
      )}
      {activity !== null && (
        <Button id="to-activity" icon="calendar" onPress={() => go('/pages/activity/index', { code: activity.code })}>
          {`由活动「${activity.title}」来办，${momentWords(Date.parse(activity.startsAt), Date.now())}`}
        </Button>
      )}
      {mayBecomeActivity(order) && (
        <Button id="to-plan" icon="calendar" onPress={() => go('/volunteer/pages/lead-plan/index', { order: order.code })}>
          办成一个活动，招募志愿者
        </Button>
      )}
      {hasDeskWork(order.actions) && (
        <Button id="to-desk" icon="inbox" onPress={() => go('/station/pages/order/index', { code: order.code })}>
          在收件箱里办
        </Button>
      )}
    </>
  )
}

interface OrderViewProps {
  order: Order
  /** What has just been done here. */
  done: string | null
  /** What can be done beside what stands in the foot. */
  further: readonly PageAction[]
  onAct(action: PageAction): void
}

/** Where an order stands: the promise first, then who has it, what happened, and what it is about. */
export function OrderView({ order, done, further, onAct }: OrderViewProps) {
  return (
    <View className="stack">
      <Head order={order} />
      {done !== null && (
        <Notice id="order-done" tone="leaf">
          {done}
        </Notice>
      )}
      <OrderPromise promise={order.promise} />
      <Remarks order={order} />
      <Card title="走到哪一步">
        <OrderTimeline steps={order.timeline} state={order.state} />
      </Card>
      <OrderKeeper order={order} />
      <OrderDetails order={order} />
      <ContactReveal
        code={order.code}
        mayReveal={order.mayReveal}
        requester={order.requester}
        beneficiary={order.beneficiary}
        hasHealthNotes={order.hasHealthNotes}
      />
      <Button kind="quiet" icon="letters" onPress={() => go('/complaints/pages/file/index', { order: order.code })}>
        对这张单有意见
      </Button>
      {further.length > 0 && (
        <Card title="还可以">
          <View className="halves order__further">
            {further.map((action) => (
              <Button key={action} id={`act-${action}`} onPress={() => onAct(action)}>
                {VERBS[action]}
              </Button>
            ))}
          </View>
        </Card>
      )}
    </View>
  )
}

import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { momentWords } from '@shared/time/words'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { needsWords, takesMore, teamsWords } from '@shared/vocabulary/needs'
import { CHANNEL_LABELS, OUTCOME_LABELS, RELATION_LABELS, URGENCY_LABELS } from '@shared/vocabulary/orders'
import { CONSENT_BASIS_LABELS } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { Button, Card, Fact, Notice, Stars } from '@/design'
import { Attachments, ContactReveal, OrderTimeline } from '@/order-parts'
import { go } from '@/platform/navigation'
import type { Order } from './desk-order'

/** What it is about, in the requester's words and in ours. */
function Wish({ order }: { order: Order }) {
  const today = beijingDate(Date.now())
  return (
    <Card title={order.title} note={`单号 ${order.code}`}>
      <Fact label="村">{order.village.name}</Fact>
      <Fact label="类别和服务">
        {order.category === null
          ? '还没定类别，受理时要定'
          : [CATEGORY_LABELS[order.category], order.service?.name ?? '没有指定服务'].join(' · ')}
      </Fact>
      {order.text !== null && order.text !== '' && (
        <Fact label="对方的话">
          <View className="desk-order__quote">{order.text}</View>
          {order.textHeld && <Notice tone="amber">这段话要您看过，才能给队伍看。</Notice>}
        </Fact>
      )}
      <Fact label="方便的时段">
        {order.slots.length === 0 ? '没有说，都可以商量' : order.slots.map((slot) => slotWords(slot, today)).join('、')}
      </Fact>
      <Fact label="人数和缓急">{`${order.people} 人 · ${URGENCY_LABELS[order.urgency]}`}</Fact>
      {takesMore(order.needs) && <Fact label="要来的">{needsWords(order.needs)}</Fact>}
      <Attachments items={order.attachments} />
    </Card>
  )
}

/** Who placed it and how, and how that person knew that the other agreed. */
function Placing({ order: { channel, submittedAt, placer, beneficiary, owner } }: { order: Order }) {
  return (
    <Card title="怎么来的">
      <Fact label="来路">{`${CHANNEL_LABELS[channel]} · ${momentWords(Date.parse(submittedAt), Date.now())}`}</Fact>
      {placer !== null && (
        <Fact label="谁下的单">
          {placer.consentBasis === null ? placer.name : `${placer.name} · 对方的同意：${CONSENT_BASIS_LABELS[placer.consentBasis]}`}
        </Fact>
      )}
      {beneficiary !== null && (
        <Fact label="服务对象是点单人的">
          {beneficiary.relation === 'self' ? '本人' : RELATION_LABELS[beneficiary.relation]}
          {beneficiary.age !== null && ` · ${beneficiary.age} 岁`}
        </Fact>
      )}
      <Fact label="现在归谁办">{`${owner.name} · ${owner.phone}`}</Fact>
    </Card>
  )
}

/** Who serves, when, how it ended and what was thought of it; nothing before there is any of it. */
function Serving({ order: { team, companion, activity, selfHandled, assignedSlot, outcome, rating } }: { order: Order }) {
  if (team === null && !selfHandled) return null
  return (
    <Card title="谁来办">
      <Fact label="队伍">{team === null ? '站里自己办' : teamsWords(team, companion)}</Fact>
      <Fact label="时段">{assignedSlot === null ? '还没定' : slotWords(assignedSlot, beijingDate(Date.now()))}</Fact>
      {activity !== null && (
        <Button narrow icon="calendar" onPress={() => go('/station/pages/activity/index', { code: activity.code })}>
          {`办成了活动「${activity.title}」`}
        </Button>
      )}
      {outcome !== null && <Fact label="结果">{OUTCOME_LABELS[outcome]}</Fact>}
      {rating !== null && (
        <Fact label="评价">
          <Stars value={rating.stars} />
          {rating.said !== '' && <View>{rating.said}</View>}
        </Fact>
      )}
    </Card>
  )
}

/** The order in full: the wish, the people, who serves, and what happened so far. */
export function OrderFacts({ order }: { order: Order }) {
  return (
    <View className="stack">
      <Wish order={order} />
      <ContactReveal
        code={order.code}
        mayReveal={order.mayReveal}
        requester={order.requester}
        beneficiary={order.beneficiary}
        hasHealthNotes={order.hasHealthNotes}
      />
      <Placing order={order} />
      <Serving order={order} />
      <Card title="走到哪了">
        <OrderTimeline steps={order.timeline} state={order.state} />
      </Card>
    </View>
  )
}

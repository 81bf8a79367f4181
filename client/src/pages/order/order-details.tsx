import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { CHANNEL_LABELS, OUTCOME_LABELS, RELATION_LABELS, URGENCY_LABELS } from '@shared/vocabulary/orders'
import { CONSENT_BASIS_LABELS } from '@shared/vocabulary/people'
import { View } from '@tarojs/components'
import { Card, Fact, Stars } from '@/design'
import { Attachments, type Order } from '@/order-parts'

/** Told from the person who ordered: a reader may be somebody else. */
const relationWords = ({ relation }: NonNullable<Order['beneficiary']>): string =>
  relation === 'self' ? '本人' : RELATION_LABELS[relation]

function forWhom({ beneficiary, people }: Order): string {
  const words = [
    ...(beneficiary === null ? [] : [relationWords(beneficiary), beneficiary.name]),
    ...(beneficiary?.age == null ? [] : [`${beneficiary.age} 岁`]),
    ...(people > 1 ? [`共 ${people} 人`] : []),
  ]
  return words.join(' · ')
}

function placedBy({ placer, channel }: Order): string {
  if (placer === null) return CHANNEL_LABELS[channel]
  const basis = placer.consentBasis === null ? [] : [CONSENT_BASIS_LABELS[placer.consentBasis]]
  return [placer.name, CHANNEL_LABELS[channel], ...basis].join(' · ')
}

function Said({ order }: { order: Order }) {
  if ((order.text === null || order.text === '') && order.attachments.length === 0) return null
  return (
    <Fact label="说的话">
      <View className="stack">
        {order.text !== null && order.text !== '' && <View className="order__text">{order.text}</View>}
        {order.textHeld && <View className="words-note">这段话要站里先看过，才会给队伍看。</View>}
        <Attachments items={order.attachments} />
      </View>
    </Fact>
  )
}

/** What was asked for, for whom, when, and how it ended. */
export function OrderDetails({ order }: { order: Order }) {
  const today = beijingDate(Date.now())
  const whom = forWhom(order)
  return (
    <Card id="order-details" title="点了什么">
      <Fact label="服务">{[order.title, ...(order.category === null ? [] : [CATEGORY_LABELS[order.category]])].join(' · ')}</Fact>
      <Fact label="村（社区）">{order.village.name}</Fact>
      {whom !== '' && <Fact label="给谁">{whom}</Fact>}
      {order.slots.length > 0 && <Fact label="方便的时段">{order.slots.map((slot) => slotWords(slot, today)).join('、')}</Fact>}
      {order.urgency !== 'normal' && <Fact label="缓急">{URGENCY_LABELS[order.urgency]}</Fact>}
      <Said order={order} />
      <Fact label="怎么点的">{placedBy(order)}</Fact>
      {order.outcome !== null && <Fact label="结果">{OUTCOME_LABELS[order.outcome]}</Fact>}
      {order.rating !== null && (
        <Fact label="评价">
          <Stars value={order.rating.stars} />
          {order.rating.said !== '' && <View className="order__text">{order.rating.said}</View>}
        </Fact>
      )}
    </Card>
  )
}

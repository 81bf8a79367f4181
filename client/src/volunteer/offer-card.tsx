import { OFFER_STATE_LABELS } from '@shared/lifecycle/offer'
import { momentWords } from '@shared/time/words'
import { URGENCY_LABELS } from '@shared/vocabulary/orders'
import { View } from '@tarojs/components'
import { Card, Chip } from '@/design'
import { OrderStateChip } from '@/order-parts'
import { go } from '@/platform/navigation'
import { OfferAnswer } from './offer-answer'
import { OfferReasons } from './offer-reasons'
import { agreedWords, endingOf, OFFER_TONES, type Offer, offerNote, offerTitle, replyWords } from './offer-words'

interface OfferCardProps {
  offer: Offer
  /** The leader has several teams: says which one was asked. */
  named: boolean
}

interface OpenOfferCardProps extends OfferCardProps {
  onAnswered(offer: Offer): void
  onReload(): void
}

const withTeam = (note: string, { offer, named }: OfferCardProps): string => (named ? `${offer.team.name} · ${note}` : note)

const openOffer = (offer: Offer) => go('/volunteer/pages/offer/index', { code: offer.code })

/** An invitation that waits for its answer, which can be given here. */
export function OpenOfferCard({ offer, named, onAnswered, onReload }: OpenOfferCardProps) {
  return (
    <Card
      mark="asks"
      className="offer-card"
      title={offerTitle(offer)}
      aside={<Chip tone="amber">{replyWords(offer, Date.now())}</Chip>}
      note={withTeam(offerNote(offer), { offer, named })}
      onPress={() => openOffer(offer)}
    >
      {offer.order.urgency !== 'normal' && (
        <View>
          <Chip tone="kapok">{URGENCY_LABELS[offer.order.urgency]}</Chip>
        </View>
      )}
      <OfferReasons offer={offer} />
      <OfferAnswer offer={offer} onAnswered={onAnswered} onReload={onReload} />
    </Card>
  )
}

/** An order that the team took: where it stands, and on to it. */
export function TakenOfferCard({ offer, named }: OfferCardProps) {
  const now = Date.now()
  return (
    <Card
      title={offerTitle(offer)}
      aside={<OrderStateChip state={offer.order.state} />}
      note={withTeam([agreedWords(offer, now), offerNote(offer)].filter((words) => words !== '').join(' · '), { offer, named })}
      onPress={() => (offer.waitsForOther ? openOffer(offer) : go('/pages/order/index', { code: offer.order.code }))}
    />
  )
}

/** An invitation that is over, and how it ended. */
export function PastOfferCard({ offer, named }: OfferCardProps) {
  return (
    <Card
      title={offerTitle(offer)}
      aside={<Chip tone={OFFER_TONES[offer.state]}>{OFFER_STATE_LABELS[offer.state]}</Chip>}
      note={withTeam(`${momentWords(Date.parse(offer.offeredAt), Date.now())} 邀请`, { offer, named })}
      onPress={() => openOffer(offer)}
    >
      {offer.state !== 'offered' && <View className="words-note">{endingOf(offer)}</View>}
    </Card>
  )
}

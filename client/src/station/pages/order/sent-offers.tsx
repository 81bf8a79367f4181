import { offers as contract } from '@shared/contract'
import { OFFER_STATE_LABELS, type OfferState } from '@shared/lifecycle/offer'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { momentWords, promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chip, ConfirmSheet, Section, type Tone } from '@/design'
import type { DeskOrder } from './desk-order'

type SentOffer = DeskOrder['offers'][number]

/** However an offer ended, nobody is blamed: only the two states that matter have a colour. */
const TONES: Partial<Record<OfferState, Tone>> = { offered: 'amber', accepted: 'leaf' }

function noteOf({ state, offeredAt, replyBy, acceptedSlot, slots }: SentOffer): string {
  const now = Date.now()
  const today = beijingDate(now)
  const sent = `${momentWords(Date.parse(offeredAt), now)} 发出`
  if (acceptedSlot !== null) return `${sent} · ${slotWords(acceptedSlot, today)}去`
  return state === 'offered'
    ? `${sent} · ${promiseWords(Date.parse(replyBy), now)}回复 · ${slots.map((slot) => slotWords(slot, today)).join('、')}`
    : sent
}

/** Offers sent so far, and their state; an open one may be taken back. */
export function SentOffers({ offers }: { offers: DeskOrder['offers'] }) {
  const [taking, setTaking] = useState<SentOffer | null>(null)
  const close = () => setTaking(null)
  const withdraw = useWrite(contract.withdraw, close)
  if (offers.length === 0) return null
  return (
    <Section title="发出的邀请">
      {offers.map((offer) => (
        <Card
          key={offer.code}
          title={offer.team.name}
          note={noteOf(offer)}
          aside={<Chip tone={TONES[offer.state] ?? 'grey'}>{OFFER_STATE_LABELS[offer.state]}</Chip>}
        >
          {offer.message !== '' && <View>{offer.message}</View>}
          {offer.actions.includes('withdraw') && (
            <View className="station-buttons not-printed">
              <Button
                narrow
                label={`收回给${offer.team.name}的邀请`}
                onPress={() => {
                  withdraw.clear()
                  setTaking(offer)
                }}
              >
                收回
              </Button>
            </View>
          )}
        </Card>
      ))}
      <ConfirmSheet
        open={taking !== null}
        title={`收回给${taking?.team.name ?? ''}的邀请？`}
        action="收回"
        busy={withdraw.busy}
        error={withdraw.error}
        onConfirm={() => {
          if (taking !== null) void withdraw.send({ params: { code: taking.code } })
        }}
        onClose={close}
      >
        队伍会知道已经收回，不影响它的任何评价。
      </ConfirmSheet>
    </Section>
  )
}

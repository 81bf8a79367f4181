import { offers } from '@shared/contract'
import { beijingDate } from '@shared/time/beijing'
import { parseSlotKey, slotKey, slotWords } from '@shared/time/slot'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { isUncertain } from '@/api/errors'
import { Button, Choice, Failed, Field, ReasonSheet } from '@/design'
import './offer-answer.scss'
import type { Offer } from './offer-words'
import { useReminders } from './reminders'

interface OfferAnswerProps {
  offer: Offer
  /** The server has said yes to what the leader answered. */
  onAnswered(offer: Offer): void
  /** Reads again, when the invitation may have changed meanwhile. */
  onReload(): void
}

/** Takes an invitation or leaves it, both in the same reach; only what the server allows is offered. */
export function OfferAnswer({ offer, onAnswered, onReload }: OfferAnswerProps) {
  const accept = useWrite(offers.accept, onAnswered)
  const decline = useWrite(offers.decline, (answered) => {
    setDeclining(false)
    onAnswered(answered)
  })
  const remind = useReminders()
  const [declining, setDeclining] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const keys = offer.slots.map(slotKey)
  // A slot may have gone since it was chosen; then the first that is left stands in its place.
  const key = chosen !== null && keys.includes(chosen) ? chosen : (keys[0] ?? null)
  const today = beijingDate(Date.now())

  const mayAccept = offer.actions.includes('accept')
  const mayDecline = offer.actions.includes('decline')
  if (!mayAccept && !mayDecline) return null

  const take = () => {
    if (key === null) return
    remind()
    void accept.send({ params: { code: offer.code }, body: { slot: parseSlotKey(key) } })
  }

  return (
    <View className="stack">
      {mayAccept && offer.slots.length > 0 && (
        <Field label={offer.slots.length > 1 ? '选一个时段' : '时段'}>
          <Choice
            stacked={offer.slots.length > 2}
            options={offer.slots.map((slot) => ({ value: slotKey(slot), label: slotWords(slot, today) }))}
            value={key}
            onChange={setChosen}
          />
        </Field>
      )}
      {mayAccept && key === null && <View className="words-note">这几个时段都已经过去了，请打电话和站里商量。</View>}
      <View className="offer-answer__choices">
        {mayDecline && (
          <Button
            disabled={accept.busy}
            label={`这次不接：${offer.order.title}`}
            onPress={() => {
              decline.clear()
              setDeclining(true)
            }}
          >
            这次不接
          </Button>
        )}
        {mayAccept && (
          <Button kind="leaf" busy={accept.busy} disabled={key === null} label={`接单：${offer.order.title}`} onPress={take}>
            接单
          </Button>
        )}
      </View>
      {accept.error !== null && (
        <Failed
          error={accept.error}
          kept="选好的时段还在。"
          onRetry={() => {
            if (isUncertain(accept.error)) return take()
            accept.clear()
            onReload()
          }}
        />
      )}
      <View className="words-note">不接不影响队伍的任何评价。</View>
      <ReasonSheet
        open={declining}
        title="这次不接"
        textLabel="想告诉站里的话"
        textHint="不写也可以。不接不影响队伍的任何评价。"
        textPlaceholder="例如：那天队员都有安排"
        textOptional
        textMost={100}
        action="这次不接"
        busy={decline.busy}
        error={decline.error}
        onSubmit={({ text }) => void decline.send({ params: { code: offer.code }, body: { reason: text } })}
        onClose={() => setDeclining(false)}
      />
    </View>
  )
}

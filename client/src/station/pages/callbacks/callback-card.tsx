import { callbacks as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chip, Failed, Field, Stars, TextArea } from '@/design'
import { openOrder } from '@/station/order-line'
import { CallbackContact } from './callback-contact'

export type Callback = ReplyOf<typeof contract.list>['items'][number]

const ABOUT: Record<Callback['about'], string> = { tell: '告诉一声', question: '有话要问', rate: '请评价' }
const TOLD: Record<Callback['about'], string> = { tell: '告知了', question: '问过了', rate: '记下评价' }

/** One call to make: what to say, the number, and what came of it. */
export function CallbackCard({ callback, onFinished }: { callback: Callback; onFinished(): void }) {
  const { id, order, about, words, at } = callback
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const finish = useWrite(contract.finish, onFinished)
  const rates = about === 'rate'
  const send = (result: 'told' | 'no_answer') => {
    const rating = rates && result === 'told'
    void finish.send({ params: { id }, body: { result, stars: rating && stars > 0 ? stars : null, text: rating ? text.trim() : '' } })
  }
  return (
    <Card
      title={order.title}
      note={[order.village.name, `给${order.beneficiary}`, momentWords(Date.parse(at), Date.now())].join(' · ')}
      aside={<Chip tone={about === 'question' ? 'amber' : 'sky'}>{ABOUT[about]}</Chip>}
      onPress={() => openOrder(order.code)}
    >
      <View className="stack">
        <View>{words}</View>
        {about === 'question' && <View className="words-note">对方回答了的，打开这张单，点「记下补充」。</View>}
        <CallbackContact code={order.code} />
        {rates && (
          <>
            <Field label="对方满意吗" hint="按对方在电话里说的记；不愿意评价的，可以不选，直接点「告知了」。">
              <Stars value={stars} onChange={setStars} />
            </Field>
            {stars > 0 && (
              <Field label="对方说的话" optional>
                <TextArea value={text} onChange={setText} maxLength={200} />
              </Field>
            )}
          </>
        )}
        {finish.error !== null && <Failed error={finish.error} kept="您记的还在。" />}
        <View className="halves">
          <Button disabled={finish.busy} label={`单 ${order.code} 没打通`} onPress={() => send('no_answer')}>
            没打通
          </Button>
          <Button kind="leaf" busy={finish.busy} label={`单 ${order.code} ${TOLD[about]}`} onPress={() => send('told')}>
            {rates && stars === 0 ? '告知了' : TOLD[about]}
          </Button>
        </View>
      </View>
    </Card>
  )
}

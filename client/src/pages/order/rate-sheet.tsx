import { orders } from '@shared/contract'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Failed, Field, Sheet, Stars, TextArea } from '@/design'
import type { ActionSheetProps } from './said-sheet'

/** One to five stars, and words for those who want to add some. */
export function RateSheet({ code, onClose, onDone }: ActionSheetProps) {
  const [stars, setStars] = useState(0)
  const [text, setText] = useState('')
  const [pressed, setPressed] = useState(false)
  const rate = useWrite(orders.rate, () => onDone('谢谢您的评价，这张单办结了。'))
  const submit = () => {
    setPressed(true)
    if (stars > 0) void rate.send({ params: { code }, body: { stars, text: text.trim() } })
  }
  return (
    <Sheet
      open
      id="rate-sheet"
      title="这次办得怎么样？"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" busy={rate.busy} onPress={submit}>
            评价
          </Button>
        </>
      }
    >
      <Field label="满意吗" error={pressed && stars === 0 ? '请点一下星星' : undefined}>
        <Stars value={stars} onChange={setStars} />
      </Field>
      <Field label="想说的话" optional>
        <TextArea value={text} onChange={setText} maxLength={200} />
      </Field>
      {rate.error !== null && <Failed error={rate.error} kept="您写的还在。" />}
    </Sheet>
  )
}

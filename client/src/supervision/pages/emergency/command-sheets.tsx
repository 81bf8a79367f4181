import { emergencies as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Failed, Field, ReasonSheet, Sheet, TextArea } from '@/design'
import { HoursChoice, inHours } from '../emergencies/open-sheet'

interface CommandSheetProps {
  emergency: ReplyOf<typeof contract.progress>
  onClose(): void
}

/** Says anew what people are to do, and until when. */
export function ReviseSheet({ emergency, onClose }: CommandSheetProps) {
  const [words, setWords] = useState(emergency.words)
  const [hours, setHours] = useState<Parameters<typeof HoursChoice>[0]['value']>(null)
  const [pressed, setPressed] = useState(false)
  const revise = useWrite(contract.revise, onClose)
  const wrong = detailsOf(revise.error)
  const send = () => {
    setPressed(true)
    if (hours !== null && words.trim() !== '')
      void revise.send({ params: { code: emergency.code }, body: { words, endsAt: inHours(hours) } })
  }
  return (
    <Sheet
      open
      title="改一改预警"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" busy={revise.busy} onPress={send}>
            改好，再通知一次
          </Button>
        </>
      }
    >
      <Field label="请大家怎么做" error={pressed && words.trim() === '' ? '请写一两句话' : wrong.words}>
        <TextArea value={words} maxLength={200} onChange={setWords} />
      </Field>
      <Field label="从现在起多久" error={pressed && hours === null ? '请选一项' : wrong.endsAt}>
        <HoursChoice value={hours} onChange={setHours} />
      </Field>
      {revise.error !== null && <Failed error={revise.error} kept="您写的还在。" />}
    </Sheet>
  )
}

/** Closes it with a sentence; what is not finished stays with its owner. */
export function CloseSheet({ emergency, onClose }: CommandSheetProps) {
  const close = useWrite(contract.close, onClose)
  const { open } = emergency.total
  return (
    <ReasonSheet
      open
      title="结束预警"
      textLabel="一句话总结"
      textHint={open > 0 ? `还有 ${open} 张求助没办完，结束以后照常办，总结里会写明由谁办。` : '求助都办完了。'}
      textPlaceholder="比如：台风过去了，没有人受伤。"
      textMost={200}
      action="结束"
      busy={close.busy}
      error={close.error}
      onSubmit={({ text }) => void close.send({ params: { code: emergency.code }, body: { said: text } })}
      onClose={onClose}
    />
  )
}

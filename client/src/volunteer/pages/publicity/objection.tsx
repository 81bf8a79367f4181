import { makeUps } from '@shared/contract/make-ups'
import { useState } from 'react'
import { useWrite } from '@/api'
import { sendTo } from '@/api/onward'
import { Button, ReasonSheet } from '@/design'
import { useSignedIn } from '@/state/session'

interface ObjectionProps {
  code: string
  /** What it is about, to be heard with the button. */
  title: string
  /** The number of the case that was opened. */
  onOpened(number: string): void
}

/** "I object": the make-up stands still until another officer has found out. Whoever objects signs in first, and is named to nobody. */
export function Objection({ code, title, onOpened }: ObjectionProps) {
  const signedIn = useSignedIn()
  const [asking, setAsking] = useState(false)
  const write = useWrite(makeUps.object, (opened) => {
    setAsking(false)
    onOpened(opened.code)
  })
  const press = () => {
    if (!signedIn) return sendTo('sign-in')
    write.clear()
    setAsking(true)
  }
  return (
    <>
      <Button icon="warn" label={`有异议：${title}`} onPress={press}>
        有异议
      </Button>
      <ReasonSheet
        open={asking}
        title="对这笔补录有异议？"
        textLabel="哪里不对"
        textHint="先停下来不计入，由站里没有审批过它的同事核实，结果告诉您。您是谁不会说给别人听。"
        textPlaceholder="例如：那天活动十点就散了"
        textMost={200}
        action="提出异议"
        busy={write.busy}
        error={write.error}
        onSubmit={({ text }) => void write.send({ params: { code }, body: { text } })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

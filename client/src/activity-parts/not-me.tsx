import { hours } from '@shared/contract/hours'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, ReasonSheet } from '@/design'
import type { HoursEntry } from './hours-words'

interface NotMeProps {
  entry: HoursEntry
  /** The number of the case that was opened. */
  onOpened(number: string): void
}

/** "This is not mine": stops an entry until the site has found out. Nothing where the server does not allow it. */
export function NotMe({ entry, onOpened }: NotMeProps) {
  const [asking, setAsking] = useState(false)
  const write = useWrite(hours.notMe, ({ code }) => {
    setAsking(false)
    onOpened(code)
  })
  if (!entry.actions.includes('not_me')) return null
  return (
    <>
      <Button
        icon="warn"
        label={`不是我：${entry.activity.title}`}
        onPress={() => {
          write.clear()
          setAsking(true)
        }}
      >
        不是我
      </Button>
      <ReasonSheet
        open={asking}
        title="这笔时数不是您的？"
        textLabel="想说明的话"
        textHint="这笔时数会先停下来，站里核实后告诉您。不写也可以。"
        textPlaceholder="例如：那天我没有去"
        textOptional
        textMost={200}
        action="不是我"
        busy={write.busy}
        error={write.error}
        onSubmit={({ text }) => void write.send({ params: { code: entry.code }, body: { text } })}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

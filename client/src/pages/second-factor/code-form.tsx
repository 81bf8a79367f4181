import { useState } from 'react'
import { detailsOf } from '@/api'
import { Button, Card, Failed, Field, TextInput } from '@/design'

interface CodeFormProps {
  title: string
  note: string
  action: string
  busy: boolean
  error: Error | null
  onSend(code: string): void
}

const CODE = /^(\d{6}|[a-z2-7]{4}-[a-z2-7]{4})$/

/** A code to type; what people put between the digits does not count. */
export function CodeForm({ title, note, action, busy, error, onSend }: CodeFormProps) {
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState<string | undefined>(undefined)
  const send = () => {
    const code = typed.replace(/\s/g, '').toLowerCase()
    const fits = CODE.test(code)
    setWrong(fits ? undefined : '是六位数字，或一个备用码')
    if (fits) onSend(code)
  }
  return (
    <Card title={title} note={note}>
      <Field label="验证码" error={wrong ?? detailsOf(error).code}>
        <TextInput value={typed} onChange={setTyped} maxLength={12} placeholder="六位数字" onConfirm={send} />
      </Field>
      {error !== null && <Failed error={error} />}
      <Button id="send-code" kind="primary" busy={busy} onPress={send}>
        {action}
      </Button>
    </Card>
  )
}

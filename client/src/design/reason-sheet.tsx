import { useEffect, useState } from 'react'
import { Button } from './button'
import { Choice, type Option } from './choice'
import { Failed } from './failed'
import { Field } from './field'
import { Sheet } from './sheet'
import { TextArea } from './text-area'

interface ReasonSheetProps<Reason extends string> {
  open: boolean
  title: string
  /** Reasons to choose from; none when only words are asked for. */
  reasons?: readonly Option<Reason>[]
  reasonLabel?: string
  textLabel: string
  textHint?: string
  textPlaceholder?: string
  /** Words may be left out. */
  textOptional?: boolean
  textMost?: number
  /** The verb of what is about to be done: 婉拒, 撤回. */
  action: string
  actionKind?: 'primary' | 'leaf'
  busy?: boolean
  error?: unknown
  onSubmit(given: { reason: Reason | null; text: string }): void
  onClose(): void
}

/** Asks why, in a choice and in words, before something is done that another person will read about. */
export function ReasonSheet<Reason extends string = never>(props: ReasonSheetProps<Reason>) {
  const {
    open,
    title,
    reasons = [],
    reasonLabel = '原因',
    textLabel,
    textHint,
    textPlaceholder,
    textOptional = false,
    textMost = 500,
  } = props
  const { action, actionKind = 'primary', busy = false, error, onSubmit, onClose } = props
  const [reason, setReason] = useState<Reason | null>(null)
  const [text, setText] = useState('')
  const [pressed, setPressed] = useState(false)

  useEffect(() => {
    if (!open) return
    setReason(null)
    setText('')
    setPressed(false)
  }, [open])

  const reasonMissing = reasons.length > 0 && reason === null
  const textMissing = !textOptional && text.trim() === ''
  const submit = () => {
    setPressed(true)
    if (!reasonMissing && !textMissing) onSubmit({ reason, text: text.trim() })
  }

  return (
    <Sheet
      open={open}
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind={actionKind} busy={busy} onPress={submit}>
            {action}
          </Button>
        </>
      }
    >
      {reasons.length > 0 && (
        <Field label={reasonLabel} error={pressed && reasonMissing ? '请选一个原因' : undefined}>
          <Choice<Reason> stacked options={reasons} value={reason} onChange={setReason} />
        </Field>
      )}
      <Field
        label={textLabel}
        optional={textOptional}
        error={pressed && textMissing ? '请写一句' : undefined}
        {...(textHint === undefined ? {} : { hint: textHint })}
      >
        <TextArea
          value={text}
          onChange={setText}
          maxLength={textMost}
          {...(textPlaceholder === undefined ? {} : { placeholder: textPlaceholder })}
        />
      </Field>
      {error !== undefined && error !== null && <Failed error={error} kept="您写的还在。" />}
    </Sheet>
  )
}

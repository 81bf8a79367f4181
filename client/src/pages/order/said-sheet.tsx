import { useWrite } from '@/api'
import { ReasonSheet } from '@/design'
import { SAID_WITH, SAYINGS, type SaidAction } from './order-actions'

export interface ActionSheetProps {
  code: string
  /** What the site asked, for who answers; empty where it asked nothing. */
  question: string
  onClose(): void
  /** @param sentence what was done, to be shown */
  onDone(sentence: string): void
}

/** A step that consists of words: a reply, a reason. */
export function SaidSheet({ action, code, question, onClose, onDone }: ActionSheetProps & { action: SaidAction }) {
  const saying = SAYINGS[action]
  const hint = action === 'reply' && question !== '' ? `站里问：${question}` : saying.textHint
  const write = useWrite(SAID_WITH[action], () => onDone(saying.done))
  return (
    <ReasonSheet
      open
      title={saying.title}
      textLabel={saying.textLabel}
      textOptional={saying.optional}
      textMost={saying.most}
      {...(hint === undefined ? {} : { textHint: hint })}
      action={saying.verb}
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code }, body: { text } })}
      onClose={onClose}
    />
  )
}

import { useWrite } from '@/api'
import { ReasonSheet } from '@/design'
import type { SheetFor } from './desk-order'
import type { WordsAction } from './words-actions'

/** Asks for the words of an action, then does it. */
export function WordsSheet({ order, action, onClose }: SheetFor & { action: WordsAction }) {
  const write = useWrite(action.endpoint, onClose)
  return (
    <ReasonSheet
      open
      title={action.title}
      textLabel={action.textLabel}
      textOptional={action.optional === true}
      textMost={action.most}
      {...(action.textHint === undefined ? {} : { textHint: action.textHint })}
      action={action.verb}
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: order.code }, body: { text } })}
      onClose={onClose}
    />
  )
}

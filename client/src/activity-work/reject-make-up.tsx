import { makeUps } from '@shared/contract/make-ups'
import { useWrite } from '@/api'
import { ReasonSheet } from '@/design'
import type { MakeUp } from './make-up-card'

/** Says no to a make-up, with the reason that its person reads. */
export function RejectMakeUp({ makeUp, onClose }: { makeUp: MakeUp; onClose(): void }) {
  const write = useWrite(makeUps.reject, onClose)
  return (
    <ReasonSheet
      open
      title={`${makeUp.person.name}的补录不通过`}
      textLabel="为什么"
      textHint="对方会读到。"
      textMost={200}
      action="不通过"
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: makeUp.code }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}

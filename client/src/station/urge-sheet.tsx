import { supervision } from '@shared/contract'
import { useWrite } from '@/api'
import { ReasonSheet } from '@/design'

const MOST = 200

/** Asks for the sentence that the site is urged with. @param code the order's */
export function UrgeSheet({ code, owner, onClose }: { code: string; owner?: string; onClose(): void }) {
  const write = useWrite(supervision.urge, onClose)
  return (
    <ReasonSheet
      open
      title={owner === undefined ? '催一催经办站点' : `催一催${owner}`}
      textLabel="想说的话"
      textHint="站里要回复；点单的人在进度里也看得到这句话。"
      textPlaceholder="例如：请今天给老人家一个准信"
      textMost={MOST}
      action="发出催办"
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code }, body: { text } })}
      onClose={onClose}
    />
  )
}

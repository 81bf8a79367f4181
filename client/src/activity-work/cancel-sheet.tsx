import { activities } from '@shared/contract/activities'
import { useWrite } from '@/api'
import { ReasonSheet } from '@/design'
import type { Activity } from './activity'

interface CancelSheetProps {
  activity: Activity
  onClose(): void
  /** @param sentence what was done, to be shown */
  onDone(sentence: string): void
}

/** What cancelling brings with it, said before it is done. */
function consequence({ places, placesLeft, waiting, orders }: Activity): string {
  const people = places - placesLeft + waiting
  const told = people > 0 ? `报名和候补的 ${people} 人都会收到消息和您写的原因。` : '还没有人报名。'
  const back = orders.length > 0 ? `关联的 ${orders.length} 张单会退回站里，另外安排队伍。` : ''
  return `${told}${back}取消以后不能恢复。`
}

/** Calls an activity off, with the reason that everybody reads. */
export function CancelSheet({ activity, onClose, onDone }: CancelSheetProps) {
  const cancel = useWrite(activities.cancel, () => onDone('已经取消，报名的人都会收到消息。'))
  return (
    <ReasonSheet
      open
      title={`取消“${activity.title}”`}
      textLabel="为什么取消"
      textHint={consequence(activity)}
      textMost={200}
      action="取消活动"
      busy={cancel.busy}
      error={cancel.error}
      onSubmit={({ text }) => void cancel.send({ params: { code: activity.code }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}

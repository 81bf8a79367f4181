import { hours } from '@shared/contract/hours'
import type { AttendanceLine } from '@/activity-work/activity'
import { useWrite } from '@/api'
import { Button, Failed } from '@/design'

/** Records that came after settling: the leader has looked, and has this person's hours counted anew. */
export function Recount({ activity, line }: { activity: string; line: AttendanceLine }) {
  const recount = useWrite(hours.recount)
  return (
    <>
      <Button
        narrow
        busy={recount.busy}
        label={`按新记录重新计${line.person.name}的时数`}
        onPress={() => void recount.send({ params: { code: activity }, body: { person: line.person.code } })}
      >
        按新记录重新计
      </Button>
      {recount.error !== null && <Failed error={recount.error} />}
    </>
  )
}

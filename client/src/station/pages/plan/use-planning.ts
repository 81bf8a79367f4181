import { plans as contract } from '@shared/contract'
import { useWrite } from '@/api'
import type { Plan } from './plan-words'
import { type StaffWords, useStaffHistory, wordsOf } from './staff-words'

/** Plans anew with other words of the staff, with the same ones, or with those before the last step. */
export function usePlanning(plan: Plan) {
  const { before, remember, forget } = useStaffHistory()
  const write = useWrite(contract.again)
  const now = wordsOf(plan)
  const last = before[plan.code]?.slice(-1)[0]
  const send = (words: StaffWords) => write.send({ params: { code: plan.code }, body: { round: plan.round, ...words } })
  return {
    busy: write.busy,
    error: write.error,
    clear: write.clear,
    words: now,
    /** Decides something, and plans with it. */
    async decide(words: StaffWords) {
      if ((await send(words)) !== null) remember(plan.code, now)
    },
    /** Plans once more with what was decided, on today's facts. */
    again: () => void send(now),
    /** Null where there is no step to take back. */
    undo:
      last === undefined
        ? null
        : async () => {
            if ((await send(last)) !== null) forget(plan.code)
          },
  }
}

export type Planning = ReturnType<typeof usePlanning>

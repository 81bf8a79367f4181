import type { MakeUpAction } from '../../../shared/lifecycle/make-up'
import { pauseClock, resumeClock, startClock, stopClocks } from '../../clocks/deadlines'
import { insist } from '../../http/refusal'
import type { Services } from '../../services'
import type { Activity } from '../activities/activity.entity'
import { personOf } from '../people/actor'
import { MakeUp } from './make-up.entity'
import { makeUpTransition } from './make-up.standing'
import type { EntryWork } from './move-entry'
import { tellMakeUp } from './tell-make-up'

/** Who does something about a make-up, when, and in which transaction. */
export interface MakeUpWork extends EntryWork {
  readonly services: Pick<Services, 'clocks'>
}

/** One step of a make-up's life. */
export interface MakeUpMove {
  readonly action: MakeUpAction
  /** What was said with it: why it was rejected, or what the officer adds. */
  readonly said?: string
}

/**
 * Takes a make-up one step on along its table, on condition that nobody did meanwhile; `makeUp` is brought up to date. Approving it starts
 * the time in which everybody may look at it, and an objection lets that stand still.
 * @throws Refusal not_allowed, same_person, transition_not_allowed, changed_meanwhile.
 */
export async function moveMakeUp(work: MakeUpWork, activity: Activity, makeUp: MakeUp, { action, said = '' }: MakeUpMove): Promise<void> {
  const { tx, now } = work
  const { to } = makeUpTransition(work.actor, makeUp, action)
  const state = to === 'same' ? makeUp.state : to
  const by = personOf(work.actor)?.id ?? null
  const ended = state === 'posted' || state === 'rejected' || state === 'withdrawn'
  const columns: Partial<MakeUp> = {
    state,
    updatedAt: now,
    ...(ended ? { liveKey: null } : {}),
    ...(action === 'confirm' ? { confirmedBy: by } : {}),
    ...(action === 'approve' ? { approvedBy: by, approvalText: said } : {}),
    ...(action === 'reject' || action === 'overturn' ? { rejectReason: said } : {}),
    ...(action === 'object' ? { objectedBy: by } : {}),
    publicUntil: await publicUntil(work, makeUp, action),
  }
  const moved = await tx
    .createQueryBuilder()
    .update(MakeUp)
    .set(columns)
    .where('id = :id and state = :state', { id: makeUp.id, state: makeUp.state })
    .execute()
  insist(moved.affected === 1, 'changed_meanwhile')
  Object.assign(makeUp, columns)
  await tellMakeUp(work, activity, makeUp, action, action === 'uphold' ? said : (makeUp.rejectReason ?? ''))
}

/** Until when it is public after this step, by the clock that it starts, lets wait, lets run on or stops; null while nobody counts. */
async function publicUntil({ tx, now, services: { clocks } }: MakeUpWork, makeUp: MakeUp, action: MakeUpAction): Promise<Date | null> {
  if (action === 'object') {
    await pauseClock(tx, clocks, 'publicity', makeUp.id, 'normal', now)
    return null
  }
  if (action === 'uphold') return resumeClock(tx, clocks, 'publicity', makeUp.id, 'normal', now)
  await stopClocks(tx, makeUp.id)
  return action === 'approve' ? startClock(tx, clocks, 'publicity', makeUp.id, 'normal', now) : makeUp.publicUntil
}

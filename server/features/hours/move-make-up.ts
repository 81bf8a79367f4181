import type { MakeUpAction } from '../../../shared/lifecycle/make-up'
import { startClock, stopClocks } from '../../clocks/deadlines'
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
 * the time in which everybody may look at it.
 * @throws Refusal not_allowed, same_person, transition_not_allowed, changed_meanwhile.
 */
export async function moveMakeUp(work: MakeUpWork, activity: Activity, makeUp: MakeUp, { action, said = '' }: MakeUpMove): Promise<void> {
  const { tx, now, services } = work
  const { to } = makeUpTransition(work.actor, makeUp, action)
  const state = to === 'same' ? makeUp.state : to
  const by = personOf(work.actor)?.id ?? null
  const ended = state === 'posted' || state === 'rejected' || state === 'withdrawn'
  await stopClocks(tx, makeUp.id)
  const columns: Partial<MakeUp> = {
    state,
    updatedAt: now,
    ...(ended ? { liveKey: null } : {}),
    ...(action === 'confirm' ? { confirmedBy: by } : {}),
    ...(action === 'approve'
      ? { approvedBy: by, approvalText: said, publicUntil: await startClock(tx, services.clocks, 'publicity', makeUp.id, 'normal', now) }
      : {}),
    ...(action === 'reject' ? { rejectReason: said } : {}),
  }
  const moved = await tx
    .createQueryBuilder()
    .update(MakeUp)
    .set(columns)
    .where('id = :id and state = :state', { id: makeUp.id, state: makeUp.state })
    .execute()
  insist(moved.affected === 1, 'changed_meanwhile')
  Object.assign(makeUp, columns)
  await tellMakeUp(work, activity, makeUp, action)
}

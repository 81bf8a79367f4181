import { HOURS_REASONS } from '../../../shared/vocabulary/hours'
import { demand } from '../../http/refusal'
import { activityById } from '../activities/activity.queries'
import { system } from '../people/actor'
import type { MakeUp } from './make-up.entity'
import { type MakeUpWork, moveMakeUp } from './move-make-up'
import { postHours } from './post-hours'
import { tellPosted } from './tell-hours'

/**
 * Everybody has had time to look at it: the hours are posted as manual ones. Where another entry took the time meanwhile, or the day is
 * full, it is rejected, and the person hears why.
 */
export async function publicityRanOut(work: Omit<MakeUpWork, 'actor'>, makeUp: MakeUp): Promise<void> {
  const asSystem: MakeUpWork = { ...work, actor: system }
  const { tx, now } = work
  const activity = demand(await activityById(tx, makeUp.activityId, false), 'activity_not_found')
  const { entry, reasons } = await postHours(
    tx,
    {
      personId: makeUp.personId,
      activity,
      kind: 'manual',
      source: 'make_up',
      state: 'posted',
      minutes: makeUp.minutes,
      spans: [{ from: makeUp.startsAt.getTime(), to: makeUp.endsAt.getTime() }],
      reasons: [],
      words: makeUp.text,
      makeUpId: makeUp.id,
      confirmedBy: demand(makeUp.confirmedBy, 'internal'),
      approvedBy: demand(makeUp.approvedBy, 'internal'),
    },
    now,
  )
  if (entry === null) {
    await moveMakeUp(asSystem, activity, makeUp, { action: 'reject', said: HOURS_REASONS[reasons[0] ?? 'overlaps'] })
    return
  }
  await moveMakeUp(asSystem, activity, makeUp, { action: 'post' })
  await tellPosted(tx, activity, entry, now)
}

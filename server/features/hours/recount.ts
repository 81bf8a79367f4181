import { earn } from '../../../shared/check-in/earn'
import { insist } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import { rollOf } from '../check-ins/check-in.queries'
import type { Person } from '../people/person.entity'
import { Attendance } from './attendance.entity'
import { HoursEntry } from './hours.entity'
import { termsOf } from './hours-terms'
import { replaceEntry } from './move-entry'
import { postEarned, type Settled, type SettleWork } from './settle-activity'

/**
 * Records of one person came after the activity was settled; the leader has looked at them and has this person counted again: what was
 * posted is reversed and what the records give stands in its place.
 * @throws Refusal transition_not_allowed when it is not settled, the person was set aside, or an entry is being looked into;
 * nothing_to_recount when the records give the same.
 */
export async function recountPerson(work: SettleWork, activity: Activity, person: Person): Promise<Settled> {
  const { tx, now } = work
  const found = await tx.findOneBy(Attendance, { activityId: activity.id, personId: person.id })
  insist(activity.state === 'settled' && (found === null || found.setAside === ''), 'transition_not_allowed')
  const roll = await rollOf(tx, activity)
  const terms = await termsOf(tx, activity)
  const presence = roll.recounted.get(person.id)
  const earned = earn(presence, terms)
  insist(earned.minutes !== (found?.earned ?? 0), 'nothing_to_recount')
  const standing = await tx.findOneBy(HoursEntry, { liveKey: `${activity.id}:${person.id}` })
  insist(standing === null || standing.state === 'posted' || standing.state === 'pending', 'transition_not_allowed')
  if (standing !== null) await replaceEntry(work, standing, '按迟到的签到记录重新计时')
  const result = await postEarned(work, activity, { person, presence, earned, setAside: '' }, 'correction', standing?.id)
  const present = presence?.events.some((event) => event.counts) ?? false
  const columns = {
    present,
    minutes: result.minutes,
    earned: earned.minutes,
    reasons: [...result.reasons],
    setAside: '',
    countedUntil: now,
  }
  await tx.save(Attendance, { activityId: activity.id, personId: person.id, ...columns })
  return { person, present, ...result }
}

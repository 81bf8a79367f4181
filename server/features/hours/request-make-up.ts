import { uuidv7 } from 'uuidv7'
import { overlap } from '../../../shared/check-in/earn'
import { closesAt, opensAt } from '../../../shared/check-in/fold'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { makeUps } from '../../../shared/contract/make-ups'
import type { ActivityState } from '../../../shared/lifecycle/activity'
import { MINUTE } from '../../../shared/time/beijing'
import { earnsHours } from '../../../shared/vocabulary/activities'
import { LEAST_MINUTES } from '../../../shared/vocabulary/hours'
import { isUniqueViolation } from '../../database/errors'
import { newPublicCode } from '../../database/public-code'
import { insist, Refusal } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import type { Person } from '../people/person.entity'
import { minutesStanding, standingEntriesNear } from './hours.queries'
import { MakeUp } from './make-up.entity'
import type { MakeUpWork } from './move-make-up'
import { tellMakeUp } from './tell-make-up'

type Body = BodyOf<typeof makeUps.request>

const OVER: readonly ActivityState[] = ['ended', 'settled', 'archived']

/**
 * Asks for hours that no check-in and check-out show: within the time of the activity, with what is posted no longer than it planned, and only where no other
 * entry stands. The leader confirms next; where the leader is the beneficiary, somebody else does.
 * @throws Refusal activity_not_over, earns_no_hours, make_up_times_wrong, make_up_too_long, hours_overlap, make_up_under_way.
 */
export async function requestMakeUp(
  work: MakeUpWork,
  activity: Activity,
  person: Person,
  requestedBy: string,
  body: Body,
): Promise<MakeUp> {
  const { tx, now } = work
  insist(OVER.includes(activity.state), 'activity_not_over')
  insist(earnsHours(activity.nature), 'earns_no_hours')
  const span = { from: new Date(body.startsAt).getTime(), to: new Date(body.endsAt).getTime() }
  const minutes = Math.floor((span.to - span.from) / MINUTE)
  const fits = span.from >= opensAt(activity.startsAt.getTime()) && span.to <= closesAt(activity.endsAt.getTime())
  insist(fits && minutes >= LEAST_MINUTES, 'make_up_times_wrong')
  const posted = await minutesStanding(tx, activity.id, person.id)
  insist(posted + minutes <= activity.minutesPlanned, 'make_up_too_long')
  const near = await standingEntriesNear(tx, person.id, span)
  insist(!near.some((entry) => entry.spans.some((taken) => overlap(span, taken))), 'hours_overlap')
  const makeUp: MakeUp = {
    id: uuidv7(),
    publicCode: newPublicCode(),
    activityId: activity.id,
    personId: person.id,
    teamId: activity.teamId,
    siteCode: activity.siteCode,
    villageCode: activity.villageCode,
    state: 'requested',
    liveKey: `${activity.id}:${person.id}`,
    startsAt: new Date(span.from),
    endsAt: new Date(span.to),
    minutes,
    reason: body.reason,
    text: body.text,
    requestedBy,
    requestedAt: now,
    confirmedBy: null,
    approvedBy: null,
    approvalText: '',
    publicUntil: null,
    rejectReason: null,
    objectedBy: null,
    updatedAt: now,
  }
  try {
    await tx.insert(MakeUp, makeUp)
  } catch (error) {
    throw isUniqueViolation(error) ? new Refusal('make_up_under_way') : error
  }
  await tellMakeUp(work, activity, makeUp, 'request')
  return makeUp
}

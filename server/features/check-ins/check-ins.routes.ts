import { closesAt, opensAt } from '../../../shared/check-in/fold'
import { checkIns } from '../../../shared/contract/check-ins'
import type { Call, Route } from '../../http/call'
import { demand } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import type { Activity } from '../activities/activity.entity'
import { activityByCode } from '../activities/activity.queries'
import { activityActions, activityParties } from '../activities/activity.standing'
import { ordersToReport } from '../hours/report-orders'
import { peopleByIds } from '../people/person.queries'
import { placesTaken } from '../sign-ups/places-taken'
import { checkInByCode, type Outcome } from './check-in'
import { eventsPresented, outcomePresented, presencePresented, seenOf } from './check-in.presenter'
import { type Roll, rollOf } from './check-in.queries'
import { checkableActivity } from './judge-code'
import { readAttendance } from './read-attendance'
import { tellLateRecords } from './tell-late-records'
import { uploadQueue } from './upload-queue'

type AboutOne = Pick<Call, 'tx'> & { readonly params: { readonly code: string } }

const load = async ({ tx, params }: AboutOne): Promise<Activity> =>
  demand(await activityByCode(tx, params.code, false), 'activity_not_found')

const iso = (at: number): string => new Date(at).toISOString()

/** When checking in opens and checking out ends. */
const hoursOf = ({ startsAt, endsAt }: Activity) => ({
  opensAt: iso(opensAt(startsAt.getTime())),
  closesAt: iso(closesAt(endsAt.getTime())),
})

/** The rolls of the activities in which something was noted, by id. */
async function rollsAfter({ tx }: Pick<Call, 'tx'>, outcomes: readonly Outcome[]): Promise<ReadonlyMap<string, Roll>> {
  const touched = outcomes.flatMap((outcome) => ('noted' in outcome ? [outcome.activity] : []))
  const rolls = new Map<string, Roll>()
  for (const activity of new Map(touched.map((each) => [each.id, each])).values()) rolls.set(activity.id, await rollOf(tx, activity))
  return rolls
}

export const checkInRoutes: Route[] = [
  answerAbout(checkIns.issue, load, async ({ tx, now }, activity) => {
    const places = await placesTaken(tx, activity.id)
    const people = await peopleByIds(
      tx,
      places.map(({ personId }) => personId),
    )
    return {
      activity: activity.publicCode,
      title: activity.title,
      secret: activity.checkSecret,
      serverNow: now.toISOString(),
      startsAt: activity.startsAt.toISOString(),
      endsAt: activity.endsAt.toISOString(),
      ...hoursOf(activity),
      people: [...people.values()].map(({ publicCode, name }) => ({ code: publicCode, name })),
    }
  }),

  answer(checkIns.byCode, async (call) => {
    const { person } = demandConsented(call)
    const outcome = await checkInByCode(call, person.id, call.body)
    const rolls = await rollsAfter(call, [outcome])
    return outcomePresented(outcome, rolls.get(outcome.activity?.id ?? ''))
  }),

  answer(checkIns.upload, async (call) => {
    const outcomes = await uploadQueue(call, demandConsented(call), call.body)
    await tellLateRecords(call, outcomes)
    const rolls = await rollsAfter(call, outcomes)
    return {
      serverNow: call.now.toISOString(),
      answers: outcomes.map((outcome, index) => ({
        id: demand(call.body.events[index]?.id, 'internal'),
        ...outcomePresented(outcome, rolls.get(outcome.activity?.id ?? '')),
      })),
    }
  }),

  answer(checkIns.mine, async (call) => {
    const { person } = demandConsented(call)
    const activity = demand(await checkableActivity(call.tx, new Map(), call.params.code), 'activity_not_found')
    const roll = await rollOf(call.tx, activity)
    const presence = roll.presences.get(person.id)
    return { presence: presencePresented(presence), ...hoursOf(activity), events: eventsPresented(presence, roll.events) }
  }),

  answerAbout(checkIns.attendance, load, async (call, activity) => {
    const { items, terms } = await readAttendance(call, activity)
    return {
      activity: {
        code: activity.publicCode,
        title: activity.title,
        state: activity.state,
        startsAt: activity.startsAt.toISOString(),
        endsAt: activity.endsAt.toISOString(),
        minutesPlanned: activity.minutesPlanned,
      },
      settleBy: activity.settleBy?.toISOString() ?? null,
      seen: seenOf(items),
      maySettle: activityActions(activity.state, activityParties(call.actor, activity)).includes('settle'),
      earnsHours: terms.earnsHours,
      items,
      orders: (await ordersToReport(call.tx, activity)).map(({ publicCode, title }) => ({ code: publicCode, title })),
    }
  }),
]

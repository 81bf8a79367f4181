import { activities } from '../../../shared/contract/activities'
import type { BodyOf, Endpoint } from '../../../shared/contract/endpoint'
import { select } from '../../database/select'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout, answerPrepared } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { readsSite, teamsLedBy } from '../people/actor'
import { placeNames, placeOf } from '../places/place.queries'
import { readForMe } from '../sign-ups/read-for-me'
import { teamByCode, teamsByIds } from '../teams/team.queries'
import type { Activity } from './activity.entity'
import { presentActivity } from './activity.presenter'
import { activityByCode } from './activity.queries'
import {
  type ActivityLineRow,
  activitiesOfSite,
  activitiesOfTeams,
  dateKey,
  LINE_SHAPE,
  publicActivities,
  type Query,
} from './activity.rows'
import { activityLineOf } from './activity-lines'
import { readFeed, startFeed, stopFeed } from './calendar-feed'
import type { ActivityWork } from './move-activity'
import { planActivity, reviseActivity } from './plan-activity'
import { publishActivity, returnActivity, submitActivity } from './review-activity'
import { beginActivity, cancelActivity, endActivity, postponeActivity } from './run-activity'
import { screenActivity } from './screen-activity'
import { soughtIn } from './sought'

/** The activity that an address names; held by the transaction where the endpoint writes. */
export const activityIn = (holding: boolean) => async (call: Call) =>
  demand(await activityByCode(call.tx, (call as Call<typeof activities.one>).params.code, holding), 'activity_not_found')

/** One step of an activity's life: load and hold it, ask the policy, take the step, show it as it stands now. */
function step<E extends Endpoint>(
  endpoint: E,
  useCase: (work: ActivityWork, activity: Activity, body: BodyOf<E>) => Promise<unknown>,
): Route {
  return answerAbout(endpoint, activityIn(true), async (call, activity) => {
    await useCase(call, activity, call.body)
    return (await presentActivity(call, activity)) as never
  })
}

const rowsOf = async ({ services: { database } }: Call, { sql, values }: Query): Promise<ActivityLineRow[]> =>
  (await select(database, sql, LINE_SHAPE, values)) as ActivityLineRow[]

const byDate = (row: ActivityLineRow): string => dateKey({ at: row.startsAt, id: row.id })

export const activityRoutes: Route[] = [
  answer(activities.list, async (call) => {
    const { query, now, services } = call
    const { text, ...filter } = query
    const rows = await rowsOf(call, publicActivities({ ...filter, sought: await soughtIn(services.database, text) }, now))
    const names = await placeNames(services.database)
    const { items, next } = pageOf(rows, byDate)
    return { items: items.map((row) => activityLineOf(row, names, null)), next }
  }),

  answer(activities.forMe, async (call) => {
    const { person } = demandConsented(call)
    const code = demand(call.query.village ?? person.villageCode, 'profile_needed')
    return { items: await readForMe(call, person.id, demand(await placeOf(call.tx, code), 'place_not_found')) }
  }),

  answer(activities.led, async (call) => {
    const led = teamsLedBy(demandConsented(call))
    if (led.length === 0) return { items: [], next: null, teams: [] }
    const names = await placeNames(call.services.database)
    const { items, next } = pageOf(await rowsOf(call, activitiesOfTeams(led, call.query.cursor)), (row) => row.id)
    const teams = (await teamsByIds(call.tx, led)).map(({ publicCode, name }) => ({ code: publicCode, name }))
    return { items: items.map((row) => activityLineOf(row, names, null)), next, teams }
  }),

  answer(activities.ofSite, async (call) => {
    const { site, show, cursor } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const names = await placeNames(call.services.database)
    const { items, next } = pageOf(await rowsOf(call, activitiesOfSite(site, show, cursor)), byDate)
    const now = call.now.toISOString()
    return {
      items: items.map((row) =>
        Object.assign(activityLineOf(row, names, null), { settleBy: row.settleBy, late: row.settleBy !== null && row.settleBy <= now }),
      ),
      next,
    }
  }),

  answer(activities.calendar, async ({ tx, params, now, services }) => ({
    mime: 'text/calendar; charset=utf-8',
    bytes: await readFeed(tx, params.feed, await placeNames(services.database), now),
  })),

  answer(activities.feed, async (call) => {
    const token = await startFeed(call.tx, demandConsented(call).person.id, call.body.site, call.now)
    return { path: `/api/activities/calendar/${token}` }
  }),

  answer(activities.stopFeed, async (call) => {
    await stopFeed(call.tx, demandConsented(call).person.id, call.body.site, call.now)
    return { done: true as const }
  }),

  answerAbout(activities.one, activityIn(false), async (call, activity) => {
    const { village } = call.query
    return presentActivity(call, activity, village === undefined ? null : demand(await placeOf(call.tx, village), 'place_not_found'))
  }),

  answerPrepared(activities.plan, {
    prepare: screenActivity,
    load: async ({ tx, body }) => demand(await teamByCode(tx, body.team), 'team_not_found'),
    act: async (call, _screened, team) => {
      const { team: _code, ...content } = call.body
      return presentActivity(call, await planActivity(call, team, content))
    },
  }),

  answerPrepared(activities.revise, {
    prepare: screenActivity,
    load: activityIn(true),
    act: async (call, _screened, activity) => {
      await reviseActivity(call, activity, call.body)
      return presentActivity(call, activity)
    },
  }),

  step(activities.submit, submitActivity),
  step(activities.publish, publishActivity),
  step(activities.return, (work, activity, { reason }) => returnActivity(work, activity, reason)),
  step(activities.postpone, (work, activity, { startsAt, endsAt, reason }) =>
    postponeActivity(work, activity, { startsAt: new Date(startsAt), endsAt: new Date(endsAt), reason }),
  ),
  step(activities.cancel, (work, activity, { reason }) => cancelActivity(work, activity, reason)),
  step(activities.begin, beginActivity),
  step(activities.end, endActivity),
]

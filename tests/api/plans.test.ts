import 'reflect-metadata'
import type { EntityManager } from 'typeorm'
import { actOnClocks } from '../../server/clocks/act-on-clocks'
import type { Database } from '../../server/database/database'
import type { Activity } from '../../server/features/activities/activity.entity'
import {
  activitiesOfSite,
  activitiesOfTeams,
  dateKey,
  openPostsIn,
  publicActivities,
  signUpsOf,
} from '../../server/features/activities/activity.rows'
import { OWN_EVENTS, siteEventsSql } from '../../server/features/activities/calendar-feed'
import { callbacksLeft, callbacksOf } from '../../server/features/callbacks/callback.queries'
import { rollOf } from '../../server/features/check-ins/check-in.queries'
import { casesIn, entriesIn, standingEntriesNear, totalsOf } from '../../server/features/hours/hours.queries'
import { makeUpsIn } from '../../server/features/hours/make-up.queries'
import { noticesOf, unreadOf } from '../../server/features/notices/notice.queries'
import { askedSince, invitationsSince } from '../../server/features/offers/answering.queries'
import { offersToMe, openOffersOf } from '../../server/features/offers/offer.queries'
import { inboxCount, inboxOrders, myOpenCount, myOrders, publicOrders, staffOrders } from '../../server/features/orders/order.queries'
import type { Actor } from '../../server/features/people/actor'
import { standingOrders } from '../../server/features/plans/plan.queries'
import { readTeams, readWaitingOrders } from '../../server/features/plans/situation.rows'
import { pooledOrders } from '../../server/features/pool/pool.queries'
import { candidatesOfTeams, listedProjects, projectsOfTeams, projectsWithin, type Query } from '../../server/features/projects/project.rows'
import { recordsOf } from '../../server/features/records/records.routes'
import { SIGN_UPS_OF_ACTIVITY } from '../../server/features/sign-ups/sign-up.presenter'
import { AHEAD, ENGAGEMENTS } from '../../server/features/sign-ups/sign-up.queries'
import type { Call } from '../../server/http/call'
import { dueItems } from '../../server/outbox/claim'
import type { Services } from '../../server/services'
import { CODE_LENGTH, type PlaceLevel } from '../../shared/vocabulary/places'
import { freshDatabase } from '../support/database'
import { plansOf } from '../support/explain'
import { type Planted, plantLists } from '../support/plant-lists'

const now = new Date('2026-11-24T02:00:00.000Z')

let database: Database
let planted: Planted

beforeAll(async () => {
  database = await freshDatabase()
  planted = await plantLists(database, now)
})

afterAll(() => database.close())

/** A list, the table that it is about as its SELECT names it, and the indexes of which it walks one. */
type Case = readonly [
  name: string,
  ask: (database: Database, reads: EntityManager) => Promise<unknown>,
  table: string,
  ...indexes: string[],
]

const placeOf = (level: PlaceLevel): string => planted.village.slice(0, CODE_LENGTH[level])

const staff = (level: PlaceLevel, { later, ...more }: { category?: 'health'; later?: true; state?: 'open' | 'ended' } = {}) => {
  return (asked: Database) =>
    staffOrders(asked, { site: placeOf(level), state: 'open', meant: [], ...more, ...(later ? { cursor: planted.cursor } : {}) })
}

const shown = (level: PlaceLevel | null, { later, ...more }: { category?: 'health'; later?: true; state?: 'open' | 'closed' } = {}) => {
  return (asked: Database) =>
    publicOrders(asked, {
      ...(level === null ? {} : { place: placeOf(level) }),
      meant: [],
      ...more,
      ...(later ? { cursor: planted.cursor } : {}),
    })
}

const orders: readonly Case[] = [
  ['the open list of a village', staff('village'), 'o', 'ix_order_village'],
  ['the open list of a village, one category', staff('village', { category: 'health' }), 'o', 'ix_order_village'],
  ['the open list of a town', staff('town'), 'o', 'ix_order_town'],
  ['the next page of the open list of a town', staff('town', { later: true }), 'o', 'ix_order_town'],
  ['the open list of a town, one category', staff('town', { category: 'health' }), 'o', 'ix_order_town_category'],
  ['the open list of a county', staff('county'), 'o', 'ix_order_county'],
  ['the next page of the open list of a county', staff('county', { later: true }), 'o', 'ix_order_county'],
  ['the open list of a county, one category', staff('county', { category: 'health' }), 'o', 'ix_order_county_category'],
  ['the open list of the city', staff('city'), 'o', 'ix_order_open'],
  ['the ended list of a town', staff('town', { state: 'ended' }), 'o', 'ix_order_town'],
  ['the public list', shown(null), 'o', 'ix_order_public'],
  ['the next page of the public list', shown(null, { later: true }), 'o', 'ix_order_public'],
  ['the public list of a village', shown('village'), 'o', 'ix_order_public_village'],
  ['the public list of a town', shown('town'), 'o', 'ix_order_public_town'],
  ['the next page of the public list of a town', shown('town', { later: true }), 'o', 'ix_order_public_town'],
  ['the public list of a county', shown('county'), 'o', 'ix_order_public_county'],
  ['the public list of a county, one category', shown('county', { category: 'health' }), 'o', 'ix_order_public_county'],
  ['the inbox: new', (asked) => inboxOrders(asked, planted.village, 'new', now, undefined), 'o', 'ix_order_inbox'],
  ['the next page of the inbox: new', (asked) => inboxOrders(asked, planted.village, 'new', now, planted.cursor), 'o', 'ix_order_inbox'],
  ['the inbox: waiting', (asked) => inboxOrders(asked, planted.village, 'waiting', now, undefined), 'o', 'ix_order_inbox'],
  ['the inbox: done', (asked) => inboxOrders(asked, planted.village, 'done', now, undefined), 'o', 'ix_order_inbox'],
  ['the count of the inbox: new', (asked) => inboxCount(asked, planted.village, 'new', now), 'o', 'ix_order_inbox'],
  ['the count of the inbox: waiting', (asked) => inboxCount(asked, planted.village, 'waiting', now), 'o', 'ix_order_inbox'],
  ['the count of the inbox: done', (asked) => inboxCount(asked, planted.village, 'done', now), 'o', 'ix_order_inbox'],
  ['the count of the inbox: due', (asked) => inboxCount(asked, planted.village, 'due', now), 'o', 'ix_order_inbox', 'ix_order_promise'],
  ['my open orders', (asked) => myOrders(asked, planted.person, true, undefined), 'p', 'ix_order_person'],
  ['the next page of my ended orders', (asked) => myOrders(asked, planted.person, false, planted.cursor), 'p', 'ix_order_person'],
  ['the count of my open orders', (asked) => myOpenCount(asked, planted.person), 'order_person', 'ix_order_person'],
]

/** A leader's call, as far as a list of offers looks at it. */
function leading(reads: EntityManager): Call {
  const actor = { kind: 'person', standings: [{ role: 'leader', siteCode: null, teamId: planted.team }] } as unknown as Actor
  return { tx: reads, actor } as Call
}

const others: readonly Case[] = [
  ['the pool', (asked) => pooledOrders(asked, undefined), 'o', 'ix_order_pool'],
  ['the next orders of the pool', (asked) => pooledOrders(asked, planted.cursor), 'o', 'ix_order_pool'],

  ['notices', (asked) => noticesOf(asked, planted.person, undefined), 'n', 'ix_notice_person'],
  ['the next page of notices', (asked) => noticesOf(asked, planted.person, planted.cursor), 'n', 'ix_notice_person'],
  ['the count of unread notices', (_, reads) => unreadOf(reads, planted.person), 'Notice', 'ix_notice_unread'],
  ['the open offers of a team', (_, reads) => offersToMe(leading(reads), 'open', undefined, 21), 'o', 'ix_offer_team'],
  [
    'the next page of the open offers of a team',
    (_, reads) => offersToMe(leading(reads), 'open', planted.cursor, 21),
    'o',
    'ix_offer_team',
  ],
  ['the count of open offers', (_, reads) => openOffersOf(reads, [planted.team]), 'Offer', 'ix_offer_team'],
  ['the count of calls owed', (_, reads) => callbacksLeft(reads, planted.village), 'c', 'ix_callback_site'],
  ['messages that are due', (asked) => dueItems(asked, now), 'outbox', 'ix_outbox_due'],
  ['the public list of projects', said(() => listedProjects({ text: '' })), 'p', 'ix_project_list'],
  ['the next page of projects', said(() => listedProjects({ text: '', cursor: planted.cursor })), 'p', 'ix_project_list'],
  ['the projects of a category', said(() => listedProjects({ text: '', category: 'health' })), 'p', 'ix_project_category'],
]

const atSite = (state: 'pending' | 'posted') => ({ siteCode: planted.village, state })

/** Check-ins, hours, make-ups, cases and record sheets. SQLite does not tell the name of a unique constraint's index. */
const ofHours: readonly Case[] = [
  [
    'what was noted of an activity',
    (_, reads) => rollOf(reads, { id: planted.activity, startsAt: now, endsAt: now } as Activity),
    'CheckEvent',
    'uq_check_event',
    'PRIMARY',
  ],
  ['my hours', (_, reads) => entriesIn(reads, { personId: planted.person }, undefined), 'e', 'ix_hours_entry_person'],
  ['the next page of my hours', (_, reads) => entriesIn(reads, { personId: planted.person }, planted.cursor), 'e', 'ix_hours_entry_person'],
  ['hours that wait at a site', (_, reads) => entriesIn(reads, atSite('pending'), undefined), 'e', 'ix_hours_entry_site'],
  ['the next page of the hours of a site', (_, reads) => entriesIn(reads, atSite('posted'), planted.cursor), 'e', 'ix_hours_entry_site'],
  ['my make-ups', (_, reads) => makeUpsIn(reads, { personId: planted.person }, undefined), 'm', 'ix_make_up_person'],
  ['make-ups that wait for a leader', (_, reads) => makeUpsIn(reads, { teamIds: [planted.team] }, undefined), 'm', 'ix_make_up_team'],
  [
    'make-ups of a site',
    (_, reads) => makeUpsIn(reads, { siteCode: planted.village, state: 'confirmed' }, undefined),
    'm',
    'ix_make_up_site',
  ],
  ['make-ups under publicity', (_, reads) => makeUpsIn(reads, { place: undefined }, undefined), 'm', 'ix_make_up_public'],
  ['the next page of them', (_, reads) => makeUpsIn(reads, { place: undefined }, planted.cursor), 'm', 'ix_make_up_public'],
  ['make-ups under publicity in a town', (_, reads) => makeUpsIn(reads, { place: placeOf('town') }, undefined), 'm', 'ix_make_up_public'],
  ['my cases', (_, reads) => casesIn(reads, { personId: planted.person }, undefined), 'c', 'ix_hours_case_person'],
  [
    'cases of a site',
    (_, reads) => casesIn(reads, { siteCode: planted.village, state: 'open' }, planted.cursor),
    'c',
    'ix_hours_case_site',
  ],
  ['my record sheets', (_, reads) => recordsOf(reads, planted.person, undefined), 'r', 'ix_service_record_person'],
]

/** A key in the midst of a list by date. */
const dated = (): string => dateKey({ at: now.toISOString(), id: planted.cursor })
const coming = (level?: PlaceLevel) => ({ ...(level === undefined ? {} : { place: placeOf(level) }), state: 'coming' as const, sought: [] })
const soon = new Date(now.getTime() + 3_600_000)

const activities: readonly Case[] = [
  ['the activities to come', said(() => publicActivities(coming(), now)), 'a', 'ix_activity_public'],
  ['the next page of those to come', said(() => publicActivities({ ...coming(), cursor: dated() }, now)), 'a', 'ix_activity_public'],
  ['past activities', said(() => publicActivities({ ...coming(), state: 'past' }, now)), 'a', 'ix_activity_public'],
  [
    'the next page of past activities',
    said(() => publicActivities({ ...coming(), state: 'past', cursor: dated() }, now)),
    'a',
    'ix_activity_public',
  ],
  ['all activities', said(() => publicActivities({ sought: [] }, now)), 'a', 'ix_activity_public'],
  ['the activities to come of a village', said(() => publicActivities(coming('village'), now)), 'a', 'ix_activity_village'],
  ['the activities to come of a town', said(() => publicActivities(coming('town'), now)), 'a', 'ix_activity_town'],
  ['the activities to come of a county', said(() => publicActivities(coming('county'), now)), 'a', 'ix_activity_county'],
  ['the activities of a team', said(() => activitiesOfTeams([planted.team], undefined)), 'a', 'ix_activity_team'],
  ['the next page of the activities of a team', said(() => activitiesOfTeams([planted.team], planted.cursor)), 'a', 'ix_activity_team'],
  ['my activities to come', said(() => signUpsOf(planted.person, 'coming', now, undefined)), 's', 'ix_sign_up_times'],
  ['my past activities', said(() => signUpsOf(planted.person, 'past', now, undefined)), 's', 'ix_sign_up_times'],
  ['the next page of my past activities', said(() => signUpsOf(planted.person, 'past', now, dated())), 's', 'ix_sign_up_times'],
  ['my calendar', (_, reads) => reads.query(OWN_EVENTS, [planted.person, now]), 's', 'ix_sign_up_times'],
  ['the calendar of a town', (_, reads) => reads.query(siteEventsSql(placeOf('town')), [placeOf('town'), now]), 'a', 'ix_activity_town'],
  ['what somebody is engaged in', (_, reads) => reads.query(ENGAGEMENTS, [planted.person, now, soon]), 'sign_up', 'ix_sign_up_times'],
  ['who waits before somebody', (_, reads) => reads.query(AHEAD, [planted.post, planted.cursor]), 'sign_up', 'ix_sign_up_post', 'PRIMARY'],
]

/** What a county's plan is made from. */
const waiting = (asked: Database) => readWaitingOrders(asked, placeOf('county'))

/**
 * Lists of which a place or team has so few rows that they may be put in order after the index has found them. Where two indexes find
 * them together, both are named.
 */
const sorted: readonly Case[] = [
  ['the orders of a county that wait for a team', waiting, 'o', 'ix_order_county', 'ix_order_county_category'],
  [
    'the orders of a county that wait, as they stand now',
    (asked) => standingOrders(asked, [placeOf('county')], placeOf('county')),
    'o',
    'ix_order_county',
    'ix_order_county_category',
  ],
  ['their open offers', waiting, 'f', 'ix_offer_order', 'ix_offer_team'],
  ['the teams that are out for them', waiting, 'x', 'PRIMARY'],
  ['what is booked of all teams', (asked) => readTeams(asked, now), 'k', 'ix_team_booking_period'],
  ['how teams have answered', (asked) => invitationsSince(asked, now), 'f', 'ix_offer_time'],
  ['how often teams were asked', (asked) => askedSince(asked, now), 'f', 'ix_offer_time'],

  ['the open public list of a town', shown('town', { state: 'open' }), 'o', 'ix_order_public_town', 'ix_order_town'],
  ['the inbox: due', (asked) => inboxOrders(asked, planted.village, 'due', now, undefined), 'o', 'ix_order_inbox', 'ix_order_promise'],
  ['calls owed', (asked) => callbacksOf(asked, planted.village, undefined), 'c', 'ix_callback_site'],
  ['the next page of calls owed', (asked) => callbacksOf(asked, planted.village, `0.${planted.cursor}`), 'c', 'ix_callback_site'],
  ['the past offers of a team', (_, reads) => offersToMe(leading(reads), 'past', undefined, 21), 'o', 'ix_offer_team'],
  ['the projects of teams', said(() => projectsOfTeams([planted.team])), 'p', 'ix_project_team'],
  ['the menu of a village', said(() => candidatesOfTeams([planted.team])), 'p', 'ix_project_team'],
  [
    'the projects at home in a town',
    said(() => projectsWithin(placeOf('town'), 'reviewing', undefined)),
    'p',
    'ix_project_home',
    'ix_project_list',
    // The newest first of a menu of some hundreds: MySQL may prefer to walk it from its end.
    'PRIMARY',
  ],
  ['my balance', (_, reads) => totalsOf(reads, planted.person), 'e', 'ix_hours_entry_person', 'ix_hours_entry_times'],
  [
    'what stands of somebody at a time',
    (_, reads) => standingEntriesNear(reads, planted.person, { from: now.getTime() - 3_600_000, to: now.getTime() }),
    'e',
    'ix_hours_entry_times',
  ],
  [
    'what a village has to review',
    said(() => activitiesOfSite(placeOf('village'), 'reviewing', undefined)),
    'a',
    'ix_activity_site',
    'ix_activity_village',
  ],
  ['what a town has to review', said(() => activitiesOfSite(placeOf('town'), 'reviewing', undefined)), 'a', 'ix_activity_town_work'],
  ['what runs in a county', said(() => activitiesOfSite(placeOf('county'), 'running', undefined)), 'a', 'ix_activity_county_work'],
  [
    'what a county has yet to settle',
    said(() => activitiesOfSite(placeOf('county'), 'unsettled', undefined)),
    'a',
    'ix_activity_county_work',
  ],
  [
    'open posts near a village',
    said(() => openPostsIn({ southE6: 22_390_000, northE6: 22_410_000, westE6: 112_490_000, eastE6: 112_510_000 }, now)),
    'a',
    'ix_activity_box',
  ],
  ['the sign-ups of an activity', (_, reads) => reads.query(SIGN_UPS_OF_ACTIVITY, [planted.cursor]), 's', 'ix_sign_up_activity'],
  [
    'clocks that have run out',
    (asked) => actOnClocks({ database: asked, now: () => now, log: silent } as unknown as Services),
    'd',
    'ix_deadline_due',
  ],
]

const silent = { error: () => undefined }

/** A SELECT that its module only builds. */
function said(build: () => Query | null) {
  return async (_: Database, reads: EntityManager): Promise<unknown> => {
    const query = build()
    return query === null ? null : reads.query(query.sql, [...query.values])
  }
}

/** The plan of the first SELECT that is about the table. */
async function planAbout([, ask, table]: Case) {
  const plans = await plansOf(database, ask)
  const plan = plans.find(({ indexes, scans }) => table in indexes || scans.includes(table))
  if (plan === undefined) throw new Error(`No SELECT is about ${table}: ${JSON.stringify(plans)}`)
  return plan
}

test.each([...orders, ...others, ...activities, ...ofHours].map((each) => [each[0], each] as const))(
  '%s: one walk along one index, in its order',
  async (_name, each) => {
    const [, , table, ...indexes] = each
    const plan = await planAbout(each)
    expect(indexes).toContain(plan.indexes[table])
    expect(plan).toMatchObject({ scans: [], sorts: false })
  },
)

test.each(sorted.map((each) => [each[0], each] as const))('%s: found by one index, nothing read from end to end', async (_name, each) => {
  const [, , table, ...indexes] = each
  const plan = await planAbout(each)
  const used = plan.indexes[table]?.split(',') ?? []
  expect(used.length).toBeGreaterThan(0)
  expect(indexes).toEqual(expect.arrayContaining(used))
  expect(plan.scans).toEqual([])
})

test('what a plan is read from tells a scan and a sort', async () => {
  const [plan] = await plansOf(database, (_, reads) => reads.query('select o.id from service_order o order by o.title limit 1'))
  expect(plan).toMatchObject({ scans: ['o'], sorts: true })
})

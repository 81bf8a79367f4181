import { randomBytes } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import { newPublicCode } from '../../database/public-code'
import { demand, insist } from '../../http/refusal'
import type { ServiceOrder } from '../orders/order.entity'
import { servedOrders } from '../orders/order.queries'
import { personOf } from '../people/actor'
import { placeOf } from '../places/place.queries'
import { Team } from '../teams/team.entity'
import { Activity, ActivityPost } from './activity.entity'
import { type ActivityContent, checkPosts, timesOf } from './check-content'
import { linkOrders } from './linked-orders'
import { type ActivityWork, appendEvent, moveActivity } from './move-activity'

/**
 * A leader turns orders of the team into an activity, or thinks of one freely: a draft, which nobody but the team and its site sees.
 * @throws Refusal invalid_request, place_not_found, place_not_village, order_not_linkable, order_already_linked.
 */
export async function planActivity(work: ActivityWork, team: Team, content: ActivityContent): Promise<Activity> {
  const { tx, now } = work
  const person = demand(personOf(work.actor), 'sign_in_needed')
  const orders = await ordersNamed(tx, team.id, content.orders)
  const activity: Activity = {
    id: uuidv7(),
    publicCode: newPublicCode(),
    state: 'draft',
    shown: false,
    version: 0,
    teamId: team.id,
    checkSecret: randomBytes(32).toString('base64url'),
    returnReason: null,
    cancelReason: null,
    outcome: null,
    createdBy: person.id,
    createdAt: now,
    updatedAt: now,
    endedAt: null,
    settledAt: null,
    settleBy: null,
    ...(await saidOf(tx, team, content, orders, now)),
  }
  await appendEvent(work, activity, 'plan', 'draft')
  activity.version = 1
  await tx.insert(Activity, activity)
  await writePosts(tx, activity.id, content.posts)
  await linkOrders(
    tx,
    activity.id,
    orders.map(({ id }) => id),
  )
  return activity
}

/**
 * Says it anew, while nobody has signed up: before it is published, or after it was returned.
 * @throws Refusal transition_not_allowed, changed_meanwhile, and what planning throws.
 */
export async function reviseActivity(work: ActivityWork, activity: Activity, content: ActivityContent): Promise<void> {
  const { tx, now } = work
  const team = demand(await tx.findOneBy(Team, { id: activity.teamId }), 'team_not_found')
  const orders = await ordersNamed(tx, team.id, content.orders)
  await moveActivity(work, activity, { action: 'revise', change: await saidOf(tx, team, content, orders, now) })
  await writePosts(tx, activity.id, content.posts)
  await linkOrders(
    tx,
    activity.id,
    orders.map(({ id }) => id),
  )
}

type Said = Pick<Activity, SaidColumn>
type SaidColumn =
  | ('siteCode' | 'countyCode' | 'townCode' | 'villageCode' | 'title' | 'category' | 'nature' | 'about' | 'foundBy' | 'risk' | 'riskText')
  | ('insurance' | 'rescue' | 'startsAt' | 'endsAt' | 'minutesPlanned' | 'opensAt' | 'closesAt' | 'address' | 'meetingPoint')
  | ('latE6' | 'lngE6' | 'withinMetres')

/** The columns that follow from what an activity says. The village's station reviews it; its point is the village's unless said. */
async function saidOf(tx: EntityManager, team: Team, content: ActivityContent, orders: readonly ServiceOrder[], now: Date): Promise<Said> {
  const village = demand(await placeOf(tx, content.villageCode), 'place_not_found')
  insist(village.level === 'village', 'place_not_village')
  checkPosts(content)
  const times = timesOf(content, now)
  const { posts: _posts, orders: _orders, villageCode, latE6, lngE6, ...said } = content
  return {
    ...said,
    ...times,
    siteCode: villageCode,
    countyCode: villageCode.slice(0, CODE_LENGTH.county),
    townCode: villageCode.slice(0, CODE_LENGTH.town),
    villageCode,
    foundBy: [said.title, team.name, ...orders.map(({ title }) => title)].join('\n'),
    latE6: latE6 ?? village.latE6,
    lngE6: lngE6 ?? village.lngE6,
  }
}

/** The orders meant, each of which the team has taken and not yet finished. */
async function ordersNamed(tx: EntityManager, teamId: string, codes: readonly string[]): Promise<ServiceOrder[]> {
  const distinct = [...new Set(codes)]
  const served = await servedOrders(tx, teamId, distinct)
  insist(served.length === distinct.length, 'order_not_linkable')
  return served
}

/** Nobody has signed up for the posts of a draft, so they are written anew. */
async function writePosts(tx: EntityManager, activityId: string, posts: ActivityContent['posts']): Promise<void> {
  await tx.delete(ActivityPost, { activityId })
  for (const [position, post] of posts.entries())
    await tx.insert(ActivityPost, {
      ...post,
      id: uuidv7(),
      publicCode: newPublicCode(),
      activityId,
      position,
      taken: 0,
      waiting: 0,
      openVersion: 0,
    })
}

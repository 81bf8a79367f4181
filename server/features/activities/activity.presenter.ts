import type { EntityManager } from 'typeorm'
import type { activities } from '../../../shared/contract/activities'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { distanceMetres, type Point } from '../../../shared/geo/distance'
import { isLiveSignUp } from '../../../shared/lifecycle/sign-up'
import { SIGN_UP_OBSTACLES } from '../../../shared/vocabulary/activities'
import type { Call } from '../../http/call'
import { demand } from '../../http/refusal'
import { ordersByIds } from '../orders/order.queries'
import { personOf } from '../people/actor'
import { personById } from '../people/person.queries'
import { placeNames, siteOf } from '../places/place.queries'
import { obstaclesFor } from '../sign-ups/obstacles'
import type { SignUp } from '../sign-ups/sign-up.entity'
import { presentMine } from '../sign-ups/sign-up.presenter'
import { signUpOf } from '../sign-ups/sign-up.queries'
import { teamsByIds } from '../teams/team.queries'
import type { Activity, ActivityPost } from './activity.entity'
import { leaderOf, postsOf } from './activity.queries'
import { activityActions, activityParties, seesBehind } from './activity.standing'
import { linkedOrdersOf } from './linked-orders'

export type PresentedActivity = ReplyOf<typeof activities.one>
type Asked = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>

const sum = (posts: readonly ActivityPost[], column: 'places' | 'taken' | 'waiting'): number =>
  posts.reduce((all, post) => all + post[column], 0)

/** An activity as this person may see it, with what hinders them from each post and what they may do with it now. */
export async function presentActivity(call: Asked, activity: Activity, from: Point | null = null): Promise<PresentedActivity> {
  const { tx, actor } = call
  const person = personOf(actor)
  const posts = await postsOf(tx, activity.id)
  const signUp = person === null ? null : await signUpOf(tx, activity.id, person.id)
  const behind = seesBehind(actor, activity)
  const inside = behind || (signUp !== null && (isLiveSignUp(signUp.state) || signUp.state === 'attended'))
  return {
    ...(await lineOf(call, activity, posts, from)),
    nature: activity.nature,
    about: activity.about,
    risk: activity.risk,
    riskText: activity.riskText,
    rescue: activity.rescue,
    address: activity.address,
    latE6: activity.latE6,
    lngE6: activity.lngE6,
    minutesPlanned: activity.minutesPlanned,
    opensAt: activity.opensAt.toISOString(),
    closesAt: activity.closesAt.toISOString(),
    posts: await presentPosts(call, activity, posts),
    mine: await mineOf(tx, activity, posts, signUp),
    meetingPoint: inside ? activity.meetingPoint : null,
    leader: inside ? await presentLeader(tx, activity) : null,
    insurance: behind ? activity.insurance : null,
    returnReason: behind ? activity.returnReason : null,
    cancelReason: activity.cancelReason,
    outcome: behind || signUp !== null ? activity.outcome : null,
    settleBy: behind ? (activity.settleBy?.toISOString() ?? null) : null,
    orders: (await ordersByIds(tx, await linkedOrdersOf(tx, activity.id), false)).map(({ publicCode, title }) => ({
      code: publicCode,
      title,
    })),
    actions: activityActions(activity.state, activityParties(actor, activity)),
  }
}

async function lineOf({ tx, services }: Asked, activity: Activity, posts: readonly ActivityPost[], from: Point | null) {
  const names = await placeNames(services.database)
  const team = demand((await teamsByIds(tx, [activity.teamId]))[0], 'team_not_found')
  return {
    code: activity.publicCode,
    state: activity.state,
    title: activity.title,
    category: activity.category,
    village: { code: activity.villageCode, name: names.get(activity.villageCode)?.name ?? '' },
    team: { code: team.publicCode, name: team.name },
    startsAt: activity.startsAt.toISOString(),
    endsAt: activity.endsAt.toISOString(),
    places: sum(posts, 'places'),
    placesLeft: sum(posts, 'places') - sum(posts, 'taken'),
    waiting: sum(posts, 'waiting'),
    distance: from === null ? null : distanceMetres(from, activity),
  }
}

async function presentPosts(call: Asked, activity: Activity, posts: readonly ActivityPost[]): Promise<PresentedActivity['posts']> {
  const obstacles = await obstaclesFor(call, activity, posts)
  return posts.map((post, index) => {
    const code = obstacles[index] ?? null
    const [message = '', next = ''] = code === null ? [] : SIGN_UP_OBSTACLES[code]
    return {
      code: post.publicCode,
      name: post.name,
      duties: post.duties,
      places: post.places,
      left: post.places - post.taken,
      waiting: post.waiting,
      leastAge: post.leastAge,
      mostAge: post.mostAge,
      skill: post.skill,
      credential: post.credential,
      approval: post.approval,
      obstacle: code === null ? null : { code, message, next },
    }
  })
}

async function mineOf(tx: EntityManager, activity: Activity, posts: readonly ActivityPost[], signUp: SignUp | null) {
  const post = posts.find(({ id }) => id === signUp?.postId)
  return signUp === null || post === undefined ? null : presentMine(tx, { signUp, post, activity })
}

/** Who leads it, and a number at which somebody answers: the leader's own, else that of the site. */
async function presentLeader(tx: EntityManager, activity: Activity): Promise<PresentedActivity['leader']> {
  const id = await leaderOf(tx, activity)
  const leader = id === null ? null : await personById(tx, id)
  const site = await siteOf(tx, activity.siteCode)
  if (leader === null) return site === null ? null : { name: site.name, phone: site.phone }
  return { name: leader.name, phone: leader.phone ?? site?.phone ?? '' }
}

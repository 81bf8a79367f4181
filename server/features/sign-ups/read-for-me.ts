import type { activities } from '../../../shared/contract/activities'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { boxAround, type Point } from '../../../shared/geo/distance'
import { type Credential, type GuardianNeed, isGuardianNeed, type SignUpObstacle, type Skill } from '../../../shared/vocabulary/activities'
import type { Row } from '../../database/rows'
import { select } from '../../database/select'
import type { Call } from '../../http/call'
import { type ActivityLineRow, OPEN_POST_SHAPE, openPostsIn } from '../activities/activity.rows'
import { activityLineOf } from '../activities/activity-lines'
import { placeNames } from '../places/place.queries'
import { type Asking, obstacleTo } from './fitness'
import { engagementsOf, factsOf, standingAmong } from './sign-up.queries'

type ForMe = ReplyOf<typeof activities.forMe>['items']
type OpenPost = Row<typeof OPEN_POST_SHAPE>
/** A post that fits, with what a guardian has yet to say. */
type FittingPost = OpenPost & { readonly guardian: GuardianNeed | null }

/** Looked for ever farther, in metres, until there is enough to choose from. */
const REACHES = [8_000, 25_000, 80_000]
const ENOUGH = 10
const MOST = 40
/** Later than every activity. */
const FOREVER = new Date('2100-01-01T00:00:00.000Z')

/** The posts that this person may take now, by themself or with a guardian's word, by activity, the nearest first and of those equally near the next to come. */
export async function readForMe(call: Pick<Call, 'tx' | 'now' | 'services'>, personId: string, from: Point): Promise<ForMe> {
  const { tx, now, services } = call
  const names = await placeNames(services.database)
  const facts = await factsOf(tx, personId)
  const engagements = await engagementsOf(tx, personId, now, FOREVER)
  const obstacleOf = (post: OpenPost): SignUpObstacle | null => {
    const times = { id: post.id, startsAt: new Date(post.startsAt), endsAt: new Date(post.endsAt) }
    const asking: Asking = { ...facts, ...standingAmong(engagements, times, post.postId), consented: true, guardian: null }
    return obstacleTo(askedOf(post, times), asking, now)
  }
  let items: ForMe = []
  for (const metres of REACHES) {
    const { sql, values } = openPostsIn(boxAround(from, metres), now)
    const open = await select(services.database, sql, OPEN_POST_SHAPE, values)
    const posts = open.flatMap((post): FittingPost[] => {
      const obstacle = obstacleOf(post)
      if (obstacle === null) return [{ ...post, guardian: null }]
      return isGuardianNeed(obstacle) ? [{ ...post, guardian: obstacle }] : []
    })
    items = byActivity(posts, (post) => activityLineOf(post as ActivityLineRow, names, from)).filter(
      (item) => (item.distance ?? 0) <= metres,
    )
    if (items.length >= ENOUGH) break
  }
  return items.sort(nearestFirst).slice(0, MOST)
}

const askedOf = (post: OpenPost, { startsAt }: { readonly startsAt: Date }) => ({
  state: 'recruiting' as const,
  startsAt,
  opensAt: post.opensAt,
  closesAt: post.closesAt,
  rescue: post.rescue,
  risk: post.risk as 1 | 2 | 3,
  leastAge: post.leastAge,
  mostAge: post.mostAge,
  skill: post.skill as Skill | null,
  credential: post.credential as Credential | null,
})

function byActivity(posts: readonly FittingPost[], lineOf: (post: OpenPost) => Omit<ForMe[number], 'posts'>): ForMe {
  const items = new Map<string, ForMe[number]>()
  for (const post of posts) {
    const item = items.get(post.id) ?? { ...lineOf(post), posts: [] }
    item.posts.push({ code: post.postCode, name: post.postName, left: post.postLeft, guardian: post.guardian })
    items.set(post.id, item)
  }
  return [...items.values()]
}

const nearestFirst = (one: ForMe[number], other: ForMe[number]): number =>
  (one.distance ?? 0) - (other.distance ?? 0) || (one.startsAt < other.startsAt ? -1 : 1)

import type { SignUpObstacle } from '../../../shared/vocabulary/activities'
import type { Call } from '../../http/call'
import type { Activity, ActivityPost } from '../activities/activity.entity'
import { obstacleTo } from './fitness'
import { engagementsOf, factsOf, standingAmong } from './sign-up.queries'

/** What hinders whoever asks from each of these posts of an activity, in their order; null where nothing does. A visitor has yet to agree. */
export async function obstaclesFor(
  { tx, actor, now }: Pick<Call, 'tx' | 'actor' | 'now'>,
  activity: Activity,
  posts: readonly ActivityPost[],
): Promise<(SignUpObstacle | null)[]> {
  if (actor.kind !== 'person' || !actor.consented) return posts.map(() => 'consent_needed')
  const facts = await factsOf(tx, actor.person.id)
  const engagements = await engagementsOf(tx, actor.person.id, activity.startsAt, activity.endsAt)
  return posts.map(({ id, leastAge, mostAge, skill, credential }) => {
    const asking = { ...facts, ...standingAmong(engagements, activity, id), consented: true, guardian: null }
    return obstacleTo({ ...activity, leastAge, mostAge, skill, credential }, asking, now)
  })
}

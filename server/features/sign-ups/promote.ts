import { MoreThan } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { SIGN_UP_OBSTACLES, type SignUpObstacle } from '../../../shared/vocabulary/activities'
import type { ActivityWork } from '../activities/move-activity'
import { moveSeat } from '../activities/seats'
import { misfit } from './fitness'
import { timesWords } from './follow-activity'
import { asSystem, type HeldEnrolment, moveSignUp } from './move-sign-up'
import { SignUp, SignUpEvent } from './sign-up.entity'
import { engagementsOf, factsOf, holdPerson, standingAmong } from './sign-up.queries'
import { tellSignedUp } from './tell-signed-up'

/** So many who wait are looked at together. */
const AT_ONCE = 20

type Held = Omit<HeldEnrolment, 'signUp'>

/**
 * A place of the post, which is held, has become free: the first who waits and can still come gets it and is told. Who cannot come any
 * more, because of other times or papers run out, keeps waiting and is told why, once for each reason.
 */
export async function promoteNext(work: ActivityWork, held: Held): Promise<void> {
  const { activity, post } = held
  if (activity.startsAt <= work.now) return
  let after = ''
  while (true) {
    const waiting = await work.tx.find(SignUp, {
      where: { postId: post.id, state: 'waitlisted', id: MoreThan(after) },
      order: { id: 'ASC' },
      take: AT_ONCE,
    })
    for (const signUp of waiting) if (await promoted(work, held, signUp)) return
    const last = waiting.at(-1)
    if (last === undefined || waiting.length < AT_ONCE) return
    after = last.id
  }
}

/** Whether this one took the place. */
async function promoted(work: ActivityWork, { activity, post }: Held, signUp: SignUp): Promise<boolean> {
  const { tx } = work
  await holdPerson(tx, signUp.personId)
  const obstacle = await obstacleOf(work, { activity, post }, signUp)
  if (obstacle !== null) {
    await passOver(work, { activity, post }, signUp, obstacle)
    return false
  }
  if (!(await moveSeat(tx, 'promote', post))) return false
  const eventId = await moveSignUp(work, signUp, { action: 'promote', by: asSystem })
  const body = (): string => `有了空位，您已报上「${post.name}」。${timesWords(activity)}，来不了请点一下取消。`
  await tellSignedUp(work, activity, [signUp], eventId, { title: '候补成功，已报上名', body, kind: 'visit_change' })
  return true
}

async function obstacleOf({ tx }: ActivityWork, { activity, post }: Held, signUp: SignUp): Promise<SignUpObstacle | null> {
  const engagements = await engagementsOf(tx, signUp.personId, activity.startsAt, activity.endsAt)
  const { leastAge, mostAge, skill, credential } = post
  return misfit(
    { ...activity, leastAge, mostAge, skill, credential },
    {
      ...(await factsOf(tx, signUp.personId)),
      clashes: standingAmong(engagements, activity, post.id).clashes,
      guardian: signUp.guardianName === null ? null : { present: signUp.guardianPresent },
    },
  )
}

async function passOver(work: ActivityWork, { activity }: Held, signUp: SignUp, obstacle: SignUpObstacle): Promise<void> {
  const { tx, now } = work
  const passed = { signUpId: signUp.id, action: 'pass_over' as const, said: obstacle }
  if (await tx.existsBy(SignUpEvent, passed)) return
  const id = uuidv7()
  await tx.insert(SignUpEvent, { ...passed, id, fromState: signUp.state, toState: signUp.state, personId: null, at: now })
  const [sentence, next] = SIGN_UP_OBSTACLES[obstacle]
  const body = (): string => `有了空位，但${sentence}这次先给了后面的人，您还在候补里。${next}。`
  await tellSignedUp(work, activity, [signUp], id, { title: '候补轮到您，没能补上', body, kind: null })
}

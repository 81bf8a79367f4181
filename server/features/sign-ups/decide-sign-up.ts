import type { ActivityWork } from '../activities/move-activity'
import { moveSeat } from '../activities/seats'
import { timesWords } from './follow-activity'
import { asSystem, demandSeat, held, moveSignUp, signUpTransition } from './move-sign-up'
import { promoteNext } from './promote'
import type { SignUp } from './sign-up.entity'
import { type Enrolment, signUpParties } from './sign-up.policy'
import { tellSignedUp } from './tell-signed-up'

/** One tap, no reason, no trace in any score; the place goes to who waits. */
export async function withdrawSignUp(work: ActivityWork, enrolment: Enrolment): Promise<SignUp> {
  const parties = signUpParties(work.actor, enrolment)
  signUpTransition(enrolment.signUp.state, parties, 'withdraw')
  const { signUp, activity, post } = await held(work, enrolment)
  const before = signUp.state
  await moveSignUp(work, signUp, { action: 'withdraw', by: parties })
  if (before === 'waitlisted') await demandSeat(work.tx, 'stopWaiting', post)
  if (before !== 'approved') return signUp
  await demandSeat(work.tx, 'free', post)
  await promoteNext(work, { activity, post })
  return signUp
}

/** The leader agrees: the person has a place, or the next one that becomes free. */
export async function approveSignUp(work: ActivityWork, enrolment: Enrolment): Promise<SignUp> {
  const parties = signUpParties(work.actor, enrolment)
  signUpTransition(enrolment.signUp.state, parties, 'approve')
  const { signUp, activity, post } = await held(work, enrolment)
  signUpTransition(signUp.state, parties, 'approve')
  const placed = await moveSeat(work.tx, 'take', post)
  if (!placed) await demandSeat(work.tx, 'wait', post)
  const eventId = await moveSignUp(work, signUp, placed ? { action: 'approve', by: parties } : { action: 'wait', by: asSystem })
  const title = placed ? '队长同意了，已报上名' : '队长同意了，先候补'
  const body = (): string => (placed ? `${timesWords(activity)}，来不了请点一下取消。` : '名额刚好满了，有空位会自动补上并告诉您。')
  await tellSignedUp(work, activity, [signUp], eventId, { title, body, kind: 'visit_change' })
  return signUp
}

/** The leader has no place for somebody who asked or waits, and says a word to them. */
export async function rejectSignUp(work: ActivityWork, enrolment: Enrolment, reason: string): Promise<SignUp> {
  const parties = signUpParties(work.actor, enrolment)
  signUpTransition(enrolment.signUp.state, parties, 'reject')
  const { signUp, activity, post } = await held(work, enrolment)
  const before = signUp.state
  const eventId = await moveSignUp(work, signUp, { action: 'reject', by: parties, said: reason })
  if (before === 'waitlisted') await demandSeat(work.tx, 'stopWaiting', post)
  await tellSignedUp(work, activity, [signUp], eventId, { title: '这次没有安排', body: () => reason, kind: 'visit_change' })
  return signUp
}

/** The leader takes back a place that was given, and says a word to the person; the place goes to who waits. */
export async function removeSignUp(work: ActivityWork, enrolment: Enrolment, reason: string): Promise<SignUp> {
  const parties = signUpParties(work.actor, enrolment)
  signUpTransition(enrolment.signUp.state, parties, 'remove')
  const { signUp, activity, post } = await held(work, enrolment)
  const eventId = await moveSignUp(work, signUp, { action: 'remove', by: parties, said: reason })
  await demandSeat(work.tx, 'free', post)
  await tellSignedUp(work, activity, [signUp], eventId, { title: '安排取消了', body: () => reason, kind: 'visit_change' })
  await promoteNext(work, { activity, post })
  return signUp
}

import { LIVE_SIGN_UP_STATES } from '@shared/lifecycle/sign-up'
import { isGuardianNeed } from '@shared/vocabulary/activities'
import type { Activity, Post } from '@/activity-work/activity'

export type Mine = NonNullable<Activity['mine']>

const LIVE: readonly string[] = LIVE_SIGN_UP_STATES

/** Whether one has a sign-up that still holds. */
export const isSignedUp = (mine: Activity['mine']): mine is Mine => mine !== null && LIVE.includes(mine.state)

/** What a press on a post does: sign up, ask for a guardian's word first, lead a stranger to sign in; or nothing, and the obstacle says why. */
export type Press = 'sign_up' | 'guardian' | 'sign_in' | null

/** @param signedIn whether somebody is; of a stranger the server knows nothing that would stand in the way but that */
export function pressOf({ obstacle }: Post, activity: Pick<Activity, 'state' | 'mine'>, signedIn: boolean): Press {
  if (activity.state !== 'recruiting' || isSignedUp(activity.mine)) return null
  if (!signedIn) return 'sign_in'
  if (obstacle === null) return 'sign_up'
  return isGuardianNeed(obstacle.code) ? 'guardian' : null
}

import type { ReactNode } from 'react'
import type { Activity } from '@/activity-work/activity'
import { isOnNow } from '@/check-in/known'
import { Button } from '@/design'
import { go } from '@/platform/navigation'
import { SignUpButton } from './sign-up-button'
import { isSignedUp, pressOf } from './standing'
import type { TakingPart } from './use-taking-part'

/**
 * What this person can do about the activity, always in reach: check in when it is on, leave it again, or sign up where there is one post;
 * null where nothing can be done.
 */
export function footOf(activity: Activity, part: TakingPart, signedIn: boolean): ReactNode {
  const { mine, posts, code } = activity
  if (!isSignedUp(mine)) {
    const [only, ...others] = posts
    if (only === undefined || others.length > 0) return null
    const press = pressOf(only, activity, signedIn)
    return press === null ? null : <SignUpButton post={only} press={press} part={part} kind="primary" />
  }
  const on = mine.state === 'approved' && isOnNow(activity, Date.now())
  if (!mine.mayWithdraw && !on) return null
  return (
    <>
      {mine.mayWithdraw && (
        <Button id="withdraw" busy={part.withdrawing} onPress={() => part.withdraw(mine.code)}>
          取消报名
        </Button>
      )}
      {on && (
        <Button id="to-check-in" kind="primary" icon="scan" onPress={() => go('/volunteer/pages/check-in/index', { activity: code })}>
          签到签退
        </Button>
      )}
    </>
  )
}

import { signUps } from '@shared/contract'
import type { BodyIn } from '@shared/contract/endpoint'
import { useState } from 'react'
import { useWrite } from '@/api'
import { sendTo } from '@/api/onward'
import { useSession, useSignedIn } from '@/state/session'
import { useReminders } from './use-reminders'

export type Guardian = NonNullable<BodyIn<typeof signUps.signUp>['guardian']>

export interface TakingPart {
  /** Signs up to a post, in one press; with a guardian's word where the person is a minor. Whoever is not signed in is led there. */
  signUp(post: string, guardian?: Guardian | null): void
  withdraw(signUp: string): void
  /** Public code of the post that is being asked for. */
  asking: string | null
  withdrawing: boolean
  /** What was just done, in a sentence. */
  done: string | null
  error: Error | null
}

const SAID = {
  approved: '报上名了。到时候见。',
  applied: '已经报名，等队长同意，有结果会发消息给您。',
  waitlisted: '已经排上候补。有空位会自动递补，发消息给您。',
} as const

const saidOf = (state: string): string => (state in SAID ? SAID[state as keyof typeof SAID] : '已经报名。')

/** Signing up to an activity and leaving it again. */
export function useTakingPart(code: string): TakingPart {
  const signedIn = useSignedIn()
  const consented = useSession((state) => state.self?.consentsMissing.length === 0)
  const remind = useReminders(signedIn && consented)
  const [asking, setAsking] = useState<string | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const asked = useWrite(signUps.signUp, ({ state }) => setDone(saidOf(state)))
  const left = useWrite(signUps.withdraw, () => setDone('已取消报名，不影响您以后报名。'))
  const begin = () => {
    setDone(null)
    asked.clear()
    left.clear()
  }
  const signUp: TakingPart['signUp'] = (post, guardian = null) => {
    if (!signedIn) return sendTo('sign-in')
    if (!consented) return sendTo('consent')
    begin()
    setAsking(post)
    remind()
    void asked.send({ params: { code }, body: { post, guardian } })
  }
  const withdraw = (mine: string) => {
    begin()
    void left.send({ params: { code: mine } })
  }
  return { signUp, withdraw, asking: asked.busy ? asking : null, withdrawing: left.busy, done, error: asked.error ?? left.error }
}

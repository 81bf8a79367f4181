import { session } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { useCallback, useEffect, useState } from 'react'
import { call, isUncertain } from '@/api'

type Grant = ReplyOf<typeof session.askDesk>
type SignedIn = NonNullable<ReplyOf<typeof session.pollDesk>['signedIn']>

/** Milliseconds between two questions whether the code was confirmed. */
const PAUSE = 2_000

export interface DeskGrant {
  grant: Grant | null
  /** The code is over: a new one is to be asked for. */
  ended: boolean
  error: unknown
  /** Asks for a new code. */
  renew(): void
}

/** A code that another device confirms: asked for at once, then watched until it is confirmed or over. */
export function useDeskGrant(onSignedIn: (signedIn: SignedIn) => void): DeskGrant {
  const [grant, setGrant] = useState<Grant | null>(null)
  const [ended, setEnded] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const renew = useCallback(() => {
    setEnded(false)
    setError(null)
    setGrant(null)
    call(session.askDesk).then(setGrant, setError)
  }, [])

  useEffect(renew, [renew])

  useEffect(() => {
    if (grant === null || ended) return
    let watched = true
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      if (Date.now() >= Date.parse(grant.expiresAt)) return setEnded(true)
      try {
        const { signedIn } = await call(session.pollDesk, { body: { grant: grant.grant, secret: grant.secret } })
        if (!watched) return
        if (signedIn !== null) return onSignedIn(signedIn)
      } catch (failure) {
        // Without a signal the code may still hold: ask again. A refusal is definite: it is over.
        if (watched && !isUncertain(failure)) return setEnded(true)
      }
      if (watched) timer = setTimeout(() => void look(), PAUSE)
    }
    timer = setTimeout(() => void look(), PAUSE)
    return () => {
      watched = false
      clearTimeout(timer)
    }
  }, [grant, ended, onSignedIn])

  return { grant, ended, error, renew }
}

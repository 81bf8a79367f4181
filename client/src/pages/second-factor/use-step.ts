import type { Endpoint, ReplyOf } from '@shared/contract/endpoint'
import { useState } from 'react'
import { call } from '@/api'
import type { Arguments } from '@/api/call'

/**
 * A step of proving who one is. Unlike a write it makes nothing be read again by itself: the session's token has changed with it, and
 * whatever were read under the old one would end the session.
 */
export function useStep<E extends Endpoint>(endpoint: E, onDone: (reply: ReplyOf<E>) => void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const send = async (given: Arguments<E>): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      onDone((await call<Endpoint>(endpoint, given)) as ReplyOf<E>)
    } catch (failure) {
      setError(failure instanceof Error ? failure : new Error(String(failure)))
    } finally {
      setBusy(false)
    }
  }
  return { send, busy, error }
}

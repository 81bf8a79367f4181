import type { BodyIn, Endpoint, ParamsIn, QueryIn, ReplyOf } from '@shared/contract/endpoint'
import { useSession } from '@/state/session'
import { addressOf } from './address'
import { isUncertain, type Refusal, refusalFrom } from './errors'
import { newKey } from './key'
import { sendTo } from './onward'
import { type Answer, send } from './transport'

/** An object with nothing in it: whether it would do is how an argument is found to be optional. */
export type Nothing = Record<never, never>

type Part<Name extends string, Value> = Nothing extends Value ? { [N in Name]?: Value } : { [N in Name]: Value }

/** What a call of this endpoint takes: `params`, `query` and `body`, each demanded only where the contract demands something. */
export type Arguments<E extends Endpoint> = Part<'params', ParamsIn<E>> & Part<'query', QueryIn<E>> & Part<'body', BodyIn<E>>

export interface CallOptions {
  /** The key of the intention (see `useIntention`); without one, this call is its own intention. */
  key?: string
  /** One attempt alone: whoever calls repeats it later with a body that is true then. */
  once?: boolean
}

export type Rest<E extends Endpoint> =
  Nothing extends Arguments<E> ? [given?: Arguments<E>, options?: CallOptions] : [given: Arguments<E>, options?: CallOptions]

/** What every endpoint's arguments have in common, once they leave the typed world. */
interface Loose {
  params?: Record<string, string>
  query?: Record<string, string | undefined>
  body?: unknown
}

/** Milliseconds before the second, third and fourth attempt. */
const PAUSES = [500, 1500, 4000]

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Repeats what may be repeated: only a keyed write, and only while nothing definite was said. Reads are repeated by their query. */
export async function insist<T>(attempt: () => Promise<T>, mayRepeat: boolean, pauses: readonly number[] = PAUSES): Promise<T> {
  try {
    return await attempt()
  } catch (error) {
    const [next, ...later] = pauses
    if (!mayRepeat || next === undefined || !isUncertain(error)) throw error
    await pause(next)
    return insist(attempt, mayRepeat, later)
  }
}

/** The headers of a call: who asks, and under which key. */
export function headersFor(endpoint: Endpoint, key: string): Record<string, string> {
  const { token } = useSession.getState()
  return {
    ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
    ...(endpoint.repeat === 'key' ? { 'Idempotency-Key': key } : {}),
  }
}

/**
 * What follows a refusal by itself: a session that ended is forgotten, and somebody who was at work is led to sign in or to consent.
 * Nobody is led away from a page that merely has nothing to show to strangers: it offers to sign in.
 */
export function follow(endpoint: Endpoint, refusal: Refusal): void {
  if (endpoint.policy === 'anyone') return
  if (refusal.status === 401) {
    const hadSession = useSession.getState().token !== null
    useSession.getState().signOut()
    if (hadSession || endpoint.repeat !== 'read') sendTo('sign-in')
  }
  if (refusal.code === 'second_factor_needed') sendTo('second-factor')
  if (refusal.code === 'consent_needed') sendTo('consent')
}

/** Turns an answer into the reply, or throws the refusal that it is. */
export function replyFrom<E extends Endpoint>(endpoint: E, answer: Answer): ReplyOf<E> {
  if (answer.status >= 200 && answer.status < 300) return answer.body as ReplyOf<E>
  const refusal = refusalFrom(answer.status, answer.body)
  follow(endpoint, refusal)
  throw refusal
}

/** A public endpoint must not fail because of an old session: it is asked again without one. */
async function sendOnce<E extends Endpoint>(endpoint: E, given: Loose, key: string): Promise<ReplyOf<E>> {
  const url = addressOf(endpoint.path, given.params, given.query)
  const ask = () => send({ method: endpoint.method, url, body: given.body, headers: headersFor(endpoint, key) })
  const answer = await ask()
  if (answer.status === 401 && endpoint.policy === 'anyone' && useSession.getState().token !== null) {
    useSession.getState().signOut()
    return replyFrom(endpoint, await ask())
  }
  return replyFrom(endpoint, answer)
}

/**
 * Calls an endpoint of the contract.
 * @throws Refusal when the server says no, NoSignal when nothing came back (after a keyed write was tried four times)
 */
export function call<E extends Endpoint>(endpoint: E, ...[given, options]: Rest<E>): Promise<ReplyOf<E>> {
  const key = options?.key ?? newKey()
  return insist(() => sendOnce(endpoint, (given ?? {}) as Loose, key), endpoint.repeat === 'key' && options?.once !== true)
}

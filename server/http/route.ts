import type { Endpoint, ReplyOf } from '../../shared/contract/endpoint'
import type { Bytes, Call, Route } from './call'

type Answer<E extends Endpoint> = ReplyOf<E> | Bytes

/** A route that is about nothing in particular: lists, and what concerns only the person who asks. */
export function answer<E extends Endpoint>(endpoint: E, act: (call: Call<E>) => Promise<Answer<E>>): Route {
  return { endpoint, act: (call) => act(call as Call<E>) }
}

/** A route about one thing: load it, ask the policy, then answer with it. */
export function answerAbout<E extends Endpoint, S>(
  endpoint: E,
  load: (call: Call<E>) => Promise<S>,
  act: (call: Call<E>, subject: S) => Promise<Answer<E>>,
): Route {
  return {
    endpoint,
    load: (call) => load(call as Call<E>),
    act: (call, subject) => act(call as Call<E>, subject as S),
  }
}

/**
 * A route that must ask somebody outside (WeChat) first: `prepare` runs before the transaction begins, so that no lock waits for a
 * network.
 */
export function answerPrepared<E extends Endpoint, P, S = undefined>(
  endpoint: E,
  steps: {
    readonly prepare: (call: Call<E>) => Promise<P>
    readonly load?: (call: Call<E>) => Promise<S>
    readonly act: (call: Call<E>, prepared: P, subject: S) => Promise<Answer<E>>
  },
): Route {
  const { load } = steps
  return {
    endpoint,
    prepare: (call) => steps.prepare(call as Call<E>),
    ...(load === undefined ? {} : { load: (call: Call) => load(call as Call<E>) }),
    act: (call, subject, prepared) => steps.act(call as Call<E>, prepared as P, subject as S),
  }
}

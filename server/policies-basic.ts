import type { PersonActor } from './features/people/actor'
import type { Call } from './http/call'
import { Refusal } from './http/refusal'

/** The person who asks. @throws Refusal sign_in_needed for a visitor. */
export function demandPerson(call: Call): PersonActor {
  if (call.actor.kind !== 'person') throw new Refusal('sign_in_needed')
  return call.actor
}

/** The person who asks, who has agreed to the privacy text in force. @throws Refusal sign_in_needed, consent_needed. */
export function demandConsented(call: Call): PersonActor {
  const actor = demandPerson(call)
  if (!actor.consented) throw new Refusal('consent_needed')
  return actor
}

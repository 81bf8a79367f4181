import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { administers, sitesOf } from '../people/actor'

/** What an administrator looks at or changes, by the place that it belongs to. */
export interface Administered {
  readonly placeCode: string
}

/** Both are asked with what is administered: it must lie in the asker's own subtree. Who administers nothing learns nothing. */
const mayAdminister: Policies['administration.read'] = (call, subject) => {
  const actor = demandConsented(call)
  insist(sitesOf(actor, 'administrator').length > 0, 'not_allowed')
  if (subject !== undefined) insist(administers(actor, (subject as Administered).placeCode), 'not_allowed')
}

export const administrationPolicies = {
  'administration.read': mayAdminister,
  'administration.act': mayAdminister,
} satisfies Partial<Policies>

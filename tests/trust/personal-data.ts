import { ownData } from '../../shared/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { OFFICERS, owners, READERS, reach } from './expectations'
import type { Personal } from './world/canaries'
import type { Kind, Where } from './world/kinds'

type Kinds = (where: Where) => readonly Kind[]
const nobody: Kinds = () => []
const own =
  (...kinds: Kind[]): Kinds =>
  (where) =>
    owners(kinds, where)
const both =
  (...each: Kinds[]): Kinds =>
  (where) =>
    each.flatMap((kinds) => kinds(where))
const readers: Kinds = (where) => reach(READERS, where)
const administrators: Kinds = (where) => reach(['administrator'], where)
const officers: Kinds = (where) => reach(OFFICERS, where)

/**
 * Who may find what is personal in a reply, by whose it is: `plainly` in any, `opened` in those alone by which it is opened and which write
 * down that it was, `taken` in the export of one's own data. What is not here is for nobody.
 */
export const FIELDS: Readonly<Record<Personal, { readonly plainly: Kinds; readonly opened: Kinds; readonly taken: Kinds }>> = {
  name: { plainly: own('resident', 'proxy'), opened: both(own('leader'), officers), taken: own('resident') },
  phone: { plainly: own('resident'), opened: both(own('leader'), officers), taken: own('resident') },
  address: { plainly: own('resident', 'proxy'), opened: both(own('leader'), officers), taken: own('resident') },
  health: { plainly: nobody, opened: officers, taken: own('resident') },
  text: { plainly: both(own('resident', 'proxy', 'leader'), readers), opened: nobody, taken: own('resident', 'proxy') },
  volunteer_name: { plainly: both(own('volunteer', 'leader'), readers), opened: both(officers, administrators), taken: own('volunteer') },
  volunteer_phone: { plainly: own('volunteer'), opened: both(own('leader'), officers, administrators), taken: own('volunteer') },
  birth_date: { plainly: own('volunteer'), opened: officers, taken: own('volunteer') },
  guardian: { plainly: nobody, opened: both(own('leader'), officers), taken: own('volunteer') },
  openid: { plainly: nobody, opened: nobody, taken: own('resident', 'volunteer') },
}

/** An opening is a write whose audit tag says so; each keeps who, whose, when and why. */
const opens = ({ audit }: Endpoint): boolean => audit.endsWith('.reveal')

/** Whether this person may read this field of the people of that place in a reply of this endpoint. */
export function mayCarry(endpoint: Endpoint, field: Personal, kind: Kind, where: Where): boolean {
  const { plainly, opened, taken } = FIELDS[field]
  if (endpoint === ownData.take) return taken(where).includes(kind)
  return plainly(where).includes(kind) || (opens(endpoint) && opened(where).includes(kind))
}

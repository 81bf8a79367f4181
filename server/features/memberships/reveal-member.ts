import { uuidv7 } from 'uuidv7'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { memberships } from '../../../shared/contract/memberships'
import { demand } from '../../http/refusal'
import type { AdministrativeWork } from '../administration/record-change'
import { personOf } from '../people/actor'
import { personById } from '../people/person.queries'
import type { MembershipRow } from './membership.queries'
import { MembershipReveal } from './membership-reveal.entity'

/** Opens whose name and number stand behind a membership, and writes down who looked, when and why. */
export async function revealMember(
  work: AdministrativeWork,
  { id, personId }: MembershipRow,
  reason: string,
): Promise<ReplyOf<typeof memberships.reveal>> {
  const openedBy = demand(personOf(work.actor), 'sign_in_needed').id
  await work.tx.insert(MembershipReveal, { id: uuidv7(), membershipId: id, openedBy, reason, at: work.now })
  const { name, phone } = demand(await personById(work.tx, personId), 'membership_not_found')
  return { name, phone }
}

import { type EntityManager, IsNull } from 'typeorm'
import { tell } from '../notices/announce'
import { Membership } from '../people/membership.entity'
import type { Complaint } from './complaint.entity'

const opens = ({ number }: Complaint): string => `/complaints/pages/case/index?code=${number}`

/** Who answers for a desk: its staff, and its supervisors, of whom the city has nobody else. None of them who is of the site complained of. */
async function deskPeople(tx: EntityManager, { deskCode, targetCode, complainantId }: Complaint): Promise<string[]> {
  const of = async (siteCode: string, roles: readonly Membership['role'][]) =>
    (await tx.findBy(Membership, { siteCode, endedAt: IsNull() })).flatMap(({ role, personId }) => (roles.includes(role) ? [personId] : []))
  const concerned = new Set(await of(targetCode, ['staff']))
  return (await of(deskCode, ['staff', 'supervisor'])).filter((id) => !concerned.has(id) && id !== complainantId)
}

/** The desk that has it now learns of it; the notice says no name and none of its words. */
export async function tellDesk(tx: EntityManager, complaint: Complaint, title: string, body: string, now: Date): Promise<void> {
  const eventKey = `complaint.${complaint.id}.${complaint.version}`
  await tell(tx, {
    personIds: await deskPeople(tx, complaint),
    eventKey,
    orderId: null,
    title,
    body,
    opens: opens(complaint),
    kind: null,
    now,
  })
}

/** Whoever complained learns how it goes on, where they have an account; the others are rung by the desk. */
export async function tellComplainant(tx: EntityManager, complaint: Complaint, title: string, body: string, now: Date): Promise<void> {
  if (complaint.complainantId === null) return
  const eventKey = `complaint.${complaint.id}.${complaint.version}.own`
  await tell(tx, { personIds: [complaint.complainantId], eventKey, orderId: null, title, body, opens: opens(complaint), kind: null, now })
}

import { type EntityManager, IsNull } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { ROLE_LABELS } from '../../../shared/vocabulary/people'
import { isWithin } from '../../../shared/vocabulary/places'
import { change } from '../../database/change'
import { hashOf } from '../../http/identity'
import { demand, insist } from '../../http/refusal'
import { type AdministrativeWork, recordChange } from '../administration/record-change'
import { tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { Membership } from '../people/membership.entity'
import { type InvitationRow, openInvitationByHash } from './invitation.queries'

/** Whether whoever invited still administers the place: nobody gives what they no longer hold. */
async function stillHeld(tx: EntityManager, { invitedBy, placeCode }: InvitationRow): Promise<boolean> {
  const held = await tx.findBy(Membership, { personId: invitedBy, role: 'administrator', endedAt: IsNull() })
  return held.some(({ siteCode }) => siteCode !== null && isWithin(placeCode, siteCode))
}

/**
 * What a code invites to. @throws Refusal invitation_ended when it is unknown, used, withdrawn or too old, or came from somebody who no
 * longer administers the place: one answer for all, so that guessing teaches nothing.
 */
export async function invitationFor(tx: EntityManager, code: string, now: Date): Promise<InvitationRow> {
  const invitation = demand(await openInvitationByHash(tx, hashOf(code), now), 'invitation_ended')
  insist(await stillHeld(tx, invitation), 'invitation_ended')
  return invitation
}

const TAKE = `update \`invitation\` set \`acceptedBy\` = ?, \`acceptedAt\` = ?
  where \`id\` = ? and \`acceptedAt\` is null and \`withdrawnAt\` is null and \`expiresAt\` > ?`

/** The signed-in person takes what the code offers; it holds from their next request on, and whoever invited is told. @throws Refusal invitation_ended, already_member. */
export async function acceptInvitation(work: AdministrativeWork, code: string): Promise<void> {
  const { tx, now } = work
  const invitation = await invitationFor(tx, code, now)
  const { role, siteCode, teamId, placeCode } = invitation
  const person = demand(personOf(work.actor), 'sign_in_needed')
  const where = { siteCode: siteCode ?? IsNull(), teamId: teamId ?? IsNull() }
  insist(!(await tx.existsBy(Membership, { personId: person.id, role, ...where, endedAt: IsNull() })), 'already_member')
  // Before the rest: of two at the same moment the second stops here, where it can say why.
  insist((await change(tx, TAKE, [person.id, now, invitation.id, now])) === 1, 'invitation_ended')
  const id = uuidv7()
  await tx.insert(Membership, { id, personId: person.id, role, siteCode, teamId, startedAt: now, endedAt: null })
  const after = { role, siteCode, teamId, personId: person.id }
  await recordChange(work, { placeCode, subject: 'membership', subjectKey: id, before: null, after })
  await tell(tx, {
    personIds: [invitation.invitedBy],
    eventKey: `invitation.${invitation.id}`,
    orderId: null,
    title: '有人接受了邀请',
    body: `${invitation.siteName ?? invitation.teamName ?? ''}的${ROLE_LABELS[role]}已经到位。`,
    opens: '/administration/pages/people/index',
    kind: null,
    now,
  })
}

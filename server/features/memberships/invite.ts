import { uuidv7 } from 'uuidv7'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { memberships } from '../../../shared/contract/memberships'
import { INVITATION_HOURS, ROLE_LEVELS, type Role, SITE_ROLES } from '../../../shared/vocabulary/people'
import { levelOf } from '../../../shared/vocabulary/places'
import { change } from '../../database/change'
import { newPublicCode } from '../../database/public-code'
import { hashOf } from '../../http/identity'
import { demand, insist } from '../../http/refusal'
import type { Administered } from '../administration/administration.policy'
import { type AdministrativeWork, recordChange } from '../administration/record-change'
import { personOf } from '../people/actor'
import { placeOf } from '../places/place.queries'
import { teamByCode } from '../teams/team.queries'
import { Invitation } from './invitation.entity'
import type { InvitationRow } from './invitation.queries'

const HOUR_MS = 3_600_000

/** What somebody is to become, and where. */
export interface Wish extends Administered {
  readonly role: Role
  readonly siteCode: string | null
  readonly teamId: string | null
}

const isSiteRole = (role: Role): role is (typeof SITE_ROLES)[number] => (SITE_ROLES as readonly Role[]).includes(role)

/**
 * What the body wishes for, with the place whose administrators may grant it.
 * @throws Refusal place_not_found, team_not_found, role_not_there when the role is none of a site, of a team, or of that level.
 */
export async function wishOf({ tx }: AdministrativeWork, { role, site, team }: BodyOf<typeof memberships.invite>): Promise<Wish> {
  if (site === null) {
    const { id, homeCode } = demand(team === null ? null : await teamByCode(tx, team), 'team_not_found')
    insist(!isSiteRole(role), 'role_not_there')
    return { role, siteCode: null, teamId: id, placeCode: homeCode }
  }
  const { code } = demand(await placeOf(tx, site), 'place_not_found')
  const level = levelOf(code)
  insist(isSiteRole(role) && level !== null && ROLE_LEVELS[role].includes(level), 'role_not_there')
  return { role, siteCode: code, teamId: null, placeCode: code }
}

/** Makes an invitation. Its code is in the reply and nowhere else. */
export async function invite(work: AdministrativeWork, wish: Wish): Promise<{ id: string; code: string }> {
  const { tx, now } = work
  const id = uuidv7()
  const code = newPublicCode()
  const expiresAt = new Date(now.getTime() + INVITATION_HOURS * HOUR_MS)
  const ended = { acceptedBy: null, acceptedAt: null, withdrawnAt: null }
  const invitedBy = demand(personOf(work.actor), 'sign_in_needed').id
  await tx.insert(Invitation, { id, codeHash: hashOf(code), ...wish, invitedBy, createdAt: now, expiresAt, ...ended })
  const after = { role: wish.role, siteCode: wish.siteCode, teamId: wish.teamId }
  await recordChange(work, { placeCode: wish.placeCode, subject: 'invitation', subjectKey: id, before: null, after })
  return { id, code }
}

const WITHDRAW = 'update `invitation` set `withdrawnAt` = ? where `id` = ? and `acceptedAt` is null and `withdrawnAt` is null'

/** Takes an invitation back. @throws Refusal changed_meanwhile when it was accepted or withdrawn in this moment. */
export async function withdrawInvitation(
  work: AdministrativeWork,
  { id, placeCode, role, siteCode, teamId }: InvitationRow,
): Promise<void> {
  await recordChange(work, { placeCode, subject: 'invitation', subjectKey: id, before: { role, siteCode, teamId }, after: null })
  insist((await change(work.tx, WITHDRAW, [work.now, id])) === 1, 'changed_meanwhile')
}

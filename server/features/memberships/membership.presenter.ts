import type * as z from 'zod/mini'
import type { invitationLine, membershipLine } from '../../../shared/contract/memberships'
import { maskedName } from '../orders/masking'
import { type Actor, personOf } from '../people/actor'
import type { InvitationRow } from './invitation.queries'
import type { MembershipRow } from './membership.queries'

type Named = Pick<MembershipRow, 'siteCode' | 'siteName' | 'teamCode' | 'teamName'>

const whereOf = ({ siteCode, siteName, teamCode, teamName }: Named) => ({
  site: siteCode === null ? null : { code: siteCode, name: siteName ?? '' },
  team: teamCode === null ? null : { code: teamCode, name: teamName ?? '' },
})

/** A membership as its administrators see it: the name masked, but the asker's own. */
export function membershipPresented(row: MembershipRow, actor: Actor): z.output<typeof membershipLine> {
  const own = personOf(actor)?.id === row.personId
  return {
    id: row.id,
    role: row.role,
    ...whereOf(row),
    name: own ? row.personName : maskedName(row.personName),
    own,
    since: row.startedAt.toISOString(),
    actions: own ? ['end'] : row.factor ? ['end', 'reveal', 'reset_factor'] : ['end', 'reveal'],
  }
}

/** An invitation that waits, without its code. */
export function invitationPresented(row: InvitationRow): z.output<typeof invitationLine> {
  return { id: row.id, role: row.role, ...whereOf(row), expiresAt: row.expiresAt.toISOString() }
}

import type { PlaceLevel } from './places'

/** Authority is a membership of a site or of a team, never a flag on a person. Everybody may order as a resident. */
export const SITE_ROLES = ['proxy', 'staff', 'supervisor', 'administrator'] as const
export const TEAM_ROLES = ['leader', 'volunteer'] as const
export const ROLES = [...SITE_ROLES, ...TEAM_ROLES] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  proxy: '代点人（网格员）',
  staff: '工作人员',
  supervisor: '督导',
  administrator: '管理员',
  leader: '队长',
  volunteer: '志愿者',
}

/** Which memberships a list shows: of sites, or of teams. */
export const MEMBERSHIP_KINDS = ['site', 'team'] as const
export type MembershipKind = (typeof MEMBERSHIP_KINDS)[number]

/** The levels of place at which a role of a site may be held; the city has supervisors and administrators but no site. */
export const ROLE_LEVELS: Record<(typeof SITE_ROLES)[number], readonly PlaceLevel[]> = {
  proxy: ['town', 'village'],
  staff: ['county', 'town', 'village'],
  supervisor: ['city', 'county'],
  administrator: ['city', 'county'],
}

/** How long an invitation's code works, in hours. */
export const INVITATION_HOURS = 72

/** The consent texts that a person is asked for, and the version in force; a new version asks again (PIPL art. 14–17). */
export const CONSENTS = { privacy: 1 } as const
export type ConsentPurpose = keyof typeof CONSENTS
export const CONSENT_PURPOSES = Object.keys(CONSENTS) as [ConsentPurpose, ...ConsentPurpose[]]

/** How the person an order is for, or who asked for it by phone, agreed that it be placed. */
export const CONSENT_BASES = ['said_in_person', 'said_by_phone', 'guardian', 'signed_paper', 'family'] as const
export type ConsentBasis = (typeof CONSENT_BASES)[number]
export const CONSENT_BASIS_LABELS: Record<ConsentBasis, string> = {
  said_in_person: '当面说好的',
  said_by_phone: '电话里说好的',
  guardian: '监护人同意',
  signed_paper: '签了纸质单',
  family: '家里人，已告诉本人',
}

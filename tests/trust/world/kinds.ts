/** The people who ask: each a role of the product, at the site that all of it is about, or above it. */
export const KINDS = [
  'visitor',
  /** Has just signed in and agreed to nothing yet. */
  'newcomer',
  'resident',
  'proxy',
  'volunteer',
  'leader',
  /** Staff of the 站, the 所 and the 中心. */
  'station',
  'town',
  'centre',
  'supervisor',
  'administrator',
  /** Was staff of the station and led the team until an hour ago. */
  'ended',
] as const
export type Kind = (typeof KINDS)[number]

/**
 * What the thing that is asked for is to them: their own, another's at the same site, at another site of the same town, in another county,
 * or nothing at all.
 */
export const RELATIONS = ['own', 'same', 'other', 'out', 'missing'] as const
export type Relation = (typeof RELATIONS)[number]
/** Where things are. */
export const WHERES = ['own', 'same', 'other', 'out'] as const
export type Where = (typeof WHERES)[number]
export const PLACES: Readonly<Record<Where, string>> = {
  own: '440783108226',
  same: '440783108226',
  other: '440783108227',
  out: '440705001001',
}
export const SITES = { town: '440783108', county: '440783' } as const

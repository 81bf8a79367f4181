export const PLACE_LEVELS = ['city', 'county', 'town', 'village'] as const
export type PlaceLevel = (typeof PLACE_LEVELS)[number]

/** Statistical division codes: 4 digits city, 6 county, 9 town, 12 village; a child's code starts with its parent's. */
export const CODE_LENGTH: Record<PlaceLevel, number> = { city: 4, county: 6, town: 9, village: 12 }

export function levelOf(code: string): PlaceLevel | null {
  return PLACE_LEVELS.find((level) => CODE_LENGTH[level] === code.length) ?? null
}

/** The code one level up; null for the city. */
export function parentOf(code: string): string | null {
  const level = levelOf(code)
  const above = level === null ? undefined : PLACE_LEVELS[PLACE_LEVELS.indexOf(level) - 1]
  return above === undefined ? null : code.slice(0, CODE_LENGTH[above])
}

/** Whether `code` is `scope` or lies below it. */
export const isWithin = (code: string, scope: string): boolean => code.startsWith(scope)

/** The site of a place: 站 in a village, 所 in a town, 中心 in a county. The city has supervisors but no site. */
export const SITE_LABELS: Record<PlaceLevel, string> = { village: '文明实践站', town: '文明实践所', county: '文明实践中心', city: '全市' }

/** What may stand at a site. */
export const FACILITIES = ['children_palace', 'culture_square', 'civility_street'] as const
export type Facility = (typeof FACILITIES)[number]
export const FACILITY_LABELS: Record<Facility, string> = {
  children_palace: '乡村学校少年宫',
  culture_square: '文化广场',
  civility_street: '乡风文明一条街',
}

/** The site one level up, or null at a centre. */
export function upperSite(code: string): string | null {
  const parent = parentOf(code)
  return parent !== null && levelOf(parent) !== 'city' ? parent : null
}

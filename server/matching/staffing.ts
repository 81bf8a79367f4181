import type { Needs, TeamToPlan } from './problem'

/** People who can do one of several things: of those who hold one of these credentials there are so many. */
export interface StaffLimit {
  /** Sorted; empty stands for people in general. */
  readonly codes: readonly string[]
  readonly people: number
}

/** More would make too many limits; no service here asks for more than two or three. */
const MOST_CODES = 10

/**
 * What a team's members can do at once, as limits: orders can be staffed together exactly when, for each limit, they ask for no more
 * people with one of its credentials. (Hall's theorem, 1935, for people who each take one place.) None when nobody counted the members.
 * @param codes the credentials that are asked for
 * @throws RangeError for more than ten of them
 */
export function staffLimits(members: TeamToPlan['members'], codes: readonly string[]): StaffLimit[] {
  if (members.length === 0) return []
  if (codes.length > MOST_CODES) throw new RangeError('too many credentials at once')
  const everybody = { codes: [], people: members.reduce((sum, { people }) => sum + people, 0) }
  return [everybody, ...subsets([...codes].sort()).map((some) => ({ codes: some, people: holding(members, some) }))]
}

/** How much of a limit an order takes. Of people in general it takes those with credentials alone, where it asks for more of them than for people. */
export function staffTaken(needs: Needs, limit: StaffLimit): number {
  if (limit.codes.length === 0)
    return Math.max(
      needs.people,
      withCredentials(needs, () => true),
    )
  return withCredentials(needs, (code) => limit.codes.includes(code))
}

function withCredentials({ credentials }: Needs, counts: (code: string) => boolean): number {
  return credentials.reduce((sum, { code, people }) => sum + (counts(code) ? people : 0), 0)
}

function holding(members: TeamToPlan['members'], codes: readonly string[]): number {
  return members.reduce((sum, { people, credentials }) => sum + (credentials.some((code) => codes.includes(code)) ? people : 0), 0)
}

/** Every set of them but the empty one, small ones first. */
function subsets(codes: readonly string[]): string[][] {
  const all = Array.from({ length: 2 ** codes.length - 1 }, (_, index) => codes.filter((_code, bit) => ((index + 1) >> bit) & 1))
  return all.sort((one, other) => one.length - other.length)
}

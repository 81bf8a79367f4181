import { boxAround } from '../../../shared/geo/distance'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import type { PlaceNames } from '../places/place.queries'
import type { KnownTeam } from './situation.rows'

/** Counties that are planned together, and the teams that are at home there or may serve there. */
export interface CountyGroup {
  readonly counties: string[]
  readonly teams: KnownTeam[]
}

/**
 * Counties that share a team, together: each group is planned at once, so that whom a shared team serves is decided by prices on both sides
 * of the border. A county whose teams stay at home is a group of its own.
 */
export function countyGroups(counties: readonly string[], teams: readonly KnownTeam[], names: PlaceNames): CountyGroup[] {
  const boxes = countyBoxes(names)
  const served = teams.map((team) => ({ team, counties: counties.filter((county) => mayServe(team, county, boxes.get(county))) }))
  const find = together(
    counties,
    served.map((each) => each.counties),
  )
  const groups = new Map<string, CountyGroup>()
  for (const county of counties) {
    const group = groups.get(find(county)) ?? { counties: [], teams: [] }
    group.counties.push(county)
    groups.set(find(county), group)
  }
  for (const { team, counties: reached } of served) {
    const home = counties.filter((county) => team.homeCode.startsWith(county))
    for (const group of new Set([...reached, ...home].flatMap((county) => groups.get(find(county)) ?? []))) group.teams.push(team)
  }
  return [...groups.values()]
}

/** Joins what stands together in one of the lists; says of each by whom its group is known. */
function together(all: readonly string[], lists: readonly (readonly string[])[]): (one: string) => string {
  const leader = new Map(all.map((each) => [each, each]))
  const find = (one: string): string => {
    let at = one
    while (leader.get(at) !== at) at = leader.get(at) ?? at
    return at
  }
  for (const [first, ...others] of lists) if (first !== undefined) for (const other of others) leader.set(find(other), find(first))
  return find
}

interface Extent {
  southE6: number
  northE6: number
  westE6: number
  eastE6: number
}

/** The smallest box around the villages of each county. */
function countyBoxes(names: PlaceNames): Map<string, Extent> {
  const boxes = new Map<string, Extent>()
  for (const { code, level, latE6, lngE6 } of names.values()) {
    if (level !== 'village') continue
    const county = code.slice(0, CODE_LENGTH.county)
    const box = boxes.get(county) ?? { southE6: latE6, northE6: latE6, westE6: lngE6, eastE6: lngE6 }
    boxes.set(county, {
      southE6: Math.min(box.southE6, latE6),
      northE6: Math.max(box.northE6, latE6),
      westE6: Math.min(box.westE6, lngE6),
      eastE6: Math.max(box.eastE6, lngE6),
    })
  }
  return boxes
}

/** Whether the team may serve a village of the county: one of its areas holds it or lies in it, or its radius reaches its box. */
function mayServe(team: KnownTeam, county: string, box: Extent | undefined): boolean {
  if (team.areas.some((area) => area.startsWith(county) || county.startsWith(area))) return true
  if (team.radiusKm === 0 || box === undefined) return false
  const reach = boxAround(team, team.radiusKm * 1000)
  return reach.southE6 <= box.northE6 && box.southE6 <= reach.northE6 && reach.westE6 <= box.eastE6 && box.westE6 <= reach.eastE6
}

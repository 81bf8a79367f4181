import type { EntityManager } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { projects } from '../../../shared/contract/projects'
import { distanceMetres, type Point } from '../../../shared/geo/distance'
import { CATEGORIES } from '../../../shared/vocabulary/categories'
import { type Row, rowReader } from '../../database/rows'
import { demand } from '../../http/refusal'
import { type PlaceNames, pathWordsIn, placeOf } from '../places/place.queries'
import { teamsServing } from '../teams/team.queries'
import { presentLine } from './project.presenter'
import { asLines, candidatesOfTeams, projectLines } from './project.rows'
import type { Service } from './service.entity'

const CANDIDATE = { id: 'text', serviceCode: 'text', teamId: 'text', latE6: 'whole', lngE6: 'whole' } as const
type Candidate = Row<typeof CANDIDATE>

const readCandidates = rowReader(CANDIDATE)

/** A service as a village can have it: the nearest team's project, and the teams that offer it. */
interface Choice {
  readonly nearest: Candidate
  readonly distance: number
  readonly teams: Set<string>
}

/** Of each service the nearest team's project; of several equally near the one listed first, so that the menu does not flicker. */
function choose(candidates: readonly Candidate[], village: Point): Map<string, Choice> {
  const choices = new Map<string, Choice>()
  for (const candidate of candidates) {
    const distance = distanceMetres(village, candidate)
    const known = choices.get(candidate.serviceCode)
    const teams = known?.teams ?? new Set<string>()
    teams.add(candidate.teamId)
    const nearer = known === undefined || distance < known.distance || (distance === known.distance && candidate.id < known.nearest.id)
    choices.set(candidate.serviceCode, nearer ? { nearest: candidate, distance, teams } : { ...known, teams })
  }
  return choices
}

/**
 * What a village can order: the services of the teams that come there, by category and then in the services' own order.
 * @throws Refusal place_not_found when there is no such village.
 */
export async function readMenu(
  tx: EntityManager,
  villageCode: string,
  { names, services }: { readonly names: PlaceNames; readonly services: ReadonlyMap<string, Service> },
): Promise<ReplyOf<typeof projects.menu>> {
  const village = demand(await placeOf(tx, villageCode), 'place_not_found')
  const head = { code: village.code, name: village.name, path: pathWordsIn(names, village.code) }
  const teams = await teamsServing(tx, village)
  const candidates = teams.length === 0 ? [] : await candidatesOf(tx, teams)
  const offered = candidates.filter(({ serviceCode }) => services.get(serviceCode)?.retiredAt == null)
  const choices = choose(offered, village)
  if (choices.size === 0) return { village: head, items: [] }
  const { sql, values } = projectLines([...choices.values()].map(({ nearest }) => nearest.id))
  const lines = asLines(await tx.query(sql, [...values]))
  const position = (line: { category: Service['category']; serviceCode: string }): number =>
    CATEGORIES.indexOf(line.category) * 1_000_000 + (services.get(line.serviceCode)?.position ?? 999_999)
  const items = lines
    .sort((one, other) => position(one) - position(other) || (one.serviceCode < other.serviceCode ? -1 : 1))
    .map((line) => ({ ...presentLine(line, names, village), teams: choices.get(line.serviceCode)?.teams.size ?? 1 }))
  return { village: head, items }
}

async function candidatesOf(tx: EntityManager, teams: readonly string[]): Promise<Candidate[]> {
  const { sql, values } = candidatesOfTeams(teams)
  return readCandidates(await tx.query(sql, [...values]))
}

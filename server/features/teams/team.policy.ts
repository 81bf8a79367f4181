import { distanceMetres } from '../../../shared/geo/distance'
import { isWithin } from '../../../shared/vocabulary/places'
import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { type Actor, readsSite, sitesOf, teamsLedBy } from '../people/actor'
import { type PlaceNames, placeNames } from '../places/place.queries'
import type { Team } from './team.entity'
import type { TeamProfile } from './team.queries'

const leads = (actor: Actor, team: Team): boolean => teamsLedBy(actor).includes(team.id)

/** Whether an area of the team holds one of the sites, or lies below it. */
const servesByArea = (areas: readonly string[], sites: readonly string[]): boolean =>
  areas.some((area) => sites.some((site) => isWithin(area, site) || isWithin(site, area)))

/** Whether the team's radius reaches a village of one of the sites. */
function servesByRadius(team: Team, sites: readonly string[], names: PlaceNames): boolean {
  if (team.radiusKm === 0 || sites.length === 0) return false
  return [...names.values()].some(
    (place) =>
      place.level === 'village' && sites.some((site) => isWithin(place.code, site)) && distanceMetres(team, place) <= team.radiusKm * 1000,
  )
}

/** Its leader, and those who read the work of a site that holds its home or that it serves. */
async function mayRead(call: Call, { team, areas }: TeamProfile): Promise<boolean> {
  if (leads(call.actor, team) || readsSite(call.actor, team.homeCode)) return true
  const sites = [...sitesOf(call.actor, 'staff'), ...sitesOf(call.actor, 'supervisor')]
  return servesByArea(areas, sites) || servesByRadius(team, sites, await placeNames(call.services.database))
}

/** Who may see and who may arrange a team; asked with its TeamProfile. */
export const teamPolicies = {
  'team.read': async (call, subject) => {
    demandConsented(call)
    if (subject !== undefined) insist(await mayRead(call, subject as TeamProfile), 'team_not_found')
  },
  'team.manage': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(leads(actor, (subject as TeamProfile).team), 'not_allowed')
  },
} satisfies Partial<Policies>

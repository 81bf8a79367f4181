import type { Database } from '../../database/database'
import { ServiceOrder } from '../../features/orders/order.entity'
import { OrderContact } from '../../features/orders/order-contact.entity'
import { OrderEvent } from '../../features/orders/order-event.entity'
import { Membership } from '../../features/people/membership.entity'
import { Person } from '../../features/people/person.entity'
import type { Place } from '../../features/places/place.entity'
import { noteChange } from '../../features/plans/note-change'
import { ServiceProject, ServiceProjectVersion } from '../../features/projects/project.entity'
import { Team } from '../../features/teams/team.entity'
import { TeamArea, TeamWeekly } from '../../features/teams/team-calendar.entity'
import { fixedCode, orderedKeys } from '../identity'
import { readPlaces } from '../places'
import { plantOnce, rowsOf } from '../planting'
import { planProject } from '../projects'
import { planTeam } from '../teams'
import { Chance } from './chance'
import { cityOrders } from './city-orders'
import { cityTeams } from './city-teams'

/** Orders that wait for a team. */
const ORDERS = 5_000
/** The same city in every planting. */
const CITY = 20_230_728
const SETTLED_FOR = 45 * 86_400_000

/**
 * Plants a city of real size beside the demonstration: some two thousand teams, and five thousand accepted orders without a team. For seeing
 * and measuring how many orders are planned at once; nothing where it was planted before.
 * @param now epoch ms
 */
export async function seedCity(database: Database, now: number): Promise<void> {
  const places = readPlaces()
  const chance = new Chance(CITY)
  const teams = teamRows(places, chance, now)
  const [first] = teams.people
  if (first === undefined) throw new Error('The city has no teams')
  const villages = places.filter(({ level }) => level === 'village')
  const orders = cityOrders(villages, first.id, ORDERS, now, chance)
  await plantOnce(
    database,
    (tx) => tx.existsBy(Person, { publicCode: first.publicCode }),
    () => [
      rowsOf(Person, teams.people),
      rowsOf(Membership, teams.memberships),
      rowsOf(Team, teams.teams),
      rowsOf(TeamArea, teams.areas),
      rowsOf(TeamWeekly, teams.weekly),
      rowsOf(ServiceProject, teams.projects),
      rowsOf(ServiceProjectVersion, teams.versions),
      rowsOf(
        ServiceOrder,
        orders.map(({ order }) => order),
      ),
      rowsOf(
        OrderContact,
        orders.map(({ contact }) => contact),
      ),
      rowsOf(
        OrderEvent,
        orders.flatMap(({ events }) => events),
      ),
      (tx) => noteChange(tx, '*'),
    ],
  )
}

/** The teams with their leaders and projects. These projects are not found by search: menus and plans need no search. */
function teamRows(places: readonly Place[], chance: Chance, now: number) {
  const createdAt = new Date(now - SETTLED_FOR)
  const key = orderedKeys(now - SETTLED_FOR)
  const byCode = new Map(places.map((place) => [place.code, place]))
  const village = places.find(({ level }) => level === 'village')?.code ?? null
  const planned = cityTeams(places, chance).flatMap((entry) => {
    const home = byCode.get(entry.home)
    if (home === undefined) return []
    const leader: Person = {
      id: key(),
      publicCode: fixedCode(`city leader ${entry.leader}`),
      name: entry.leader,
      phone: null,
      villageCode: village,
      openid: null,
      demonstrates: null,
      opens: null,
      seenInWechatAt: null,
      createdAt,
    }
    const rows = planTeam(entry, home, key, createdAt, now)
    // Rated by a few, most of them well.
    const rated = chance.below(12)
    const team: Team = { ...rows.team, rated, stars: Math.round(rated * (3.2 + 1.8 * chance.next())) }
    const held = { role: 'leader', siteCode: null, teamId: team.id, startedAt: createdAt, endedAt: null } as const
    const membership: Membership = { id: key(), personId: leader.id, ...held }
    return [{ ...rows, team, leader, membership, projects: entry.offers.map((each) => planProject(each, team, leader.id, key, createdAt)) }]
  })
  return {
    people: planned.map(({ leader }) => leader),
    memberships: planned.map(({ membership }) => membership),
    teams: planned.map(({ team }) => team),
    areas: planned.flatMap(({ areas }) => areas),
    weekly: planned.flatMap(({ weekly }) => weekly),
    projects: planned.flatMap(({ projects }) => projects.map(({ project }) => project)),
    versions: planned.flatMap(({ projects }) => projects.map(({ version }) => version)),
  }
}

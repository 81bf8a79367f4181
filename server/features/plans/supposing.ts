import { distanceMetres } from '../../../shared/geo/distance'
import type { Urgency } from '../../../shared/vocabulary/orders'
import { LivingPlan } from '../../matching/living-plan'
import { POINTS } from '../../matching/problem'
import { bottlenecks, shortages } from '../../matching/shortages'
import { type Measures, measured } from './plan-document'
import type { ShortageAnswer, Supposition, WhatIfAnswer } from './planner'
import type { Group, Situation } from './situation'
import type { KnownTeam, WaitingOrder } from './situation.rows'

/** The id by which a team goes that does not exist. */
const SUPPOSED = 'supposed'

/** What is short in a place, by the prices of the plan that stands; counted without the orders that the pool holds and those that no prices plan. */
export function shortagesIn(situation: Situation, site: string): ShortageAnswer {
  const groups = situation.groupsOf(site)
  const waiting = situation.waitingIn(site).filter(isPriced)
  const served = new Set(groups.flatMap(({ plan }) => plan.standing().assignments.map(({ orderId }) => orderId)))
  return {
    orders: waiting.length,
    unserved: waiting.filter(({ id }) => !served.has(id)).length,
    items: groups.flatMap(({ plan }) => shortages(plan)).filter(({ townCode }) => overlaps(townCode, site)),
    capacities: groups
      .flatMap(({ plan }) => bottlenecks(plan))
      .filter(({ binding, weight }) => weight > 0 && isAbout(situation.teams.get(binding.teamId), site))
      .map(({ binding, weight }) => ({ binding, gain: weight })),
    teams: teamsComing(situation, site),
  }
}

/** Whether the plan by prices holds the order: it is not in the pool, and takes one place. */
const isPriced = ({ pooled, helpers, partsNeeded, teamsNeeded }: WaitingOrder): boolean =>
  !pooled && helpers === 1 && partsNeeded === 1 && teamsNeeded === 1

const overlaps = (one: string, other: string): boolean => one.startsWith(other) || other.startsWith(one)

/** Whether the team is at home in the place, or serves it by one of its areas. */
const isAbout = (team: KnownTeam | undefined, site: string): boolean =>
  team !== undefined && [team.homeCode, ...team.areas].some((code) => overlaps(code, site))

/** The teams that are about the place or come to it by their radius, those at home there first; the order is the same every time. */
function teamsComing({ teams, names }: Situation, site: string): ShortageAnswer['teams'] {
  const place = names.get(site)
  const near = (team: KnownTeam): boolean => place !== undefined && distanceMetres(team, place) <= team.radiusKm * 1_000
  const keyOf = ({ id, homeCode }: KnownTeam): string => [homeCode.startsWith(site) ? 0 : 1, homeCode, id].join('.')
  return [...teams.values()]
    .filter((team) => isAbout(team, site) || near(team))
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .map(({ id, homeCode }) => ({ id, homeCode }))
}

/** Plans the place's counties once more with what is supposed, and tells the difference. Nobody is asked anything. */
export function suppose(situation: Situation, site: string, supposed: Supposition): WhatIfAnswer {
  const groups = situation.groupsOf(site)
  const before = groups.map((group) => served(group.plan))
  const after = groups.map((group) => served(planWith(situation, group, supposed)))
  const had = new Map(before.flatMap((each) => [...each]))
  const has = new Map(after.flatMap((each) => [...each]))
  const teams = new Map([...situation.teams, ...supposedTeams(situation, supposed).map((team) => [team.id, team] as const)])
  return {
    before: measuresOf(situation, site, had, teams),
    after: measuresOf(situation, site, has, teams),
    gained: [...has]
      .filter(([orderId]) => !had.has(orderId) && situation.waitingIn(site).some(({ id }) => id === orderId))
      .map(([orderId, teamId]) => ({ orderId, teamId: teamId === SUPPOSED ? null : teamId })),
  }
}

/** Which team each served order has. */
const served = (plan: LivingPlan): Map<string, string> =>
  new Map(plan.standing().assignments.map(({ orderId, teamIds }) => [orderId, teamIds[0] ?? '']))

function planWith(situation: Situation, group: Group, supposed: Supposition): LivingPlan {
  const changed = new Map(supposedTeams(situation, supposed).map((team) => [team.id, team]))
  const kept = group.teams.map((team) => changed.get(team.id) ?? team)
  const added = [...changed.values()].filter(({ id }) => id === SUPPOSED)
  return new LivingPlan({ orders: situation.ordersOf(group.counties), teams: situation.teamsToPlan([...kept, ...added]), points: POINTS })
}

/** The teams that are otherwise than they are: one that is like another but at home elsewhere and free, or one that serves once more. */
function supposedTeams({ teams, names }: Situation, supposed: Supposition): KnownTeam[] {
  if (supposed.kind === 'day') {
    const team = teams.get(supposed.teamId)
    return team === undefined ? [] : [{ ...team, weekly: [...team.weekly, { weekday: supposed.weekday, part: supposed.part }] }]
  }
  const like = teams.get(supposed.likeId)
  const home = names.get(supposed.home)
  if (like === undefined || home === undefined) return []
  const place = { homeCode: home.code, latE6: home.latE6, lngE6: home.lngE6 }
  // It serves the place where it is, besides what its like would serve from there by its radius.
  return [{ ...like, ...place, id: SUPPOSED, areas: [home.code], blackouts: [], booked: new Map(), recentLoad: 0, stars: 0, rated: 0 }]
}

function measuresOf(
  situation: Situation,
  site: string,
  teamOf: ReadonlyMap<string, string>,
  teams: ReadonlyMap<string, KnownTeam>,
): Measures {
  return measured(
    situation
      .waitingIn(site)
      .filter(isPriced)
      .map(({ id, urgency, villageCode }) => {
        const teamId = teamOf.get(id) ?? null
        const team = teams.get(teamId ?? '')
        const village = situation.names.get(villageCode)
        const distance = team === undefined || village === undefined ? null : distanceMetres(team, village)
        return { urgency: urgency as Urgency, teamId, distance }
      }),
  )
}

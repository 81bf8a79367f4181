import { CoverGrid } from '../../server/matching/cover-grid'
import { distanceTo, obstaclesOf, suits } from '../../server/matching/eligibility'
import { LivingPlan } from '../../server/matching/living-plan'
import type { Assignment } from '../../server/matching/plan'
import type { OrderToPlan, Problem, TeamToPlan } from '../../server/matching/problem'
import { type AlmostFitting, almostOf, bestOf, rank } from '../../server/matching/rank'
import { TeamIndex } from '../../server/matching/team-index'
import { distanceMetres } from '../../shared/geo/distance'
import { slotKey } from '../../shared/time/slot'
import { Chance } from '../bench/matching-random'
import { countAnew } from '../support/count-plan'
import { shuffle, smallProblem } from '../support/small-problem'

/** As many worlds as there is time for; fewer while working on something else. */
const WORLDS = Number(process.env.MATCHING_WORLDS ?? 4)
const SEEDS = Array.from({ length: WORLDS }, (_, seed) => seed + 1)

const noParts: Assignment['parts'] = { travel: 0, fit: 0, rating: 0, slot: 0, load: 0, kept: 0 }

/** The cheapest teams for an order alone, by trying every team in every slot; undefined slots are those that break a rule. */
function byTrying(problem: Problem, order: OrderToPlan): { teamId: string; cost: number }[] {
  const found = problem.teams.flatMap((team) => {
    const costs = order.slots.flatMap((slot) => {
      try {
        const alone = { ...problem, orders: [order], teams: [team] }
        return countAnew(alone, { assignments: [{ orderId: order.id, teamIds: [team.id], slots: [slot], parts: noParts }] }).quality
      } catch {
        return []
      }
    })
    return costs.length === 0 ? [] : [{ teamId: team.id, cost: Math.min(...costs) }]
  })
  return found.sort((one, other) => one.cost - other.cost || (one.teamId < other.teamId ? -1 : 1))
}

test('the ten best are those that trying every team in every slot finds, in the same order', () => {
  let full = 0
  for (const seed of SEEDS) {
    const problem = smallProblem(seed, { orders: 40, teams: 50 })
    const index = new TeamIndex(shuffle(new Chance(seed), problem.teams), problem.points)
    for (const order of problem.orders) {
      const { best } = rank(index, order)
      const found = best.map(({ teamId, cost }) => ({ teamId, cost }))
      expect([seed, order.id, found]).toEqual([seed, order.id, byTrying(problem, order).slice(0, 10)])
      if (best.length === 10) full += 1
    }
  }
  expect(full).toBeGreaterThan(WORLDS)
})

test('by the index the lists are the same as by looking at every team, in regions with far reaches, with scarcity and without', () => {
  for (const seed of SEEDS) {
    const problem = smallProblem(seed, { orders: 40, teams: 400 })
    const index = new TeamIndex(problem.teams, problem.points)
    const everybody = [...index.books.keys()]
    const homes = everybody.map((number) => ({ number, least: 0 }))
    const plan = new LivingPlan(problem)
    for (const order of problem.orders) {
      const scarcity = plan.scarcity.bind(plan)
      for (const options of [{}, { scarcity, count: 7 }]) {
        const { best, almost } = rank(index, order, options)
        expect([order.id, best]).toEqual([order.id, bestOf(index, order, everybody, options)])
        expect([order.id, almost]).toEqual([order.id, almostOf(index, order, homes, options.count)])
      }
    }
  }
})

test('the index misses no team that suits, and names none twice; homes come with what they are not nearer than', () => {
  for (const seed of SEEDS) {
    const problem = smallProblem(seed, { orders: 60, teams: 300 })
    const index = new TeamIndex(problem.teams, problem.points)
    for (const order of problem.orders) {
      const found = index.teamsFor(order)
      const suiting = [...index.books.entries()].filter(([, book]) => suits(order, book, distanceTo(order, book)))
      expect(new Set(found).size).toBe(found.length)
      expect(suiting.map(([number]) => number).filter((number) => !found.includes(number))).toEqual([])
      const homes = [...index.homesAround(order.point)]
      expect(homes.map(({ number }) => number).sort((one, other) => one - other)).toEqual([...index.books.keys()])
      const wrong = homes.filter(({ number, least }, at) => {
        const distance = distanceMetres(problem.teams[number]?.point ?? order.point, order.point)
        return distance < least || least < (homes[at - 1]?.least ?? 0)
      })
      expect(wrong).toEqual([])
    }
  }
})

test('a grid finds whatever reaches a point, on either side of every line', () => {
  const chance = new Chance(7)
  for (const cellKm of [1, 4, 20]) {
    const grid = new CoverGrid(cellKm)
    const point = () => ({ latE6: chance.between(21_600_000, 22_900_000), lngE6: chance.between(111_900_000, 113_300_000) })
    const things = Array.from({ length: 300 }, () => ({ at: point(), metres: chance.below(40_000) }))
    for (const [thing, { at, metres }] of things.entries()) grid.add(thing, at, metres)
    for (let asked = 0; asked < 300; asked += 1) {
      const from = point()
      const found = new Set(grid.reaching(from))
      const missed = things.filter(({ at, metres }, thing) => distanceMetres(at, from) <= metres && !found.has(thing))
      expect(missed).toEqual([])
    }
  }
})

/** The order or the team with the one thing out of the way. */
function mended(order: OrderToPlan, team: TeamToPlan, { obstacle }: AlmostFitting): { order: OrderToPlan; team: TeamToPlan } {
  switch (obstacle.kind) {
    case 'excluded':
      return { order: { ...order, excluded: [] }, team }
    case 'service':
      return {
        order,
        team: { ...team, services: [...team.services, { code: order.service ?? 'any', category: order.category ?? 'theory' }] },
      }
    case 'area':
      return { order, team: { ...team, radius: team.radius + obstacle.beyond } }
    case 'calendar':
      return { order, team: { ...team, slots: [...team.slots, ...order.slots], perDay: 9, perSlot: 9, perWeek: 9 } }
    case 'full':
      return { order, team: { ...team, booked: new Map() } }
    case 'people':
    case 'credential':
      return { order: { ...order, needs: { ...order.needs, people: 1, credentials: [] } }, team }
  }
}

test('one thing stands in the way of a team that almost fits: without it the team could come', () => {
  const kinds = new Set<string>()
  for (const seed of SEEDS) {
    const problem = smallProblem(seed, { orders: 60, teams: 60 })
    const teams = problem.teams.map((team, at) => ({ ...team, members: at % 2 === 0 ? [{ people: 2, credentials: ['nurse'] }] : [] }))
    const orders = problem.orders.map((order, at) => {
      const credentials = at % 3 === 0 ? [{ code: 'nurse', people: 1 }] : []
      return { ...order, needs: { ...order.needs, people: at % 5 === 0 ? 3 : 1, credentials } }
    })
    const index = new TeamIndex(teams, problem.points)
    for (const order of orders) {
      for (const almost of rank(index, order).almost) {
        const team = teams.find(({ id }) => id === almost.teamId)
        if (team === undefined) throw new Error('no such team')
        kinds.add(almost.obstacle.kind)
        const better = mended(order, team, almost)
        const [book] = new TeamIndex([better.team], problem.points).books
        expect(book && obstaclesOf(better.order, book, almost.distance)).toEqual([])
      }
    }
  }
  expect([...kinds].sort()).toEqual(['area', 'calendar', 'credential', 'excluded', 'full', 'people', 'service'])
})

test('the list agrees with the plan: a planned order has the team that stands first at the prices of the plan', () => {
  let scarce = 0
  for (const seed of SEEDS) {
    const problem = smallProblem(seed, { orders: 70, teams: 25 })
    const plan = new LivingPlan(problem)
    const { index } = plan.inside().model
    const scarcity = plan.scarcity.bind(plan)
    for (const { orderId, teamIds, slots, parts } of plan.standing().assignments) {
      const order = problem.orders.find(({ id }) => id === orderId)
      const [teamId, slot] = [teamIds[0] ?? '', slots[0]]
      if (order === undefined || slot === undefined) throw new Error('nothing planned')
      const { best } = rank(index, order, { scarcity })
      const cost = Object.values(parts).reduce((sum, part) => sum + part, 0) + scarcity(teamId, slot)
      // Another may cost the same to the point.
      expect([seed, orderId, best[0]?.cost]).toEqual([seed, orderId, cost])
      expect(best.filter((each) => each.cost === cost).map((each) => each.teamId)).toContain(teamId)
      if (scarcity(teamId, slot) > 0) scarce += 1
    }
  }
  expect(scarce).toBeGreaterThan(5 * WORLDS)
})

test('an order that comes alone costs the plan no less than the first of its list, and gets the first of the list made after', () => {
  let served = 0
  for (const seed of SEEDS) {
    const whole = smallProblem(seed, { orders: 60, teams: 30 })
    for (const late of whole.orders.filter((_, at) => at % 12 === 0)) {
      // Alone in its village, so that no share changes with it.
      const others = whole.orders.filter(({ villageCode }) => villageCode !== late.villageCode)
      const plan = new LivingPlan({ ...whole, orders: others })
      const scarcity = plan.scarcity.bind(plan)
      const before = plan.standing().objective
      const [first] = rank(plan.inside().model.index, late, { scarcity }).best
      plan.put(late)
      const { objective, assignments, unserved } = plan.standing()
      const { weightUnit } = plan.inside().model.network
      const dearer = (objective.unservedWeight - before.unservedWeight) * weightUnit + objective.quality - before.quality
      if (unserved.includes(late.id)) continue
      served += 1
      expect(dearer).toBeGreaterThanOrEqual(first?.cost ?? Number.POSITIVE_INFINITY)
      const mine = assignments.find(({ orderId }) => orderId === late.id)
      const after = rank(plan.inside().model.index, late, { scarcity }).best
      expect(after.filter(({ cost }) => cost === after[0]?.cost).map(({ teamId }) => teamId)).toContain(mine?.teamIds[0])
    }
  }
  expect(served).toBeGreaterThan(WORLDS)
})

test('a slot that was closed in the plan is neither planned nor listed, before and after the plan is built anew', () => {
  const problem = smallProblem(3, { orders: 60, teams: 30 })
  const plan = new LivingPlan(problem)
  const scarcity = plan.scarcity.bind(plan)
  const listed = (order: OrderToPlan) =>
    rank(plan.inside().model.index, order, { scarcity, count: 100 }).best.flatMap(({ teamId, slots, slot }) =>
      [slot, ...slots].map((each) => `${teamId} ${slotKey(each)}`),
    )
  const closing = plan.standing().assignments.slice(0, 10)
  const keys = closing.map(({ teamIds, slots: [slot] }) => `${teamIds[0]} ${slot && slotKey(slot)}`)
  const stillListed = () => problem.orders.flatMap(listed).filter((key) => keys.includes(key))
  expect(new Set(stillListed())).toEqual(new Set(keys))
  for (const { teamIds, slots } of closing) for (const slot of slots) plan.close(teamIds[0] ?? '', slot)
  expect(stillListed()).toEqual([])
  const planned = () => plan.standing().assignments.map(({ teamIds, slots: [slot] }) => `${teamIds[0]} ${slot && slotKey(slot)}`)
  expect(planned().filter((key) => keys.includes(key))).toEqual([])
  const { room } = plan.inside().model
  for (const order of smallProblem(4, { orders: room + 1, teams: 1 }).orders) plan.put({ ...order, id: `more-${order.id}` })
  expect(plan.inside().model.room).toBeGreaterThan(room)
  expect(stillListed()).toEqual([])
  expect(planned().filter((key) => keys.includes(key))).toEqual([])
})

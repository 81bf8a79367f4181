import { compoundOf } from '../../server/matching/compound'
import { planByProgram } from '../../server/matching/county-program'
import { explainByProgram } from '../../server/matching/explain-program'
import { LivingPlan } from '../../server/matching/living-plan'
import type { Objective } from '../../server/matching/plan'
import { planOrders } from '../../server/matching/plan-orders'
import { ORDINARY_NEEDS, type Problem, type TeamToPlan } from '../../server/matching/problem'
import { staffLimits, staffTaken } from '../../server/matching/staffing'
import { TeamIndex } from '../../server/matching/team-index'
import { weekOf } from '../../shared/time/beijing'
import { slotKey } from '../../shared/time/slot'
import { Chance } from '../bench/matching-random'
import { countAnew } from '../support/count-plan'
import { smallProblem } from '../support/small-problem'
import { byTryingAll, compare, tinyCounty } from '../support/tiny-county'

/** As many counties as there is time for; fewer while working on something else. */
const COUNTIES = Number(process.env.MATCHING_COUNTIES ?? 30)
const SEEDS = Array.from({ length: COUNTIES }, (_, seed) => seed + 1)
const SECONDS = 20

const minus = (one: Objective | null, other: Objective): Objective | null =>
  one && { unservedWeight: one.unservedWeight - other.unservedWeight, quality: one.quality - other.quality }

test('limits on sets of credentials hold exactly when every place can be given to a member of its own', () => {
  let [can, cannot] = [0, 0]
  for (let seed = 1; seed <= 400; seed += 1) {
    const chance = new Chance(seed)
    const { teams, orders } = tinyCounty(chance, { orders: chance.between(1, 3), teams: 1 })
    const members = teams[0]?.members ?? []
    if (members.length === 0) continue
    const codes = [...new Set(orders.flatMap(({ needs }) => needs.credentials.map(({ code }) => code)))]
    const within = staffLimits(members, codes).every(
      (limit) => orders.reduce((sum, { needs }) => sum + staffTaken(needs, limit), 0) <= limit.people,
    )
    const places = orders.flatMap(({ needs: { people, credentials } }) => {
      const asked = credentials.flatMap(({ code, people: each }) => Array.from({ length: each }, () => code))
      return [...asked, ...Array.from({ length: Math.max(0, people - asked.length) }, () => null)]
    })
    const staffed = canFill(
      places,
      members.flatMap(({ people, credentials }) => Array.from({ length: people }, () => credentials)),
    )
    expect([seed, within]).toEqual([seed, staffed])
    if (staffed) can += 1
    else cannot += 1
  }
  expect([can > 50, cannot > 50]).toEqual([true, true])
})

/** Whether each place, with a credential or without, can have a person of its own. */
function canFill([place, ...others]: readonly (string | null)[], people: readonly TeamToPlan['members'][number]['credentials'][]): boolean {
  if (place === undefined) return true
  return people.some((holds, at) => (place === null || holds.includes(place)) && canFill(others, people.toSpliced(at, 1)))
}

test('counties with every kind of order are planned as well as trying every plan can, and proven so', async () => {
  const kinds = new Set<string | null>()
  let [served, unserved] = [0, 0]
  for (const seed of SEEDS) {
    const problem = tinyCounty(new Chance(seed))
    const index = new TeamIndex(problem.teams, problem.points)
    for (const order of problem.orders) kinds.add(compoundOf(order, index))
    const plan = await planByProgram(index, problem.orders, SECONDS)
    expect([seed, plan.objective, plan.bound]).toEqual([seed, byTryingAll(problem), plan.objective])
    expect([seed, countAnew(problem, plan)]).toEqual([seed, plan.objective])
    served += plan.assignments.length
    unserved += problem.orders.length - plan.assignments.length
  }
  expect(kinds).toEqual(new Set(['parts', 'teams', 'people', null]))
  expect([served > COUNTIES, unserved > COUNTIES / 2]).toEqual([true, true])
})

test('two teams at once are two, even where an order names a slot twice', async () => {
  const { orders, teams, points } = tinyCounty(new Chance(1), { orders: 1, teams: 2 })
  const [one, other] = teams
  const [order] = orders
  if (one === undefined || other === undefined || order === undefined) throw new Error('nothing drawn')
  const slots = one.slots.slice(0, 1)
  const twice = { ...order, slots: [...slots, ...slots], needs: { ...ORDINARY_NEEDS, teams: 2 as const } }
  const free = [one, other].map((team) => ({ ...team, slots, perSlot: 2, perDay: 2, perWeek: 2, booked: new Map() }))
  const served = async (coming: TeamToPlan[]) =>
    (await planByProgram(new TeamIndex(coming, points), [twice], SECONDS)).assignments.map(({ teamIds }) => teamIds)
  expect(await served(free)).toEqual([free.map(({ id }) => id)])
  expect(await served(free.slice(0, 1))).toEqual([])
})

test('a slot, a day and a week take only what is not booked', async () => {
  const { orders, teams, points } = tinyCounty(new Chance(1), { orders: 3, teams: 1 })
  const [team] = teams
  const [slot] = team?.slots ?? []
  if (team === undefined || slot === undefined) throw new Error('nothing drawn')
  const wanting = orders.map((order) => ({ ...order, slots: [slot], needs: ORDINARY_NEEDS }))
  const roomy = { ...team, slots: [slot], members: [], perSlot: 3, perDay: 3, perWeek: 3 }
  for (const [period, limit] of Object.entries({ [slotKey(slot)]: 'perSlot', [slot.date]: 'perDay', [weekOf(slot.date)]: 'perWeek' })) {
    const tight = { ...roomy, [limit]: 2, booked: new Map([[period, 1]]) }
    const { assignments } = await planByProgram(new TeamIndex([tight], points), wanting, SECONDS)
    expect([limit, assignments.length]).toEqual([limit, 1])
  }
})

test('ordinary orders cost the same by the program as by prices', async () => {
  for (const seed of [1, 2, 3]) {
    const problem = smallProblem(seed, { orders: 50, teams: 20 })
    const index = new TeamIndex(problem.teams, problem.points)
    const { objective, bound } = await planByProgram(index, problem.orders, SECONDS)
    expect([seed, objective, bound]).toEqual([seed, new LivingPlan(problem).standing().objective, objective])
  }
})

/** Two counties whose teams stay at home: one of ordinary orders, one of all kinds. */
function twoCounties(seed: number): { problem: Problem; simple: Problem; compound: Problem } {
  const chance = new Chance(seed)
  const compound = tinyCounty(chance)
  const drawn = tinyCounty(chance, { orders: 5, teams: 3, county: '440784' })
  const teams = drawn.teams.map((team) => ({ ...team, members: [] }))
  const simple = { ...drawn, teams, orders: drawn.orders.map((order) => ({ ...order, needs: ORDINARY_NEEDS })) }
  const problem = { ...simple, orders: [...compound.orders, ...simple.orders], teams: [...simple.teams, ...compound.teams] }
  return { problem, simple, compound }
}

test('counties of both kinds are planned together: each in its way, the sum proven', async () => {
  let programs = 0
  for (const seed of SEEDS.slice(0, 12)) {
    const { problem, simple, compound } = twoCounties(seed)
    const { plan, living } = await planOrders(problem, { programSeconds: SECONDS })
    expect([seed, countAnew(problem, plan)]).toEqual([seed, plan.objective])
    const best = [byTryingAll(simple), byTryingAll(compound)]
    const sum = best.reduce<Objective>(
      (all, each) => ({ unservedWeight: all.unservedWeight + (each?.unservedWeight ?? 0), quality: all.quality + (each?.quality ?? 0) }),
      { unservedWeight: 0, quality: 0 },
    )
    expect([seed, plan.objective, plan.bound, plan.proven]).toEqual([seed, sum, sum, true])
    expect([...plan.assignments.map(({ orderId }) => orderId), ...plan.unserved].sort()).toEqual(problem.orders.map(({ id }) => id).sort())
    const methods = plan.parts.map(({ counties, method }) => `${counties.join()} ${method}`)
    if (methods.includes('440783 program')) programs += 1
    expect(methods[0]).toContain('440784')
    expect(living.inside().orders.has(simple.orders[0]?.id ?? '')).toBe(true)
  }
  expect(programs).toBeGreaterThan(8)
})

test('a team that serves both counties is booked by the first, and the second does not call itself proven', async () => {
  let shared = 0
  for (const seed of SEEDS.slice(0, 12)) {
    const { problem } = twoCounties(seed)
    const teams = problem.teams.map((team) => ({ ...team, areas: ['4407'] }))
    const { plan } = await planOrders({ ...problem, teams }, { programSeconds: SECONDS })
    expect([seed, countAnew({ ...problem, teams }, plan)]).toEqual([seed, plan.objective])
    if (plan.parts.some(({ afterOthers }) => afterOthers)) {
      shared += 1
      expect(plan.proven).toBe(false)
    }
  }
  expect(shared).toBeGreaterThan(8)
})

test('a program that is out of time gives an allowed plan and says how good it may be', async () => {
  const { orders, teams, points } = smallProblem(2, { orders: 150, teams: 60 })
  const problem = {
    points,
    teams,
    orders: orders.map((order, at) => ({ ...order, needs: { ...order.needs, parts: at % 3 === 0 ? 2 : 1 } as const })),
  }
  const index = new TeamIndex(teams, points)
  const hasty = await planByProgram(index, problem.orders, 0)
  const patient = await planByProgram(index, problem.orders, SECONDS)
  expect(countAnew(problem, hasty)).toEqual(hasty.objective)
  expect(compare(hasty.bound, patient.objective)).toBeLessThanOrEqual(0)
  expect(compare(patient.objective, hasty.objective)).toBeLessThan(0)
  expect(patient.bound).toEqual(patient.objective)
})

test('an order of a program county is explained by what other plans lose: the same as by trying them all', async () => {
  let [near, waiting] = [0, 0]
  for (const seed of SEEDS) {
    const problem = tinyCounty(new Chance(seed), { teams: 4 })
    const { plan, programs, living } = await planOrders(problem, { programSeconds: SECONDS })
    const county = programs.get('440783')
    if (county === undefined) continue
    for (const { id } of problem.orders) {
      expect(living.inside().orders.has(id)).toBe(false)
      const explanation = await explainByProgram(county, id, SECONDS)
      if (explanation === null) throw new Error('not explained')
      const { because, assignment, nearest, serving } = explanation
      expect(because.length).toBeGreaterThan(0)
      expect(assignment).toEqual(plan.assignments.find(({ orderId }) => orderId === id) ?? null)
      if (nearest !== null) {
        near += 1
        const comes = byTryingAll(problem, (all) => all.some((each) => each.orderId === id && each.teamIds.includes(nearest.teamId)))
        expect([seed, id, nearest.loss]).toEqual([seed, id, withProof(minus(comes, plan.objective))])
      }
      if (assignment === null) {
        waiting += 1
        const served = byTryingAll(problem, (all) => all.some((each) => each.orderId === id))
        expect([seed, id, serving]).toEqual([seed, id, withProof(minus(served, plan.objective))])
      } else expect(serving).toBeNull()
    }
  }
  expect([near > COUNTIES / 3, waiting > COUNTIES / 2]).toEqual([true, true])
})

const withProof = (loss: Objective | null) => loss && { ...loss, proven: true }

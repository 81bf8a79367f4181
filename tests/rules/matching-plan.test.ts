import { LivingPlan } from '../../server/matching/living-plan'
import { planOrders } from '../../server/matching/plan-orders'
import type { OrderToPlan, Problem } from '../../server/matching/problem'
import { Chance } from '../bench/matching-random'
import { countAnew } from '../support/count-plan'
import { shuffle, smallProblem } from '../support/small-problem'

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8]
const none = { unservedWeight: 0, quality: 0 }

/** What a plan made anew for these orders costs. */
const anew = (problem: Problem, orders: Iterable<OrderToPlan>) => new LivingPlan({ ...problem, orders: [...orders] }).standing().objective

test('a plan keeps to everything that teams and orders say, and costs what it says', async () => {
  for (const seed of SEEDS) {
    const problem = smallProblem(seed)
    const { plan } = await planOrders(problem)
    expect(countAnew(problem, plan)).toEqual(plan.objective)
    expect([plan.proven, plan.bound]).toEqual([true, plan.objective])
    expect(plan.assignments.length + plan.unserved.length).toBe(problem.orders.length)
    expect(plan.assignments.length).toBeGreaterThan(10)
  }
})

test('the plan does not depend on how the lists are ordered', async () => {
  for (const seed of SEEDS) {
    const problem = smallProblem(seed)
    const chance = new Chance(seed)
    const mixed = { ...problem, orders: shuffle(chance, problem.orders), teams: shuffle(chance, problem.teams) }
    expect((await planOrders(mixed)).plan).toEqual((await planOrders(problem)).plan)
  }
})

test('as orders come and go and slots close, the plan costs what one made anew would', () => {
  for (const seed of SEEDS) {
    const chance = new Chance(seed)
    const problem = smallProblem(seed)
    const orders = new Map(problem.orders.slice(0, 30).map((order) => [order.id, order]))
    const living = new LivingPlan({ ...problem, orders: [...orders.values()] })
    let teams = problem.teams
    for (let step = 0; step < 60; step += 1) {
      const order = problem.orders[chance.below(problem.orders.length)]
      const team = teams[chance.below(teams.length)]
      if (order === undefined || team === undefined) throw new Error('nothing to choose from')
      const slot = team.slots[chance.below(Math.max(1, team.slots.length))]
      const kind = chance.below(5)
      if (kind === 0 && slot !== undefined) {
        living.close(team.id, slot)
        teams = teams.map((each) => (each === team ? { ...team, slots: team.slots.filter((its) => its !== slot) } : each))
      } else if (kind === 1) {
        living.remove(order.id)
        orders.delete(order.id)
      } else if (kind === 2 && orders.has(order.id)) {
        const known = orders.get(order.id) ?? order
        living.exclude(order.id, team.id)
        orders.set(order.id, { ...known, excluded: [...known.excluded, team.id] })
      } else {
        const changed = { ...order, weight: chance.between(1, 9) }
        living.put(changed)
        orders.set(order.id, changed)
      }
      const standing = living.standing()
      expect([seed, step, standing.gap]).toEqual([seed, step, none])
      expect([seed, step, standing.objective]).toEqual([seed, step, anew({ ...problem, teams }, orders.values())])
    }
  }
})

test('an order that comes when there is no more room is planned like all the others', () => {
  const problem = smallProblem(3, { orders: 260, teams: 40 })
  const living = new LivingPlan({ ...problem, orders: problem.orders.slice(0, 20) })
  for (const order of problem.orders.slice(20)) living.put(order)
  expect(living.standing().objective).toEqual(anew(problem, problem.orders))
})

test('a plan that is cut short is allowed, says what it may lack, and can be finished', () => {
  const problem = smallProblem(5, { orders: 300, teams: 60 })
  let asked = 0
  const living = new LivingPlan(problem, () => ++asked > 2)
  const short = living.standing()
  const { objective } = new LivingPlan(problem).standing()
  expect(countAnew(problem, short)).toEqual(short.objective)
  expect(short.objective.unservedWeight).toBeGreaterThan(objective.unservedWeight)
  expect(short.bound.unservedWeight).toBeLessThanOrEqual(objective.unservedWeight)
  expect(short.gap).toEqual({
    unservedWeight: short.objective.unservedWeight - short.bound.unservedWeight,
    quality: short.objective.quality - short.bound.quality,
  })
  living.resume()
  expect(living.standing()).toMatchObject({ objective, bound: objective, gap: none })
})

test('who is served goes by weight before anything else', () => {
  for (const seed of SEEDS) {
    const problem = smallProblem(seed, { orders: 80, teams: 15 })
    const free = {
      ...problem,
      points: { ...problem.points, kilometre: 0, misfit: 0, starShort: 0, laterWish: 0, busierWeek: 0, villageShare: 0 },
    }
    const weight = (each: Problem) => new LivingPlan(each).standing().objective.unservedWeight
    expect(weight(problem)).toBe(weight(free))
  }
})

/** The problem with every offer of its own plan sent out. */
async function announced(problem: Problem): Promise<Problem> {
  const { plan } = await planOrders(problem)
  const offers = new Map(
    plan.assignments.map(({ orderId, teamIds, slots }) => [orderId, { teamId: teamIds[0] ?? '', slot: slots[0] ?? null }]),
  )
  return {
    ...problem,
    orders: problem.orders.map((order) => {
      const offer = offers.get(order.id)
      return offer === undefined ? order : { ...order, announced: [offer] }
    }),
  }
}

const placesOf = (plan: { assignments: readonly { orderId: string; teamIds: readonly string[] }[] }) =>
  new Map(plan.assignments.map(({ orderId, teamIds }) => [orderId, teamIds[0]]))

test('an offer that has gone out is never dropped for newcomers, however heavy, and seldom moved', async () => {
  let moved = 0
  let freely = 0
  for (const seed of SEEDS) {
    const whole = smallProblem(seed, { orders: 100, teams: 25 })
    const early = whole.orders.filter((_, at) => at % 3 > 0)
    const late = whole.orders.filter((_, at) => at % 3 === 0).map((order) => ({ ...order, weight: 1_000 }))
    const problem = await announced({ ...whole, orders: early })
    const living = new LivingPlan(problem)
    const before = placesOf(living.standing())
    const forgetful = new LivingPlan({ ...whole, orders: early })
    for (const order of late) {
      living.put(order)
      forgetful.put(order)
    }
    const after = placesOf(living.standing())
    for (const [orderId] of before) expect([seed, orderId, after.has(orderId)]).toEqual([seed, orderId, true])
    const others = placesOf(forgetful.standing())
    moved += [...before].filter(([orderId, teamId]) => after.get(orderId) !== teamId).length
    freely += [...before].filter(([orderId, teamId]) => others.get(orderId) !== teamId).length
  }
  expect(freely).toBeGreaterThan(3 * moved)
})

test('an offer is left when that gains more than switching costs, and kept when it gains less', () => {
  const problem = smallProblem(2)
  const order = problem.orders.find(({ villageCode }) => villageCode !== '')
  const [near, far] = problem.teams
  if (order === undefined || near === undefined || far === undefined) throw new Error('nothing to choose from')
  const [slot] = order.slots
  if (slot === undefined) throw new Error('no slot')
  const services = [{ code: order.service ?? 'x', category: order.category ?? ('theory' as const) }]
  const like = { areas: [order.villageCode], services, slots: [slot], booked: new Map(), recentLoad: 0, stars: 50, rated: 10 }
  // Ten kilometres cost 120 points: less than 200 of switching.
  const at = (latE6: number) => ({ latE6: order.point.latE6 + latE6, lngE6: order.point.lngE6 })
  const teamOf = (switching: number) => {
    const plan = new LivingPlan({
      points: { ...problem.points, switching },
      teams: [
        { ...near, ...like, id: 'near', point: order.point },
        { ...far, ...like, id: 'far', point: at(90_000) },
      ],
      orders: [{ ...order, excluded: [], announced: [{ teamId: 'far', slot: null }] }],
    })
    return plan.standing().assignments[0]?.teamIds
  }
  expect([teamOf(200), teamOf(50)]).toEqual([['far'], ['near']])
})

test('an unserved order of a village where others are served comes before one more of a village where many wait', () => {
  const { orders, teams, points } = smallProblem(4)
  const [order] = orders
  const [team] = teams
  const slot = order?.slots[0]
  if (order === undefined || team === undefined || slot === undefined) throw new Error('nothing to choose from')
  const small = order.villageCode
  const large = `${small.slice(0, 9)}999`
  const make = (id: string, villageCode: string): OrderToPlan => ({
    ...order,
    id,
    villageCode,
    weight: 1,
    slots: [slot],
    excluded: [],
    menu: false,
    service: null,
    category: null,
  })
  const demand = [make('a1', small), ...['b1', 'b2', 'b3', 'b4'].map((id) => make(id, large))]
  const free = { ...team, areas: [small.slice(0, 6)], slots: [slot], perSlot: 3, perDay: 3, perWeek: 3, booked: new Map() }
  const plan = new LivingPlan({ orders: demand, teams: [free], points }).standing()
  // Two of five wait. By shares the large village bears both: 1/4 + 3/4 of the share; with one each it would be 1 + 1/4.
  expect(plan.unserved.map((id) => id[0])).toEqual(['b', 'b'])
})

test('an order that is there twice is refused', () => {
  const problem = smallProblem(1)
  expect(() => new LivingPlan({ ...problem, orders: [...problem.orders, ...problem.orders.slice(0, 1)] })).toThrow(RangeError)
  expect(() => new LivingPlan({ ...problem, points: { ...problem.points, kilometre: 2 ** 40 } })).toThrow(RangeError)
})

import type { Binding } from '../../server/matching/bindings'
import { evaluate } from '../../server/matching/certificate'
import { explain, type PricedOption } from '../../server/matching/explain'
import { LivingPlan } from '../../server/matching/living-plan'
import type { Objective } from '../../server/matching/plan'
import { HEAVIEST, type OrderToPlan, type Problem } from '../../server/matching/problem'
import { bottlenecks, shortages } from '../../server/matching/shortages'
import { Solver, upTo } from '../../server/matching/solver'
import { distanceMetres } from '../../shared/geo/distance'
import { weekOf } from '../../shared/time/beijing'
import { slotKey } from '../../shared/time/slot'
import { withMoreRoom } from '../support/more-room'
import { smallProblem } from '../support/small-problem'

/** As many worlds as there is time for; fewer while working on something else. */
const WORLDS = Number(process.env.MATCHING_WORLDS ?? 6)

/** Worlds in which a good part of the orders is unserved, each with its plan. */
function* worlds() {
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const problem = smallProblem(seed, { orders: 70, teams: 20 })
    const plan = new LivingPlan(problem)
    yield { seed, problem, plan, standing: plan.standing() }
  }
}

const totalOf = (plan: LivingPlan, { unservedWeight, quality }: Objective): bigint =>
  BigInt(unservedWeight) * BigInt(plan.inside().model.network.weightUnit) + BigInt(quality)

/** What an option costs with all that gives way for it. */
const priceOf = (plan: LivingPlan, { own, scarcity, scarcityWeight }: PricedOption): bigint =>
  BigInt(own + scarcity) + BigInt(scarcityWeight) * BigInt(plan.inside().model.network.weightUnit)

/** What the best plan costs in which a team comes for an order in a slot, planned anew; the weight of the order itself left out. */
function forced(problem: Problem, order: OrderToPlan, { teamId, slot }: PricedOption): Objective {
  const excluded = problem.teams.map(({ id }) => id).filter((id) => id !== teamId)
  const must = { ...order, weight: HEAVIEST, slots: [slot], excluded }
  const plan = new LivingPlan({ ...problem, orders: problem.orders.map((each) => (each === order ? must : each)) }).standing()
  if (plan.unserved.includes(order.id)) throw new Error('the option is none')
  const wish = order.slots.findIndex((each) => slotKey(each) === slotKey(slot))
  return { ...plan.objective, quality: plan.objective.quality + wish * problem.points.laterWish }
}

const byId = (problem: Problem, id: string): OrderToPlan => {
  const order = problem.orders.find((each) => each.id === id)
  if (order === undefined) throw new Error(`no order ${id}`)
  return order
}

function nodeOf(plan: LivingPlan, { teamId, level, period }: Binding): number {
  const { model } = plan.inside()
  const team = model.index.numberOf(teamId)
  return model.teamNodes.findIndex((node) => node?.team === team && node?.period.level === level && node.period.name === period)
}

test('why this team: planned anew with any other, the plan costs at least as much more as the prices say', () => {
  for (const { seed, problem, plan, standing } of worlds()) {
    const before = totalOf(plan, standing.objective)
    for (const { orderId, teamIds, slots, parts } of standing.assignments.filter((_, at) => at % 4 === 0)) {
      const { chosen, nearest, others, shortfall } = explain(plan, orderId) ?? {}
      expect([seed, orderId, chosen?.teamId, chosen?.slot, chosen?.parts]).toEqual([seed, orderId, teamIds[0], slots[0], parts])
      expect(shortfall).toBeNull()
      if (chosen == null) throw new Error('not chosen')
      expect(totalOf(plan, forced(problem, byId(problem, orderId), chosen))).toBe(before)
      for (const other of [...(others ?? []), ...(nearest ? [nearest] : [])]) {
        const dearer = priceOf(plan, other) - priceOf(plan, chosen)
        const lost = totalOf(plan, forced(problem, byId(problem, orderId), other)) - before
        expect([seed, orderId, other.teamId, dearer >= 0n, lost >= dearer]).toEqual([seed, orderId, other.teamId, true, true])
      }
    }
  }
})

test('why not the nearest: no team that could come is nearer than the one that is named', () => {
  let named = 0
  for (const { problem, plan, standing } of worlds()) {
    for (const { orderId, teamIds } of standing.assignments) {
      const order = byId(problem, orderId)
      const distances = problem.teams
        .filter(({ id }) =>
          plan
            .inside()
            .model.optionsOf(order)
            .some(({ team }) => plan.inside().model.book(team).team.id === id),
        )
        .map((team) => ({ id: team.id, distance: distanceMetres(team.point, order.point) }))
      const least = Math.min(...distances.map(({ distance }) => distance))
      const nearest = explain(plan, orderId)?.nearest
      if (nearest) named += 1
      const its = nearest?.distance ?? distances.find(({ id }) => id === teamIds[0])?.distance
      expect([orderId, its]).toEqual([orderId, least])
    }
  }
  expect(named).toBeGreaterThan(WORLDS)
})

test('what is called full is full: counted from the plan by hand', () => {
  let full = 0
  for (const { problem, plan, standing } of worlds()) {
    for (const { id } of problem.orders) {
      const { others = [], shortfall } = explain(plan, id) ?? {}
      const bindings = [...others.map(({ binding }) => binding), ...(shortfall?.full ?? [])]
      for (const { level, teamId, period, capacity, taken } of bindings.filter((binding) => binding !== null)) {
        const team = problem.teams.find((each) => each.id === teamId)
        const planned = standing.assignments.filter(({ teamIds, slots: [slot] }) => {
          const name = slot && { slot: slotKey(slot), day: slot.date, week: weekOf(slot.date) }[level]
          return teamIds[0] === teamId && name === period
        })
        const most = team && { slot: team.perSlot, day: team.perDay, week: team.perWeek }[level]
        expect([capacity, taken]).toEqual([most, most])
        expect(planned.length + (team?.booked.get(period) ?? 0)).toBe(most)
        full += 1
      }
    }
  }
  expect(full).toBeGreaterThan(50 * WORLDS)
})

test('why unserved: serving it all the same loses as much as the shortfall says, or more', () => {
  let unserved = 0
  for (const { seed, problem, plan, standing } of worlds()) {
    const { weightUnit } = plan.inside().model.network
    for (const id of standing.unserved) {
      const { chosen, shortfall } = explain(plan, id) ?? {}
      expect(chosen).toBeNull()
      if (shortfall == null) {
        expect(plan.inside().model.optionsOf(byId(problem, id))).toEqual([])
        continue
      }
      unserved += 1
      const less = BigInt(shortfall.weight) * BigInt(weightUnit) + BigInt(shortfall.points)
      const lost = totalOf(plan, forced(problem, byId(problem, id), shortfall.option)) - totalOf(plan, standing.objective)
      expect([seed, id, less >= 0n, lost >= less]).toEqual([seed, id, true, true])
    }
  }
  expect(unserved).toBeGreaterThan(2 * WORLDS)
})

test('what would change it: one more of all that is full serves the order and takes from nobody; less than all does not', () => {
  let changed = 0
  for (const { problem, plan, standing } of worlds()) {
    const { model, solver } = plan.inside()
    for (const id of standing.unserved) {
      const { shortfall } = explain(plan, id) ?? {}
      const number = model.numberOf(id)
      if (shortfall == null || number === undefined) continue
      const { option, full } = shortfall
      const leaf = model.leafOf(model.index.numberOf(option.teamId) ?? -1, slotKey(option.slot))
      const edges = solver.flow.matched.slice(0, model.network.orders)
      edges[number] = Array.from({ length: model.network.edges }, (_, edge) => edge).findIndex(
        (edge) => edge >= (model.network.first[number] ?? 0) && model.network.leaf[edge] === leaf,
      )
      const nodes = full.map((binding) => nodeOf(plan, binding))
      const roomy = withMoreRoom(model.network, new Set(nodes))
      const served = evaluate(roomy, edges).objective.unservedWeight
      expect(served).toBe(standing.objective.unservedWeight - byId(problem, id).weight)
      for (const left of nodes) {
        const tight = withMoreRoom(model.network, new Set(nodes.filter((node) => node !== left)))
        expect(() => evaluate(tight, edges)).toThrow('takes')
      }
      const anew = new Solver(roomy)
      anew.insertAll(upTo(roomy.orders))
      expect(anew.evaluate().objective.unservedWeight).toBeLessThanOrEqual(served)
      changed += 1
    }
  }
  expect(changed).toBeGreaterThan(2 * WORLDS)
})

test('one more place gains no more than its price, and mostly just that: planned anew with it', () => {
  let [places, exact, exactWeight] = [0, 0, 0]
  for (const { plan, standing } of worlds()) {
    const { model } = plan.inside()
    const list = bottlenecks(plan)
    const worth = list.map(({ weight, points }) => weight * model.network.weightUnit + points)
    expect(worth).toEqual([...worth].sort((one, other) => other - one))
    for (const [at, { binding, weight }] of list.entries()) {
      const solver = new Solver(withMoreRoom(model.network, new Set([nodeOf(plan, binding)])))
      solver.insertAll(upTo(model.network.orders))
      const { objective } = solver.evaluate()
      const gain = Number(totalOf(plan, standing.objective) - totalOf(plan, objective))
      expect([gain >= 0, gain <= (worth[at] ?? 0)]).toEqual([true, true])
      places += 1
      if (gain === worth[at]) exact += 1
      if (standing.objective.unservedWeight - objective.unservedWeight === weight) exactWeight += 1
    }
  }
  // Prices are slopes, and a best plan may have several at a corner: then one more is worth less than the steepest.
  expect(exact / places).toBeGreaterThan(0.4)
  expect(exactWeight / places).toBeGreaterThan(0.8)
})

test('a visit from nowhere gains no more than the shortage says, and somewhere just that', () => {
  let exact = 0
  for (const { problem, plan, standing } of worlds()) {
    const list = shortages(plan)
    expect(list.map(({ gain }) => gain)).toEqual(list.map(({ gain }) => gain).sort((one, other) => other - one))
    for (const shortage of list.slice(0, 5)) {
      const orders = problem.orders.filter(
        ({ service, category, villageCode, slots }) =>
          service === shortage.service &&
          category === shortage.category &&
          villageCode.startsWith(shortage.townCode) &&
          slots.some(({ date }) => weekOf(date) === shortage.week),
      )
      const unserved = orders.filter(({ id }) => standing.unserved.includes(id)).map(({ id }) => id)
      expect([...shortage.waiting].sort()).toEqual(unserved.sort())
      // Whom a visit from nowhere serves is out of the plan: the others are planned as if it were not there. Fairness aside.
      const gains = orders.map((order) => {
        const rest = new LivingPlan({ ...problem, orders: problem.orders.filter((each) => each !== order) }).standing()
        return standing.objective.unservedWeight - rest.objective.unservedWeight
      })
      expect(Math.max(...gains)).toBeLessThanOrEqual(shortage.gain)
      if (Math.max(...gains) === shortage.gain) exact += 1
    }
  }
  expect(exact).toBeGreaterThan(WORLDS)
})

import { dualBound, evaluate } from '../../server/matching/certificate'
import { LinearProgram } from '../../server/matching/linear-program'
import { Network, ROOT } from '../../server/matching/network'
import { Solver, upTo } from '../../server/matching/solver'
import { makeNetwork, SIZES } from '../bench/matching-network'
import { Chance } from '../bench/matching-random'
import { flowBound, flowProblemOf } from '../support/min-cost-flow'
import { networkSimplex } from '../support/network-simplex'
import { randomForest } from '../support/random-forest'

/** As many small problems as there is time for; fewer while working on something else. */
const FORESTS = Number(process.env.MATCHING_FORESTS ?? 3_000)
/** Every so many of them is given to HiGHS as well. */
const TO_HIGHS = 100
const CHANGES = 30

/** What the plan costs in one number; the forests are small enough for that. */
function costOf(solver: Solver): number {
  const { objective } = solver.evaluate()
  return objective.unservedWeight * solver.network.weightUnit + objective.quality
}

function boundOf(solver: Solver): number {
  const bound = solver.bound()
  return bound.unservedWeight * solver.network.weightUnit + bound.quality
}

/** The cost of the best plan for the same orders, by a method that shares nothing with ours; and what its prices prove. */
function checked(solver: Solver): { cost: number; bound: number } {
  const problem = flowProblemOf(solver.network, (order) => solver.has(order))
  const { cost, prices } = networkSimplex(problem)
  return { cost, bound: flowBound(problem, prices) }
}

function expectBest(solver: Solver, what: string): void {
  const cost = costOf(solver)
  const other = checked(solver)
  expect([what, boundOf(solver), other.cost, other.bound]).toEqual([what, cost, cost, cost])
}

/** Changes the plan by chance: an order comes or goes, an edge closes or opens, a village shares anew. */
function change(chance: Chance, solver: Solver): string {
  const { network } = solver
  const order = chance.below(network.orders)
  const edge = chance.between(network.first[order] ?? 0, network.waitingEdge(order))
  const isWaiting = edge === network.waitingEdge(order)
  switch (chance.below(6)) {
    case 5:
      if (!isWaiting) solver.close(solver.edgesInto(network.leaf[edge] ?? 0))
      return `close leaf of edge ${edge}`
    case 0:
      if (!isWaiting) solver.close([{ order, edge }])
      return `close edge ${edge}`
    case 1:
      if (network.closed[edge] === 1) solver.open(order, [edge])
      return `open edge ${edge}`
    case 2:
      solver.reshape(network.leaf[network.waitingEdge(order)] ?? 0, chance.below(20), chance.below(40))
      return `reshape the village of ${order}`
    default:
      if (solver.has(order)) solver.remove(order)
      else solver.insert(order)
      return `order ${order} comes or goes`
  }
}

test(`${FORESTS} small problems: after every change the plan is best, by its own prices and by another method`, () => {
  for (let seed = 1; seed <= FORESTS; seed += 1) {
    const chance = new Chance(seed)
    const solver = new Solver(randomForest(chance))
    solver.insertAll(upTo(solver.network.orders))
    expectBest(solver, `${seed}: all`)
    for (let step = 0; step < CHANGES; step += 1) {
      const what = change(chance, solver)
      if (step % 3 === 0) expectBest(solver, `${seed}.${step}: ${what}`)
      else expect([`${seed}.${step}: ${what}`, boundOf(solver)]).toEqual([`${seed}.${step}: ${what}`, costOf(solver)])
    }
  }
}, 240_000)

test('HiGHS finds the same cost', async () => {
  for (let seed = 1; seed <= FORESTS; seed += TO_HIGHS) {
    const solver = new Solver(randomForest(new Chance(seed)))
    solver.insertAll(upTo(solver.network.orders))
    const { supply, arcs } = flowProblemOf(solver.network)
    const program = new LinearProgram()
    for (const sends of supply) program.addRow(sends, sends)
    for (const { from, to, most } of arcs)
      program.addColumn({
        most,
        whole: false,
        entries: [
          [from, 1],
          [to, -1],
        ],
      })
    const { bound } = await program.minimise(
      arcs.map(({ cost }) => cost),
      10,
    )
    expect([seed, Math.round(bound)]).toEqual([seed, costOf(solver)])
  }
})

test('a county and a city come out as known', () => {
  const known = { 'county-0.88': [0, 80_420], 'city-0.62': [0, 1_566_186], 'city-0.99': [0, 1_877_897], 'city-1.23': [944, 2_321_661] }
  for (const [name, [unservedWeight, quality]] of Object.entries(known)) {
    const size = SIZES[name]
    if (size === undefined) throw new Error(name)
    const solver = new Solver(makeNetwork(size))
    solver.insertAll(upTo(solver.network.orders))
    expect([name, solver.evaluate().objective]).toEqual([name, { unservedWeight, quality }])
    expect([name, boundOf(solver)]).toEqual([name, costOf(solver)])
  }
})

test('orders are planned the same again', () => {
  const network = makeNetwork(SIZES['county-0.88'] ?? { seed: 1, prefectures: 1, orders: 1, teams: 1, perWeek: [1, 1] })
  const [one, other] = [new Solver(network), new Solver(network)]
  one.insertAll(upTo(network.orders))
  other.insertAll(upTo(network.orders))
  expect(other.flow.matched).toEqual(one.flow.matched)
})

/** So many orders of this weight, and one place fewer than orders. */
function crowd(orders: number, weight: number, weightUnit: number): Network {
  const network = new Network(weightUnit)
  const village = network.addNode({ parent: ROOT, capacity: orders, base: 0, step: 0 })
  const places = Array.from({ length: orders - 1 }, () => network.addNode({ parent: ROOT, capacity: 1, base: 0, step: 0 }))
  for (let order = 0; order < orders; order += 1)
    network.addOrder(
      weight + (order % 2),
      places.map((leaf, place) => ({ leaf, cost: (order * 7 + place * 5) % 11 })),
      village,
    )
  return network
}

test('sums beyond what one number can hold are exact, as weight and quality apart', () => {
  // Thirty orders that cost 9 × 10^14 each unserved: their sum, 2.7 × 10^16, is beyond 2^53.
  const unit = 9 * 10 ** 11
  const network = crowd(30, 1_000, unit)
  const solver = new Solver(network)
  solver.insertAll(upTo(30))
  const small = new Solver(crowd(30, 1_000, 10_000))
  small.insertAll(upTo(30))
  expect(solver.evaluate()).toEqual(small.evaluate())
  const none = Int32Array.from({ length: 30 }, (_, order) => network.waitingEdge(order))
  expect(evaluate(network, none).objective).toEqual({ unservedWeight: 30_015, quality: 0 })
  const { objective } = solver.evaluate()
  const bound = solver.bound()
  const points = (each: typeof bound) => BigInt(each.unservedWeight) * BigInt(unit) + BigInt(each.quality)
  expect(points(bound)).toBe(points(objective))
})

test('a sum that leaves the exact numbers is refused, not rounded', () => {
  const network = new Network(1)
  const leaf = network.addNode({ parent: ROOT, capacity: 10, base: 0, step: 0 })
  for (let order = 0; order < 3; order += 1) network.addOrder(2 ** 52, [], leaf)
  const solver = new Solver(network)
  solver.insertAll(upTo(3))
  expect(() => solver.evaluate()).toThrow(RangeError)
  expect(() => dualBound(network, new Float64Array(1))).toThrow(RangeError)
  expect(() => network.addOrder(1, [{ leaf, cost: 0.5 }], leaf)).toThrow(RangeError)
  expect(() => network.addOrder(2 ** 54, [], leaf)).toThrow(RangeError)
})

test('a plan that was cut short says how far it may be from the best', () => {
  const solver = new Solver(makeNetwork(SIZES['county-0.88'] ?? { seed: 1, prefectures: 1, orders: 1, teams: 1, perWeek: [1, 1] }))
  let asked = 0
  const orders = upTo(solver.network.orders)
  solver.insertAll(orders, () => ++asked > 2)
  expect(orders.filter((order) => solver.has(order))).toHaveLength(128)
  expect(boundOf(solver)).toBe(costOf(solver))
  const whole = solver.bound(() => true)
  solver.insertAll(orders.filter((order) => !solver.has(order)))
  expect(costOf(solver)).toBeGreaterThanOrEqual(whole.unservedWeight * solver.network.weightUnit + whole.quality)
})

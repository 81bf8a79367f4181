import { fillGreedily } from '../../server/matching/greedy'
import { LinearProgram } from '../../server/matching/linear-program'
import { type Network, ROOT } from '../../server/matching/network'
import { Solver, upTo } from '../../server/matching/solver'
import { flowProblemOf } from '../support/min-cost-flow'
import { hasLemon, runLemon } from './matching-lemon'
import { makeNetwork, SIZES } from './matching-network'
import { Chance } from './matching-random'
import { measureRanking } from './matching-ranking'

/** What is measured when nothing is named; a province takes minutes, a nation a gigabyte. */
const USUAL = ['county-0.88', 'city-0.62', 'city-0.99', 'city-1.23', 'ranking']
/** Up to so many orders, HiGHS finishes. */
const CITY = 5_000
/** Up to so many, LEMON runs too, and every run is made several times. */
const PROVINCE = 50_000
const TIMES = 3
const ARRIVALS = 200
const DECLINES = 1_000
const WARMING = 2_000

/** `npm run bench -- matching [names]`: a line of JSON for each named size (see SIZES; `ranking` besides), or for the usual ones. */
export async function measureMatching(): Promise<void> {
  const names = process.argv.slice(3)
  for (const name of names.length > 0 ? names : USUAL) {
    const size = SIZES[name]
    if (size === undefined && name !== 'ranking')
      throw new Error(`No size is called "${name}". There are: ${Object.keys(SIZES).join(', ')}, ranking`)
    const line = size === undefined ? measureRanking() : await measure(makeNetwork(size), size.orders <= CITY)
    process.stdout.write(`${JSON.stringify({ name, ...line })}\n`)
  }
}

async function measure(network: Network, isSmall: boolean): Promise<object> {
  const times = network.orders <= PROVINCE ? TIMES : 1
  warmUp(network)
  const { solver, ms } = quickest(network, times)
  const { objective, unserved } = solver.evaluate()
  const bound = solver.bound()
  const cost = totalOf(network, objective)
  const others = isSmall ? await highsOn(network, times, ms, cost) : {}
  return {
    orders: network.orders,
    edges: network.edges,
    nodes: network.nodes,
    ms,
    cost,
    proven: cost === totalOf(network, bound),
    unserved,
    mb: Math.round(process.memoryUsage().rss / 1e6),
    ...others,
    ...(hasLemon() && network.orders <= PROVINCE ? lemonOn(network, times, ms, cost) : {}),
    greedy: greedyOn(network),
    ...(isSmall ? changesOn(network, ms, cost) : {}),
  }
}

interface Sums {
  readonly unservedWeight: number
  readonly quality: number
}

const totalOf = (network: Network, { unservedWeight, quality }: Sums) => unservedWeight * network.weightUnit + quality
const round = (value: number, digits = 3) => Number(value.toPrecision(digits))

function cpuOf<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const before = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000, result }
}

/** The first orders once, and declines of some, so that the code is compiled when it is measured. */
function warmUp(network: Network): void {
  const solver = solve(network, upTo(Math.min(WARMING, network.orders)))
  for (const order of servedOf(solver, upTo(network.orders))) decline(solver, order)
  network.closed.fill(0)
}

/** The first of these orders that are served, as many as are declined. */
function servedOf(solver: Solver, orders: Int32Array): Int32Array {
  return orders.filter((order) => solver.has(order) && solver.flow.matched[order] !== solver.network.waitingEdge(order)).slice(0, DECLINES)
}

function quickest(network: Network, times: number): { readonly solver: Solver; readonly ms: number } {
  const runs = Array.from({ length: times }, () => cpuOf(() => solve(network, upTo(network.orders))))
  const best = runs.reduce((one, other) => (other.ms < one.ms ? other : one))
  return { solver: best.result, ms: round(best.ms) }
}

function solve(network: Network, orders: Int32Array): Solver {
  const solver = new Solver(network)
  solver.insertAll(orders)
  return solver
}

function lemonOn(network: Network, times: number, ms: number, cost: number): object {
  const lemon = runLemon(network, times)
  return { lemonMs: round(lemon.ms), lemonMb: lemon.mb, timesLemon: round(ms / lemon.ms), lemonAgrees: lemon.cost === cost }
}

async function highsOn(network: Network, times: number, ms: number, cost: number): Promise<object> {
  const { supply, arcs } = flowProblemOf(network)
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
  const costs = arcs.map((arc) => arc.cost)
  let highsMs = Number.POSITIVE_INFINITY
  let found = Number.NaN
  for (let run = 0; run < times; run += 1) {
    const before = process.cpuUsage()
    found = (await program.minimise(costs, 600)).bound
    const { user, system } = process.cpuUsage(before)
    highsMs = Math.min(highsMs, (user + system) / 1000)
  }
  return { highsMs: round(highsMs), fasterThanHighs: round(highsMs / ms), highsAgrees: Math.round(found) === cost }
}

/** What the plan would be without moving anybody, the heaviest orders first. */
function greedyOn(network: Network): object {
  const order = [...upTo(network.orders)].sort((one, other) => (network.weight[other] ?? 0) - (network.weight[one] ?? 0) || one - other)
  const matched = new Int32Array(network.orders).fill(-1)
  fillGreedily(network, matched, order)
  const solver = new Solver(network)
  solver.flow.matched.set(matched)
  const { objective, unserved } = solver.evaluate()
  return { unserved, unservedWeight: objective.unservedWeight, cost: totalOf(network, objective) }
}

/** Orders that come one by one into a plan of all others, and teams that decline. */
function changesOn(network: Network, scratch: number, cost: number): object {
  const orders = shuffled(network.orders)
  const late = orders.slice(-ARRIVALS)
  const solver = solve(network, orders.slice(0, -ARRIVALS).sort())
  const arrivals = cpuOf(() => {
    for (const order of late) solver.insert(order)
  })
  const same = totalOf(network, solver.evaluate().objective) === cost
  const served = servedOf(solver, orders)
  solver.edgesInto(0)
  const declines = cpuOf(() => {
    for (const order of served) decline(solver, order)
  })
  const proven = totalOf(network, solver.evaluate().objective) === totalOf(network, solver.bound())
  network.closed.fill(0)
  return {
    arrivalMs: round(arrivals.ms / late.length),
    arrivalFaster: Math.round((scratch * late.length) / arrivals.ms),
    arrivalSame: same,
    declineMs: round(declines.ms / served.length),
    declineFaster: Math.round((scratch * served.length) / declines.ms),
    declineProven: proven,
  }
}

/** Closes every edge of the order to the team that it has. */
function decline(solver: Solver, order: number): void {
  const { network } = solver
  const team = topOf(network, network.leaf[solver.flow.matched[order] ?? -1] ?? ROOT)
  const edges: { order: number; edge: number }[] = []
  for (let edge = network.first[order] ?? 0; edge < network.waitingEdge(order); edge += 1)
    if (topOf(network, network.leaf[edge] ?? ROOT) === team) edges.push({ order, edge })
  solver.close(edges)
}

function topOf(network: Network, leaf: number): number {
  let node = leaf
  for (let above = leaf; above !== ROOT; above = network.parent[above] ?? ROOT) node = above
  return node
}

function shuffled(count: number): Int32Array {
  const chance = new Chance(5)
  const orders = upTo(count)
  for (let last = count - 1; last > 0; last -= 1) {
    const other = chance.below(last + 1)
    const kept = orders[last] ?? 0
    orders[last] = orders[other] ?? 0
    orders[other] = kept
  }
  return orders
}

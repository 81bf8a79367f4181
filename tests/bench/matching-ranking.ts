import { almostOf, bestOf, rank } from '../../server/matching/rank'
import { TeamIndex } from '../../server/matching/team-index'
import { SIZES } from './matching-network'
import { makeProblem } from './matching-problem'

const ASKED = 1_000

/** Ten best teams of 60,000 for an order, found by the index and by looking at every team. */
export function measureRanking(): object {
  const size = SIZES['nation-0.61']
  if (size === undefined) throw new Error('no nation')
  const { teams, orders, points } = makeProblem({ ...size, orders: ASKED })
  const before = process.memoryUsage().rss
  const began = performance.now()
  const index = new TeamIndex(teams, points)
  const buildMs = performance.now() - began
  const everybody = index.books.map((_, number) => number)
  const byIndex = orders.map((order) => timed(() => bestOf(index, order, index.teamsFor(order))))
  const byScan = orders.map((order) => timed(() => bestOf(index, order, everybody)))
  const whole = orders.map((order) => timed(() => rank(index, order)))
  const homes = everybody.map((number) => ({ number, least: 0 }))
  const some = orders.slice(0, 50)
  return {
    teams: teams.length,
    buildMs: Math.round(buildMs),
    indexMb: Math.round((process.memoryUsage().rss - before) / 1e6),
    ...quantiles(
      'index',
      byIndex.map(({ ms }) => ms),
    ),
    ...quantiles(
      'scan',
      byScan.map(({ ms }) => ms),
    ),
    faster: Math.round(
      quantile(
        byScan.map(({ ms }) => ms),
        0.5,
      ) /
        quantile(
          byIndex.map(({ ms }) => ms),
          0.5,
        ),
    ),
    identical: byIndex.every(({ result }, at) => JSON.stringify(result) === JSON.stringify(byScan[at]?.result)),
    ...quantiles(
      'withAlmost',
      whole.map(({ ms }) => ms),
    ),
    almostIdentical: some.every((order, at) => JSON.stringify(whole[at]?.result.almost) === JSON.stringify(almostOf(index, order, homes))),
    found: byIndex.reduce((sum, { result }) => sum + result.length, 0) / orders.length,
  }
}

function timed<T>(work: () => T): { readonly ms: number; readonly result: T } {
  const began = performance.now()
  const result = work()
  return { ms: performance.now() - began, result }
}

function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0
}

function quantiles(name: string, values: readonly number[]): object {
  return { [`${name}P50`]: Number(quantile(values, 0.5).toPrecision(3)), [`${name}P99`]: Number(quantile(values, 0.99).toPrecision(3)) }
}

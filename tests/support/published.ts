import { Network, ROOT } from '../../server/matching/network'

/** Costs of giving each of some people each of some tasks; a task that is absent is not allowed. */
export type Costs = readonly ReadonlyMap<number, number>[]

const numbersOf = (text: string): number[] => text.trim().split(/\s+/).map(Number)

/** Reads OR-Library's dense form: how many, then a row of costs after the other. */
export function readAssignment(text: string): Costs {
  const [size = 0, ...costs] = numbersOf(text)
  return Array.from({ length: size }, (_, row) => new Map(costs.slice(row * size, (row + 1) * size).entries()))
}

/** The assignment as a matching problem: a place for each task, and an order for each person, which weighs more than all costs. */
export function assignmentNetwork(costs: Costs): Network {
  const dear = costs.reduce((sum, row) => sum + [...row.values()].reduce((most, cost) => Math.max(most, cost), 0), 1)
  const network = new Network(dear)
  const leaves = costs.map(() => network.addNode({ parent: ROOT, capacity: 1, base: 0, step: 0 }))
  const waiting = network.addNode({ parent: ROOT, capacity: costs.length, base: 0, step: 0 })
  for (const row of costs)
    network.addOrder(
      1,
      [...row].map(([task, cost]) => ({ leaf: leaves[task] ?? waiting, cost })),
      waiting,
    )
  return network
}

/** A generalised assignment: which agent does which job, within capacities. */
export interface Gap {
  readonly agents: number
  readonly jobs: number
  readonly costs: readonly (readonly number[])[]
  readonly weights: readonly (readonly number[])[]
  readonly capacities: readonly number[]
}

export function readGap(text: string): Gap {
  const [agents = 0, jobs = 0, ...rest] = numbersOf(text)
  const rows = (from: number) => Array.from({ length: agents }, (_, agent) => rest.slice(from + agent * jobs, from + (agent + 1) * jobs))
  return {
    agents,
    jobs,
    costs: rows(0),
    weights: rows(agents * jobs),
    capacities: rest.slice(2 * agents * jobs, 2 * agents * jobs + agents),
  }
}

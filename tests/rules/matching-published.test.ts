import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LinearProgram } from '../../server/matching/linear-program'
import { Network, ROOT } from '../../server/matching/network'
import { Solver, upTo } from '../../server/matching/solver'
import { flowBound, readDimacs } from '../support/min-cost-flow'
import { networkSimplex } from '../support/network-simplex'
import { assignmentNetwork, readAssignment, readGap } from '../support/published'

const read = (name: string) => readFileSync(join(__dirname, 'instances', name), 'utf8')

test('the assignment of OR-Library costs what it is known to', () => {
  const solver = new Solver(assignmentNetwork(readAssignment(read('assign100.txt'))))
  solver.insertAll(upTo(100))
  expect(solver.evaluate()).toEqual({ objective: { unservedWeight: 0, quality: 305 }, unserved: 0 })
  const bound = solver.bound()
  expect(bound.unservedWeight * solver.network.weightUnit + bound.quality).toBe(305)
})

test.each([
  ['netgen_8_08a', 142_274_536],
  ['circulation_100_0_10', -352_582],
  ['grid_5x5', 27_000],
  ['assignment_5x5', 10],
  ['assignment_50x50', 50],
])('the checker finds the known cost of %s', (name, best) => {
  const problem = readDimacs(read(`${name}.min`))
  const { cost, prices } = networkSimplex(problem)
  expect([cost, flowBound(problem, prices)]).toEqual([best, best])
})

test.each([
  ['gap1-0', 261],
  ['gap4-2', 426],
])('the integer program finds the known cost of %s and proves it', async (name, best) => {
  const { agents, jobs, costs, weights, capacities } = readGap(read(`${name}.txt`))
  const program = new LinearProgram()
  const jobRows = Array.from({ length: jobs }, () => program.addRow(1, 1))
  const agentRows = capacities.map((capacity) => program.addRow(Number.NEGATIVE_INFINITY, capacity))
  for (let agent = 0; agent < agents; agent += 1)
    for (let job = 0; job < jobs; job += 1)
      program.addColumn({
        most: 1,
        whole: true,
        entries: [
          [jobRows[job] ?? 0, 1],
          [agentRows[agent] ?? 0, weights[agent]?.[job] ?? 0],
        ],
      })
  const { values, bound, optimal } = await program.minimise(costs.flat(), 30)
  const chosen = costs.flat().reduce((sum, cost, column) => sum + ((values?.[column] ?? 0) > 0.5 ? cost : 0), 0)
  expect([chosen, Math.ceil(bound - 1e-6), optimal]).toEqual([best, best, true])
})

test('a network without an open edge for an order is refused', () => {
  const network = new Network(10)
  const leaf = network.addNode({ parent: ROOT, capacity: 1, base: 0, step: 0 })
  network.addOrder(1, [], leaf)
  const solver = new Solver(network)
  solver.insert(0)
  network.addOrder(1, [], leaf)
  solver.grow()
  expect(() => solver.insert(1)).toThrow('no edge')
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inWeights } from '../../server/matching/bindings'
import { LivingPlan } from '../../server/matching/living-plan'
import { Model } from '../../server/matching/model'
import { ROOT } from '../../server/matching/network'
import { Solver, upTo } from '../../server/matching/solver'
import { numberIn, problemOf, type Table, tableBelow } from '../support/worked-example'

const FOLDER = join(__dirname, '../../server/matching')
const page = readFileSync(join(FOLDER, 'README.md'), 'utf8')
const villages = tableBelow(page, 'Villages')
const problem = problemOf(villages, tableBelow(page, 'Teams'), tableBelow(page, 'Orders'))

/** The model of the page, each order with its number less one. */
function modelOf(): { model: Model; solver: Solver } {
  const model = new Model(problem, 100)
  const codes = problem.orders.map(({ villageCode }) => villageCode)
  for (const code of new Set(codes)) model.setShares(code, codes.filter((each) => each === code).length)
  for (const order of problem.orders) model.putOrder(order)
  return { model, solver: new Solver(model.network) }
}

/** What a node is called on the page: 'Green morning', 'Green day', 'Lower waits'. */
function nameOf(model: Model, node: number): string {
  const stands = model.teamNodes[node]
  if (stands !== undefined) {
    const { level, name } = stands.period
    return `${model.book(stands.team).team.id} ${level === 'slot' ? name.slice(11) : level}`
  }
  const at = problem.orders.find(({ villageCode }) => model.villageNode(villageCode) === node)?.villageCode
  return `${villages[Number(at?.slice(-1)) - 1]?.Village} waits`
}

const nodesByName = (model: Model) => new Map(Array.from({ length: model.network.nodes }, (_, node) => [nameOf(model, node), node]))

const placesOf = ({ model, solver }: ReturnType<typeof modelOf>): string[] =>
  problem.orders.map((_, order) => {
    const edge = solver.flow.matched[order] ?? -1
    return edge === -1 ? '' : nameOf(model, model.network.leaf[edge] ?? ROOT)
  })

/** The columns of weight and points of a row as the network adds them up. */
const worthOf = (row: Table[number] | undefined, weightUnit: number): number =>
  numberIn(row?.weight ?? row?.['weight more']) * weightUnit + numberIn(row?.points ?? row?.['points more'])

test('the edges of the page are those of the model', () => {
  const { model } = modelOf()
  const { network } = model
  for (const [order, row] of tableBelow(page, 'Edges').entries()) {
    const edges = upTo(network.edges).filter((edge) => edge >= (network.first[order] ?? 0) && edge < network.waitingEdge(order))
    const costs = new Map(Array.from(edges, (edge) => [nameOf(model, network.leaf[edge] ?? ROOT), String(network.cost[edge])]))
    const { Order, ...places } = row
    expect(Order).toBe(problem.orders[order]?.id)
    expect(places).toEqual(Object.fromEntries(Object.keys(places).map((place) => [place, costs.get(place) ?? 'none'])))
    expect(Object.values(places).filter((cost) => cost !== 'none')).toHaveLength(costs.size)
  }
})

test('the nodes of the page cost what they cost in the model', () => {
  const { model } = modelOf()
  const rows = tableBelow(page, 'Nodes')
  for (const [name, node] of nodesByName(model)) {
    const kind = name.replace(/^.* (week|day)$/, 'a $1 of a team')
    const row = rows.find(({ Node }) => Node === kind)
    const { base, step } = model.network
    const said = row === undefined ? [0, 0] : [numberIn(row.first), numberIn(row['each further'])]
    expect([name, base[node], step[node]]).toEqual([name, ...said])
  }
})

test('the steps of the page are those that the solver takes', () => {
  const built = modelOf()
  const { model, solver } = built
  for (const [order, row] of tableBelow(page, 'Steps').entries()) {
    const before = placesOf(built)
    const more = solver.insert(order)
    const after = placesOf(built)
    expect([row.Added, row['goes to']]).toEqual([problem.orders[order]?.id, after[order]])
    expect(more).toBe(worthOf(row, model.network.weightUnit))
    const moved = before.flatMap((place, other) => (place !== '' && place !== after[other] ? [`${other + 1} to ${after[other]}`] : []))
    expect(row['who moves']).toBe(moved.length === 0 ? 'nobody' : moved.join(', '))
  }
})

test('the plan, its cost and the prices of the page are what comes out, and what a whole plan costs in any turn', () => {
  const built = modelOf()
  const { model, solver } = built
  for (const order of upTo(problem.orders.length)) solver.insert(order)
  expect(tableBelow(page, 'Plan').map((row) => row['goes to'])).toEqual(placesOf(built))
  const [cost] = tableBelow(page, 'Cost')
  const said = { unservedWeight: numberIn(cost?.weight), quality: numberIn(cost?.points) }
  expect(solver.evaluate().objective).toEqual(said)
  expect(new LivingPlan(problem).standing()).toMatchObject({ objective: said, bound: said })
  for (const row of tableBelow(page, 'Price list')) {
    const node = nodesByName(model).get(row.Node ?? '') ?? ROOT
    const { weight, points } = inWeights(solver.flow.priceOf(node), model.network.weightUnit)
    expect([row.Node, weight, points]).toEqual([row.Node, numberIn(row.weight), numberIn(row.points)])
  }
})

test('the proof of the page adds up, from its own tables', () => {
  const { model } = modelOf()
  const { network } = model
  const { weightUnit } = network
  const prices = new Map(tableBelow(page, 'Price list').map((row) => [row.Node, worthOf(row, weightUnit)]))
  for (const team of ['Red', 'Blue'])
    for (const level of ['day', 'week']) prices.set(`${team} ${level}`, prices.get(`${team} morning`) ?? Number.NaN)
  const priceOf = (node: number): number => (node === ROOT ? 0 : (prices.get(nameOf(model, node)) ?? Number.NaN))
  const pay = tableBelow(page, 'What orders pay')
  for (const [order, row] of pay.entries()) {
    const edges = upTo(network.edges).filter((edge) => edge >= (network.first[order] ?? 0) && edge < (network.end[order] ?? 0))
    const costs = Array.from(
      edges,
      (edge) => [nameOf(model, network.leaf[edge] ?? ROOT), (network.cost[edge] ?? 0) + priceOf(network.leaf[edge] ?? ROOT)] as const,
    )
    const least = Math.min(...costs.map(([, sum]) => sum))
    expect([row.Order, worthOf(row, weightUnit)]).toEqual([problem.orders[order]?.id, least])
    expect(costs).toContainEqual([row['cheapest at'], least])
  }
  const earn = tableBelow(page, 'What nodes earn')
  for (const [name, node] of nodesByName(model)) {
    const gains = Array.from({ length: Math.min(network.capacity[node] ?? 0, 5) }, (_, unit) => {
      const above = network.parent[node] ?? ROOT
      return priceOf(node) - priceOf(above) - (network.base[node] ?? 0) - (network.step[node] ?? 0) * unit
    }).filter((gain) => gain > 0)
    const row = earn.find(({ Node }) => Node === name)
    expect([name, row === undefined ? 0 : numberIn(row.sells)]).toEqual([name, gains.length])
    expect([name, row === undefined ? 0 : worthOf(row, weightUnit)]).toEqual([name, gains.reduce((sum, gain) => sum + gain, 0)])
  }
  const sum = (table: Table, column: string) => table.reduce((all, row) => all + numberIn(row[column]), 0)
  const [paid, earned, bound] = tableBelow(page, 'Bound')
  const [cost] = tableBelow(page, 'Cost')
  for (const column of ['weight', 'points']) {
    expect(numberIn(paid?.[column])).toBe(sum(pay, column))
    expect(numberIn(earned?.[column])).toBe(sum(earn, column))
    expect(numberIn(bound?.[column])).toBe(numberIn(paid?.[column]) - numberIn(earned?.[column]))
    expect(numberIn(bound?.[column])).toBe(numberIn(cost?.[column]))
  }
})

test('the page names every file of the folder, and none that is not there', () => {
  const named = tableBelow(page, 'Where to read on').flatMap(({ File = '' }) => [...File.matchAll(/`([^`]+)`/g)].map(([, file]) => file))
  const small = ['grown.ts', 'greedy.ts', 'loaded-highs.ts', 'plan-orders.ts']
  expect([...named, ...small].sort()).toEqual(
    readdirSync(FOLDER)
      .filter((file) => file.endsWith('.ts'))
      .sort(),
  )
})

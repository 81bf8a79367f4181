import { LivingPlan } from '../../server/matching/living-plan'
import { Model, weightUnitFor } from '../../server/matching/model'
import { HEAVIEST, POINTS } from '../../server/matching/problem'
import { Solver, upTo } from '../../server/matching/solver'
import { TeamBook } from '../../server/matching/team-book'
import { countAnew } from '../support/count-plan'
import { smallProblem } from '../support/small-problem'

/** The greatest number for which something still works. */
function greatest(works: (number: number) => boolean): number {
  let [low, high] = [1, 2 ** 40]
  while (low + 1 < high) {
    const middle = Math.floor((low + high) / 2)
    if (works(middle)) low = middle
    else high = middle
  }
  return low
}

const doesNotThrow = (work: () => unknown): boolean => {
  try {
    work()
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(RangeError)
    return false
  }
}

test('there is room for millions of orders, and one more than can be added up exactly is refused', () => {
  const { teams } = smallProblem(1)
  const books = teams.map((team) => new TeamBook(team, POINTS))
  const most = greatest((orders) => doesNotThrow(() => weightUnitFor(orders, books, POINTS)))
  expect(most).toBeGreaterThan(1_000_000)
  const unit = weightUnitFor(most, books, POINTS)
  // Four times the cost of leaving the heaviest announced order unserved is still a number of its own, and its neighbours too.
  expect(Number.isSafeInteger(unit * 2 * HEAVIEST * 4)).toBe(true)
  expect(Number.isSafeInteger((unit + Math.ceil(unit / most) + 1) * 2 * HEAVIEST * 4)).toBe(false)
})

test('at the limit the plan is the same as far below it, to the point', () => {
  for (const seed of [1, 2, 3]) {
    const whole = smallProblem(seed, { orders: 60, teams: 15 })
    // Every order has its offer, and the greatest weight: the costs are the greatest that there can be.
    const offers = new Map(new LivingPlan(whole).standing().assignments.map((each) => [each.orderId, each]))
    const problem = {
      ...whole,
      orders: whole.orders.map((order) => {
        const offer = offers.get(order.id)
        return { ...order, weight: HEAVIEST, announced: [{ teamId: offer?.teamIds[0] ?? whole.teams[0]?.id ?? '', slot: null }] }
      }),
    }
    const books = problem.teams.map((team) => new TeamBook(team, POINTS))
    const most = greatest((orders) => doesNotThrow(() => weightUnitFor(orders, books, POINTS)))
    const [small, large] = [200, most].map((room) => solved(problem, room))
    expect(large).toEqual(small)
    expect(new LivingPlan(problem).standing().objective).toEqual(large?.objective)
    expect(countAnew(problem, new LivingPlan(problem).standing())).toEqual(large?.objective)
  }
})

/** The plan in a model with so much room, with its proof; then the same after every third order has gone and come again. */
function solved(problem: ReturnType<typeof smallProblem>, room: number) {
  const model = new Model(problem, room)
  const villages = problem.orders.map(({ villageCode }) => villageCode)
  for (const code of new Set(villages)) model.setShares(code, villages.filter((each) => each === code).length)
  const sorted = [...problem.orders].sort((one, other) => (one.id < other.id ? -1 : 1))
  for (const order of sorted) model.putOrder(order)
  const solver = new Solver(model.network)
  const orders = upTo(sorted.length)
  solver.insertAll(orders)
  const first = [...solver.flow.matched.slice(0, orders.length)]
  for (const order of orders.filter((each) => each % 3 === 0)) solver.remove(order)
  solver.insertAll(orders.filter((each) => each % 3 === 0))
  const { objective } = solver.evaluate()
  const bound = solver.bound()
  const unit = BigInt(model.network.weightUnit)
  expect(BigInt(bound.unservedWeight) * unit + BigInt(bound.quality)).toBe(
    BigInt(objective.unservedWeight) * unit + BigInt(objective.quality),
  )
  expect([...solver.flow.prices()].every(Number.isSafeInteger)).toBe(true)
  return { first, objective }
}

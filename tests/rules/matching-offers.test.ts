import { LivingPlan } from '../../server/matching/living-plan'
import type { Assignment } from '../../server/matching/plan'
import type { OrderToPlan, Problem } from '../../server/matching/problem'
import { slotKey } from '../../shared/time/slot'
import { Chance } from '../bench/matching-random'
import { countAnew } from '../support/count-plan'
import { smallProblem } from '../support/small-problem'

/** As many worlds as there is time for; fewer while working on something else. */
const WORLDS = Number(process.env.MATCHING_WORLDS ?? 12)

/** A world whose plan has been sent out, and the offers. */
function* announcedWorlds() {
  for (let seed = 1; seed <= WORLDS; seed += 1) {
    const problem = smallProblem(seed, { orders: 60, teams: 25 })
    const offers = new LivingPlan(problem).standing().assignments
    yield { seed, problem, offers, sent: { ...problem, orders: problem.orders.map((order) => withOffer(order, offers)) } }
  }
}

function withOffer(order: OrderToPlan, offers: readonly Assignment[]): OrderToPlan {
  const offer = offers.find(({ orderId }) => orderId === order.id)
  const [teamId, slot] = [offer?.teamIds[0], offer?.slots[0]]
  return teamId === undefined || slot === undefined ? order : { ...order, announced: [{ teamId, slot }] }
}

const placeOf = ({ teamIds, slots: [slot] }: Assignment): string => `${teamIds[0]} ${slot && slotKey(slot)}`
const placesOf = (assignments: readonly Assignment[]) => new Map(assignments.map((each) => [each.orderId, placeOf(each)]))

test('while nothing changes, every offer stays', () => {
  for (const { seed, sent, offers } of announcedWorlds()) {
    const after = placesOf(new LivingPlan(sent).standing().assignments)
    expect([seed, offers.filter((offer) => after.get(offer.orderId) !== placeOf(offer))]).toEqual([seed, []])
  }
})

/** The same world with teams that take more and serve more: better places come up. */
function bettered(problem: Problem, seed: number): Problem {
  const chance = new Chance(seed)
  const slots = problem.orders.flatMap((order) => order.slots)
  return {
    ...problem,
    teams: problem.teams.map((team) =>
      chance.below(3) > 0
        ? team
        : {
            ...team,
            perWeek: team.perWeek + 1,
            perDay: team.perDay + 1,
            slots: [...team.slots, ...slots.filter(() => chance.below(4) === 0)],
          },
    ),
  }
}

test('an offer is left only for a gain: so many as are left, so many times what switching must gain, or somebody more is served', () => {
  let [left, freely] = [0, 0]
  for (const { seed, problem, sent, offers } of announcedWorlds()) {
    const better = bettered(sent, seed)
    const standing = new LivingPlan(better).standing()
    const after = placesOf(standing.assignments)
    const moved = offers.filter((offer) => after.get(offer.orderId) !== placeOf(offer)).length
    left += moved
    // What both cost if switching were free.
    const free = { ...bettered(problem, seed), points: { ...problem.points, switching: 0 } }
    const [kept, now] = [countAnew(free, { assignments: offers }), countAnew(free, standing)]
    if (now.unservedWeight === kept.unservedWeight)
      expect([seed, kept.quality - now.quality >= moved * problem.points.switching]).toEqual([seed, true])
    else expect([seed, now.unservedWeight < kept.unservedWeight]).toEqual([seed, true])
    const without = placesOf(new LivingPlan(free).standing().assignments)
    freely += offers.filter((offer) => without.get(offer.orderId) !== placeOf(offer)).length
  }
  expect([left > 0, freely > 2 * left]).toEqual([true, true])
})

test('newcomers of the greatest weight, however many, drop no offer and move few', () => {
  for (const { seed, sent, offers } of announcedWorlds()) {
    const plan = new LivingPlan(sent)
    // Each of them wants what somebody has been offered.
    for (const [at, order] of sent.orders.entries()) plan.put({ ...order, id: `late-${at}`, weight: 1_000, announced: [] })
    const { assignments, gap } = plan.standing()
    const after = placesOf(assignments)
    expect([seed, offers.filter(({ orderId }) => !after.has(orderId))]).toEqual([seed, []])
    expect(gap).toEqual({ unservedWeight: 0, quality: 0 })
  }
})

test('when the slot of an offer is closed, its order goes elsewhere, and other offers stay served', () => {
  let elsewhere = 0
  for (const { seed, sent, offers } of announcedWorlds()) {
    const plan = new LivingPlan(sent)
    const [first] = offers.filter((_, at) => at === seed % offers.length)
    const [teamId, slot] = [first?.teamIds[0], first?.slots[0]]
    if (first === undefined || teamId === undefined || slot === undefined) throw new Error('no offer')
    plan.close(teamId, slot)
    const after = placesOf(plan.standing().assignments)
    expect([...after.values()]).not.toContain(placeOf(first))
    if (after.has(first.orderId)) elsewhere += 1
    // At most as many lose their place as the slot took.
    const lost = offers.filter(({ orderId }) => !after.has(orderId)).length
    expect([seed, lost <= 2]).toEqual([seed, true])
  }
  expect(elsewhere).toBeGreaterThan(WORLDS / 3)
})

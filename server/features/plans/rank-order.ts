import { slotKey } from '../../../shared/time/slot'
import type { Urgency } from '../../../shared/vocabulary/orders'
import type { LivingPlan } from '../../matching/living-plan'
import type { OrderToPlan } from '../../matching/problem'
import { type RankedTeam, rank } from '../../matching/rank'
import type { AskedLately } from './asked-lately'
import { askingWords } from './how-many-to-ask'
import { longestWaiting } from './longest-waiting'
import { obstacleWords, partsInWords, reasonsFor, type Speaking, shownCost, teamName } from './plan-words'
import type { Candidate, RankAnswer } from './planner'
import type { WaitingOrder } from './situation.rows'

interface Ranking {
  readonly speaking: Speaking
  readonly plan: LivingPlan
  readonly asked: AskedLately
  readonly windows: Readonly<Record<Urgency, number>>
}

/**
 * Teams for one order, best first at the prices of the plan that stands, so that the list and the plan say the same. Whose turn it is stands
 * at the end where it is not among the best.
 */
export function rankFor({ speaking, plan, asked, windows }: Ranking, waiting: WaitingOrder, order: OrderToPlan): RankAnswer {
  const { best, almost } = rank(plan.inside().model.index, order, { scarcity: (teamId, slot) => plan.scarcity(teamId, slot) })
  const invited = new Set(waiting.offers.map(({ teamId }) => teamId))
  const able = best.filter(({ teamId }) => !invited.has(teamId))
  const longest = longestWaiting(plan, order, asked, new Set([...invited, ...able.slice(0, 1).map(({ teamId }) => teamId)]))
  const free = longest === null || able.some(({ teamId }) => teamId === longest.teamId) ? able : [...able, longest]
  const [first, ...others] = free.map(({ teamId }) => teamId)
  const asking = first === undefined || order.needs.teams > 1 ? null : asked.asking(first, others, windows[waiting.urgency as Urgency])
  return {
    best: free.map((team) => candidateOf(speaking, order, team)),
    almost: [
      ...best
        .filter(({ teamId }) => invited.has(teamId))
        .map(({ teamId, distance }) => ({ teamId, distance, obstacle: '已经邀请，等它回复' })),
      ...almost.map(({ teamId, distance, obstacle }) => ({ teamId, distance, obstacle: obstacleWords(obstacle, order) })),
    ],
    asking:
      asking === null
        ? bothOf(order, free)
        : { teamIds: asking.teamIds, words: askingWords(asking, asking.turn === null ? null : teamName(speaking, asking.turn)) },
  }
}

/** Of an order that two teams come to, the best two that have a slot in common. */
function bothOf({ needs }: OrderToPlan, free: readonly RankedTeam[]): RankAnswer['asking'] {
  if (needs.teams === 1) return null
  for (const [at, one] of free.entries()) {
    const keys = new Set(one.slots.map(slotKey))
    const other = free.slice(at + 1).find(({ slots }) => slots.some((slot) => keys.has(slotKey(slot))))
    if (other !== undefined) return { teamIds: [one.teamId, other.teamId], words: '要两支队伍一起来：同时请这两支，都答应了才算数' }
  }
  return null
}

function candidateOf(speaking: Speaking, order: OrderToPlan, team: RankedTeam): Candidate {
  const { teamId, distance, slots } = team
  const parts = partsInWords(speaking, order, team)
  return {
    teamId,
    distance,
    slots,
    parts,
    cost: shownCost(parts),
    reasons: reasonsFor(speaking, order, team),
  }
}

import { distanceWords } from '../../../shared/geo/distance'
import { slotWords } from '../../../shared/time/slot'
import type { CostPart } from '../../../shared/vocabulary/costs'
import type { Explanation, PricedOption } from '../../matching/explain'
import type { OrderToPlan } from '../../matching/problem'
import type { AlmostFitting } from '../../matching/rank'
import { fullWords, obstacleWords, partsInWords, periodWords, reasonsFor, type Speaking, shownCost, teamName } from './plan-words'
import type { OptionWords } from './planner'

const ALMOST_NAMED = 3

/** The points of what others lose, with lost weight as more than any points. */
export function scarcityPoints({ scarcity, scarcityWeight }: PricedOption): number {
  return scarcityWeight > 0 ? Number.MAX_SAFE_INTEGER : Math.max(0, scarcity)
}

/** An option with its cost in words; the one that the plan chose is not called full because the order itself is there. */
export function optionInWords(speaking: Speaking, order: OrderToPlan, option: PricedOption, isChosen = false): OptionWords {
  const { teamId, slot, distance } = option
  const parts = partsInWords(speaking, order, { ...option, scarcity: scarcityPoints(option) })
  const full = option.binding === null || isChosen ? null : fullWords(option.binding, speaking.today)
  return { teamId, slot, distance, parts, cost: shownCost(parts), full }
}

/**
 * Sentences that say why an order is planned as it is: why this team, and why not the nearest; or why nobody, and what would change it.
 * @param almost finds teams that almost fit; asked only where no team could come at all, for it looks at many
 */
export function whySentences(
  speaking: Speaking,
  order: OrderToPlan,
  { chosen, nearest, others, shortfall }: Explanation,
  almost: () => readonly AlmostFitting[],
): string[] {
  if (chosen !== null) {
    return [
      `请${teamName(speaking, chosen.teamId)}，${slotWords(chosen.slot, speaking.today)}：${reasonsFor(speaking, order, chosen).join('，')}。`,
      whyThisOne(speaking, order, chosen, nearest, others.length),
    ]
  }
  return shortfall === null ? nobodySentences(speaking, order, almost()) : shortfallSentences(speaking, shortfall)
}

function whyThisOne(speaking: Speaking, order: OrderToPlan, chosen: PricedOption, nearest: PricedOption | null, others: number): string {
  if (nearest !== null) return whyNotNearest(speaking, order, chosen, nearest)
  return others === 0 ? '能来的只有这一支队伍。' : '它也是能来的队伍里最近的。'
}

/** 最近的是 X（800 米），但周四上午已排满（1/1），别的单更需要那个名额. */
function whyNotNearest(speaking: Speaking, order: OrderToPlan, chosen: PricedOption, nearest: PricedOption): string {
  const near = `最近的是${teamName(speaking, nearest.teamId)}（${distanceWords(nearest.distance)}）`
  if (nearest.binding !== null) return `${near}，但${fullWords(nearest.binding, speaking.today)}，别的单更需要那个名额。`
  const mine = partsInWords(speaking, order, { ...chosen, scarcity: scarcityPoints(chosen) })
  const theirs = partsInWords(speaking, order, { ...nearest, scarcity: scarcityPoints(nearest) })
  if (chosen.parts.kept < nearest.parts.kept) return `${near}，但${teamName(speaking, chosen.teamId)}已经邀请了，不轻易换。`
  const worst = theirs
    .map((each) => ({ ...each, more: each.points - (mine.find(({ part }) => part === each.part)?.points ?? 0) }))
    .reduce((one, other) => (other.more > one.more ? other : one))
  return `${near}，但${WORSE[worst.part]}${worst.words}。`
}

/** In what another team is less suitable, before the words that say how it stands there. */
const WORSE: Readonly<Record<CostPart, string>> = {
  travel: '路远一些：',
  fit: '没那么对口：',
  rating: '评价低一些：',
  slot: '时段没那么合适：',
  load: '更忙一些：',
  kept: '',
  scarcity: '',
}

function shortfallSentences(speaking: Speaking, { option, weight, full }: NonNullable<Explanation['shortfall']>): string[] {
  const name = teamName(speaking, option.teamId)
  const { binding } = option
  if (binding === null) return [`${name}能来，但这次的名额给了别的单。`]
  const places = full.map(({ level, period }) => periodWords(level, period, speaking.today))
  return [
    `能来的队伍都排满了。最接近的是${name}：${fullWords(binding, speaking.today)}。`,
    weight > 0 ? '占着名额的单更急，或等得更久。' : '占着名额的单一样急，那样安排总的更合适。',
    `如果${name}专为这张单在${places.join('、')}${places.length > 1 ? '都' : ''}多接 1 单，这张单就有队伍了；或者请对方换一个时段。`,
  ]
}

function nobodySentences(speaking: Speaking, order: OrderToPlan, almost: readonly AlmostFitting[]): string[] {
  const named = almost
    .slice(0, ALMOST_NAMED)
    .map(({ teamId, obstacle }) => `${teamName(speaking, teamId)}：${obstacleWords(obstacle, order)}`)
  if (named.length === 0) return ['附近没有队伍提供这项服务，可以站里自己办，或上报给上一级。']
  return [`这些时段没有队伍能来。差一点的有：${named.join('；')}。`, '请对方换一个时段，或请其中一支队伍放宽一点。']
}

import { distanceWords } from '../../../shared/geo/distance'
import { slotWords } from '../../../shared/time/slot'
import { needsWords } from '../../../shared/vocabulary/needs'
import type { Loss, ProgramExplanation } from '../../matching/explain-program'
import type { Assignment } from '../../matching/plan'
import type { Needs, OrderToPlan } from '../../matching/problem'
import { reasonsFor, type Speaking, teamName } from './plan-words'
import { needsProgram } from './to-plan'

/** 要两支队伍一起来、每支至少 3 人、连着两个时段. */
export const needsInWords = ({ people, parts, teams }: Needs): string => `要${needsWords({ helpers: people, parts, teams })}`

/** Why each team of an order that takes more than one place: a phrase for each. */
export function reasonsForVisit(
  speaking: Speaking,
  order: OrderToPlan,
  visits: readonly { teamId: string; distance: number }[],
  at: Assignment,
): string[] {
  const [slot] = at.slots
  if (slot === undefined) return []
  const why = (visit: { teamId: string; distance: number }) => reasonsFor(speaking, order, { ...visit, slot })
  if (visits.length === 1) return [needsInWords(order.needs), ...visits.flatMap(why)]
  return [needsInWords(order.needs), ...visits.map((visit) => `${teamName(speaking, visit.teamId)}：${why(visit).join('，')}`)]
}

/** Why nobody comes to an order that takes more than one place. @param couldCome whether its teams would be there, did no other order want them */
export function nobodyTogether({ needs }: OrderToPlan, couldCome: boolean): string[] {
  return [
    `这张单${needsInWords(needs)}。`,
    couldCome
      ? '能来的队伍这次都给了别的单，那样安排总的更合适。'
      : needs.teams > 1
        ? '这些时段没有两支队伍能同时来。请对方换一个时段，或改成一支队伍。'
        : '这些时段没有队伍能这样来。请对方换一个时段，或把要求放宽一点。',
  ]
}

/** Why an ordinary order waits whose team is needed by one that takes more than one place. */
export const GAVE_WAY = '能来的队伍，这次先去了同县另一张要求更高的单'

/** An order planned by an integer program, in sentences: the difference to the plan that there would be otherwise. */
export function programSentences(speaking: Speaking, order: OrderToPlan, explanation: ProgramExplanation): string[] {
  const { assignment, nearest, serving } = explanation
  if (assignment === null) {
    if (serving === null) return nobodyTogether(order, false)
    return [...(needsProgram(order) ? [`这张单${needsInWords(order.needs)}。`] : []), `如果一定要排它，${lossWords(serving)}。`]
  }
  const [slot] = assignment.slots
  const names = assignment.teamIds.map((id) => teamName(speaking, id)).join('和')
  const when = slot === undefined ? '' : `，${slotWords(slot, speaking.today)}${assignment.slots.length > 1 ? '起，连着两个时段' : ''}`
  const near =
    nearest === null
      ? '更近的队伍没有能来的。'
      : nearest.loss === null
        ? `更近的是${teamName(speaking, nearest.teamId)}（${distanceWords(nearest.distance)}），但它来不成：凑不齐要来的人和时段。`
        : `更近的是${teamName(speaking, nearest.teamId)}（${distanceWords(nearest.distance)}），但请它来，${lossWords(nearest.loss)}。`
  return [`请${names}${when}。`, near]
}

function lossWords({ unservedWeight, quality, proven }: Loss): string {
  const sure = proven ? '' : '大约'
  if (unservedWeight > 0) return '就有更急或等得更久的单没有队伍'
  return quality > 0 ? `整个排法${sure}要多花 ${quality} 分` : '整个排法一样好，这次没有选它'
}

import { distanceWords } from '../../../shared/geo/distance'
import { addDays, beijingDate, weekdayOf, weekOf } from '../../../shared/time/beijing'
import { isSlotKey, parseSlotKey, type Slot, slotWords } from '../../../shared/time/slot'
import { dateWords, monthDayWords } from '../../../shared/time/words'
import { CATEGORY_LABELS } from '../../../shared/vocabulary/categories'
import { WALL } from '../../../shared/vocabulary/costs'
import type { Obstacle } from '../../matching/eligibility'
import type { Binding } from '../../matching/explain'
import type { CostParts } from '../../matching/plan'
import type { OrderToPlan } from '../../matching/problem'
import { meanStars } from '../orders/fitting-teams'
import type { Service } from '../projects/service.entity'
import type { PartWords } from './planner'
import type { KnownTeam } from './situation.rows'

/** What words are made from. */
export interface Speaking {
  readonly today: string
  readonly services: ReadonlyMap<string, Service>
  readonly teams: ReadonlyMap<string, KnownTeam>
}

export const teamName = ({ teams }: Pick<Speaking, 'teams'>, teamId: string): string => teams.get(teamId)?.name ?? '一支队伍'

/** A week as one says it: 本周, 下周, 12月7日那周. */
export function weekWords(week: string, today: string): string {
  if (week === weekOf(today)) return '本周'
  if (week === weekOf(addDays(today, 7))) return '下周'
  const monday = mondayOf(week)
  return monday === null ? week : `${monthDayWords(monday, today)}那周`
}

function mondayOf(week: string): string | null {
  const [, year, number] = /^(\d{4})-W(\d{2})$/.exec(week) ?? []
  if (year === undefined || number === undefined) return null
  // The fourth of January lies in the first week.
  const fourth = `${year}-01-04`
  return addDays(fourth, 7 * (Number(number) - 1) - (weekdayOf(fourth) - 1))
}

/** What an order asks for, as one says it. */
export function serviceWords(
  { services }: Pick<Speaking, 'services'>,
  { service, category }: Pick<OrderToPlan, 'service' | 'category'>,
): string {
  const known = service === null ? undefined : services.get(service)
  if (known !== undefined) return known.name
  return category === null ? '这类服务' : CATEGORY_LABELS[category]
}

/** How much of its week a team has left, in the week of this date. */
function leftWords(team: KnownTeam, date: string, today: string): string {
  const week = weekOf(date)
  const left = Math.max(0, team.perWeek - (team.booked.get(week) ?? 0))
  return `${weekWords(week, today)}还有 ${left} 个空档`
}

/** Why a team suits: 距离 3.2 公里, 擅长健康义诊, 本周还有 2 个空档, 评价 4.6（12 次）. */
export function reasonsFor(speaking: Speaking, order: OrderToPlan, at: { teamId: string; distance: number; slot: Slot }): string[] {
  const team = speaking.teams.get(at.teamId)
  if (team === undefined) return []
  return [
    `距离 ${distanceWords(at.distance)}`,
    fitWords(speaking, order, team),
    leftWords(team, at.slot.date, speaking.today),
    ...(team.rated > 0 ? [`评价 ${meanStars(team)}（${team.rated} 次）`] : []),
  ]
}

function fitWords(speaking: Speaking, order: OrderToPlan, team: KnownTeam): string {
  const lists = order.service === null || team.services.some(({ serviceCode }) => serviceCode === order.service)
  return lists ? `擅长${serviceWords(speaking, order)}` : '做同一类服务'
}

/** The parts of a cost with what stands behind each; the last is what others lose, cut where it stands for a more urgent order. */
export function partsInWords(
  speaking: Speaking,
  order: OrderToPlan,
  at: { readonly teamId: string; readonly distance: number; readonly slot: Slot; readonly parts: CostParts; readonly scarcity: number },
): PartWords[] {
  const team = speaking.teams.get(at.teamId)
  const wish = order.slots.findIndex((slot) => slot.date === at.slot.date && slot.part === at.slot.part)
  const scarce = Math.max(0, Math.min(Math.round(at.scarcity), WALL))
  return [
    { part: 'travel', points: at.parts.travel, words: `距离 ${distanceWords(at.distance)}` },
    { part: 'fit', points: at.parts.fit, words: team === undefined ? '' : fitWords(speaking, order, team) },
    { part: 'rating', points: at.parts.rating, words: ratingWords(team) },
    {
      part: 'slot',
      points: at.parts.slot,
      words: `${slotWords(at.slot, speaking.today)}，${wish <= 0 ? '最合适的时段' : `合适时段里的第 ${wish + 1} 个`}`,
    },
    { part: 'load', points: at.parts.load, words: team === undefined ? '' : loadWords(team, at.slot, speaking.today) },
    ...(at.parts.kept === 0 ? [] : [{ part: 'kept' as const, points: at.parts.kept, words: '已经邀请了它' }]),
    { part: 'scarcity', points: scarce, words: scarcityWords(scarce) },
  ]
}

const ratingWords = (team: KnownTeam | undefined): string =>
  team === undefined || team.rated === 0 ? '还没有评价，按 4 分算' : `评价 ${meanStars(team)}（${team.rated} 次）`

const loadWords = (team: KnownTeam, slot: Slot, today: string): string =>
  `近四周接了 ${team.recentLoad} 单，${leftWords(team, slot.date, today)}`

function scarcityWords(points: number): string {
  if (points === 0) return '没有别的单等这个名额'
  return points >= WALL ? '排在前面的单也要这个名额' : '别的单也要这个名额'
}

/** The sum of the parts as they are shown. */
export const shownCost = (parts: readonly PartWords[]): number => parts.reduce((sum, { points }) => sum + points, 0)

/** What is full, as one says it: 周四上午已排满（1/1）. */
export function fullWords({ level, period, taken, capacity }: Binding, today: string): string {
  return `${periodWords(level, period, today)}已排满（${taken}/${capacity}）`
}

export function periodWords(level: Binding['level'], period: string, today: string): string {
  if (level === 'week') return weekWords(period, today)
  if (level === 'slot' && isSlotKey(period)) return slotWords(parseSlotKey(period), today)
  return dateWords(period, today)
}

const LEVELS = { slot: '那个时段', day: '当天', week: '当周' } as const

/** What stands in the way of a team, as one says it. */
export function obstacleWords(obstacle: Obstacle, order: Pick<OrderToPlan, 'service'>): string {
  switch (obstacle.kind) {
    case 'excluded':
      return '这张单它办过，这次换别的队伍'
    case 'service':
      return order.service === null ? '没有上架这一类的项目' : '没有上架这项服务'
    case 'area':
      return `不在它的服务范围`
    case 'credential':
      return '队里没有人有要求的资质'
    case 'people':
      return `人手不够，队里只有 ${obstacle.members} 人`
    case 'calendar':
      return '这些时段它没有排班'
    case 'full':
      return `${LEVELS[obstacle.level]}已满（${obstacle.taken}/${obstacle.capacity}）`
  }
}

/** The date in China of a moment of the process, epoch ms. */
export const todayAt = (now: number): string => beijingDate(now)

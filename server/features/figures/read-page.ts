import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { figures } from '../../../shared/contract/figures'
import { COUNTERS, OTHER_COUNTERS, type Tally } from '../../../shared/figures/counters'
import { type Period, partsOf } from '../../../shared/figures/period'
import { CATEGORIES, CATEGORY_LABELS } from '../../../shared/vocabulary/categories'
import type { Database } from '../../database/database'
import { placePresented } from '../places/place.presenter'
import type { PlaceLine, PlaceNames } from '../places/place.queries'
import { servicesByCode } from '../projects/project.queries'
import { countsByDay, countsByPlace, hoursByPlace, servedByPlace, unmetByService, volunteersByPlace } from './figures.queries'

type FiguresPage = ReplyOf<typeof figures.page>

/** Services that the gap table names: those with most unmet demand. */
const MOST_SERVICES = 12

const ALL = [...COUNTERS, ...OTHER_COUNTERS] as const
const nothing = (): Tally => Object.fromEntries(ALL.map((name) => [name, 0])) as Tally

function sumOf(tallies: readonly Tally[]): Tally {
  const total = nothing()
  for (const tally of tallies) for (const name of ALL) total[name] += tally[name]
  return total
}

/** A place's figures, those of the places one level down, of which they are the sums, the trend and the gaps. */
export async function readPage(
  database: Database,
  names: PlaceNames,
  place: PlaceLine,
  period: Period,
  now: Date,
): Promise<Omit<FiguresPage, 'place' | 'path' | 'from' | 'until' | 'counting'>> {
  const { code } = place
  const parts = [
    await countsByPlace(database, code, period),
    await servedByPlace(database, code, period),
    await volunteersByPlace(database, code, period),
    await hoursByPlace(database, code, period, now),
  ]
  const tallyOf = (placeCode: string): Tally => Object.assign(nothing(), ...parts.map((part) => part.get(placeCode) ?? {}))
  const below = [...names.values()].filter(({ parentCode }) => parentCode === code)
  const children = below.map((child) => ({
    place: placePresented(child),
    latE6: child.latE6,
    lngE6: child.lngE6,
    counts: tallyOf(child.code),
  }))
  return {
    total: below.length === 0 ? tallyOf(code) : sumOf(children.map(({ counts }) => counts)),
    children,
    trend: await trendOf(database, code, period),
    gap: await gapOf(database, code, period),
  }
}

async function trendOf(database: Database, place: string, period: Period): Promise<FiguresPage['trend']> {
  const days = new Map((await countsByDay(database, place, period)).map((day) => [day.date, day]))
  const dates = [...days.keys()]
  return partsOf(period).map(({ from, until }) => {
    const sum = { from, until, received: 0, finished: 0, answerDue: 0, answeredInTime: 0 }
    for (const date of dates) {
      const day = days.get(date)
      if (day === undefined || date < from || date > until) continue
      sum.received += day.received
      sum.finished += day.finished
      sum.answerDue += day.answerDue
      sum.answeredInTime += day.answeredInTime
    }
    return sum
  })
}

async function gapOf(database: Database, place: string, period: Period): Promise<FiguresPage['gap']> {
  const known = await servicesByCode(database)
  const gaps = new Map<string, FiguresPage['gap'][number]>()
  for (const { service, placeCode, unmet, received } of await unmetByService(database, place, period)) {
    const gap = gaps.get(service) ?? {
      service: { code: service, name: known.get(service)?.name ?? unsortedName(service) },
      unmet: 0,
      received: 0,
      cells: [],
    }
    gap.unmet += unmet
    gap.received += received
    gap.cells.push({ place: placeCode, unmet, received })
    gaps.set(service, gap)
  }
  return [...gaps.values()]
    .filter(({ unmet }) => unmet > 0)
    .toSorted((one, other) => other.unmet - one.unmet || (one.service.code < other.service.code ? -1 : 1))
    .slice(0, MOST_SERVICES)
}

/** An order in free words has a category at most. */
function unsortedName(service: string): string {
  const category = CATEGORIES.find((each) => service === `~${each}`)
  return category === undefined ? '还没分类的' : `${CATEGORY_LABELS[category]}（没选服务）`
}

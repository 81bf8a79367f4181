import { ORDINARY_NEEDS, type OrderToPlan, POINTS, type Problem, type TeamToPlan } from '../../server/matching/problem'
import type { Part, Slot } from '../../shared/time/slot'

/** A table of a page: its rows, each by the names of its columns. */
export type Table = readonly Readonly<Record<string, string>>[]

/** The first table below a heading of a page in Markdown. @throws Error when there is none */
export function tableBelow(page: string, heading: string): Table {
  const lines = page.split('\n')
  const from = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading)
  const start = lines.findIndex((line, at) => from >= 0 && at > from && line.startsWith('|'))
  if (start < 0 || lines.slice(from + 1, start).some((line) => line.startsWith('#'))) throw new Error(`no table below ${heading}`)
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'))
  const [head = [], , ...rows] = lines.slice(start, length < 0 ? undefined : start + length).map(cellsOf)
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** A number of a page, written '1,234' or '−5'. @throws Error when it is none */
export function numberIn(cell: string | undefined): number {
  const number = Number((cell ?? '').replaceAll(',', '').replace('−', '-'))
  if (cell === undefined || cell === '' || !Number.isFinite(number)) throw new Error(`not a number: ${cell}`)
  return number
}

const DATE = '2026-12-02'
const COUNTY = '440783101'
/** Degrees × 1,000,000 in a kilometre along a meridian. */
const E6_PER_KM = 8_993

const onRoad = (km: number) => ({ latE6: 22_300_000 + Math.round(km * E6_PER_KM), lngE6: 112_600_000 })
const slotsIn = (cell: string | undefined): Slot[] => (cell ?? '').split(', ').map((part) => ({ date: DATE, part: part as Part }))

/** The problem that the tables of the page describe: villages along a road, and teams and orders by them. */
export function problemOf(villages: Table, teams: Table, orders: Table): Problem {
  const places = new Map(villages.map(({ Village = '', km }, at) => [Village, { code: `${COUNTY}${201 + at}`, km: numberIn(km) }]))
  const placeOf = (village = '') => {
    const place = places.get(village)
    if (place === undefined) throw new Error(`no village ${village}`)
    return place
  }
  return { points: POINTS, teams: teams.map(teamOf), orders: orders.map((row) => orderOf(row, placeOf(row.Village))) }
}

function teamOf(row: Table[number]): TeamToPlan {
  return {
    id: row.Team ?? '',
    homeCode: COUNTY,
    point: onRoad(numberIn(row['home at km'])),
    areas: [],
    radius: 1_000 * numberIn(row['reaches km']),
    services: [{ code: 'haircut', category: 'culture' }],
    slots: slotsIn(row['serves in the']),
    perSlot: 1,
    perDay: numberIn(row['a day']),
    perWeek: numberIn(row['a week']),
    booked: new Map(),
    stars: 50,
    rated: 10,
    recentLoad: 0,
    members: [],
  }
}

function orderOf(row: Table[number], { code, km }: { code: string; km: number }): OrderToPlan {
  return {
    id: row.Order ?? '',
    villageCode: code,
    point: onRoad(km),
    weight: numberIn(row.weight),
    slots: slotsIn(row['wished for']),
    service: 'haircut',
    menu: true,
    category: 'culture',
    needs: ORDINARY_NEEDS,
    excluded: [],
    announced: [],
  }
}

import { createHash } from 'node:crypto'
import { COUNTERS, type CountedOrder, type CountedStep, type Counter, countsOf } from '../../../shared/figures/counters'
import { beijingDate } from '../../../shared/time/beijing'
import { CODE_LENGTH, parentOf } from '../../../shared/vocabulary/places'
import type { OrderFact } from './order-fact.entity'

/** An order as figures need it. */
export interface FiguredOrder extends CountedOrder {
  readonly id: string
  readonly villageCode: string
  readonly serviceCode: string | null
  readonly category: string | null
  readonly submittedAt: Date
}

/** Whom an order is for. */
interface Beneficiary {
  readonly beneficiaryName: string
  readonly beneficiaryPhone: string
}

/** The same for the same name and telephone in one village; from it nobody's name can be read. */
export function beneficiaryKey(villageCode: string, { beneficiaryName, beneficiaryPhone }: Beneficiary): string {
  return createHash('sha256').update(`${villageCode}\n${beneficiaryName}\n${beneficiaryPhone}`).digest('hex').slice(0, 24)
}

/** Whom an order counts for: its beneficiary, or nobody but the order itself where none is known or they were erased. */
export function beneficiaryOf(order: Pick<FiguredOrder, 'id' | 'villageCode'>, contact?: Beneficiary): string {
  const known = contact !== undefined && (contact.beneficiaryName !== '' || contact.beneficiaryPhone !== '')
  return beneficiaryKey(order.villageCode, known ? contact : { beneficiaryName: order.id, beneficiaryPhone: '' })
}

/** The row that an order and its timeline amount to. */
export function factOf(order: FiguredOrder, steps: readonly CountedStep[], beneficiary: string): OrderFact {
  const { villageCode, serviceCode, category } = order
  return {
    orderId: order.id,
    date: beijingDate(order.submittedAt.getTime()),
    countyCode: villageCode.slice(0, CODE_LENGTH.county),
    townCode: villageCode.slice(0, CODE_LENGTH.town),
    villageCode,
    service: serviceCode ?? `~${category ?? ''}`,
    beneficiary,
    ...countsOf(order, steps),
  }
}

/** A cell of the tallies, and by how much each counter of it changes. */
export interface CellChange {
  readonly parentCode: string
  readonly date: string
  readonly placeCode: string
  readonly service: string
  readonly by: Readonly<Record<Counter, number>>
}

type Cells = Pick<OrderFact, 'date' | 'countyCode' | 'townCode' | 'villageCode' | 'service'>
const LEVELS = ['countyCode', 'townCode', 'villageCode'] as const

/** Whether two facts of an order are counted in the same cells: its service may change, the rest never does. */
const inSameCells = (one: Cells, other: Cells): boolean => one.service === other.service

/** What the tallies change by when an order's fact becomes another one; nothing where they stay. Always in the order of the key. */
export function cellChanges(before: OrderFact | null, after: OrderFact): CellChange[] {
  const difference = (from: OrderFact | null, to: OrderFact | null) =>
    Object.fromEntries(COUNTERS.map((name) => [name, (to?.[name] ?? 0) - (from?.[name] ?? 0)])) as Record<Counter, number>
  const changes =
    before === null || inSameCells(before, after)
      ? cellsOf(after, difference(before, after))
      : [...cellsOf(before, difference(before, null)), ...cellsOf(after, difference(null, after))]
  return changes.filter(({ by }) => COUNTERS.some((name) => by[name] !== 0)).toSorted(byKey)
}

/** What new facts add to the tallies, each cell once. Always in the order of the key. */
export function cellsOfFacts(facts: readonly OrderFact[]): CellChange[] {
  const cells = new Map<string, CellChange>()
  for (const cell of facts.flatMap((fact) => cellChanges(null, fact))) {
    const key = keyOf(cell)
    const by = { ...cell.by }
    for (const name of COUNTERS) by[name] += cells.get(key)?.by[name] ?? 0
    cells.set(key, { ...cell, by })
  }
  return [...cells.values()].toSorted(byKey)
}

const keyOf = ({ parentCode, date, placeCode, service }: CellChange): string => `${parentCode} ${date} ${placeCode} ${service}`

const byKey = (one: CellChange, other: CellChange): number => (keyOf(one) < keyOf(other) ? -1 : 1)

const cellsOf = (fact: Cells, by: CellChange['by']): CellChange[] =>
  LEVELS.map((level) => ({
    parentCode: parentOf(fact[level]) ?? '',
    date: fact.date,
    placeCode: fact[level],
    service: fact.service,
    by,
  }))

import type { registers } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { Period } from '@shared/figures/period'
import { columnsOf, REGISTER_STATES, REGISTER_TITLES, type RegisterName } from '@shared/registers/columns'
import { monthDayWords } from '@shared/time/words'

/** What of a register is shown; kept under a name, exported and printed as it is. */
export interface Chosen {
  register: RegisterName
  period: Period
  state: string | null
  service: string | null
  /** Empty for all. */
  columns: readonly string[]
}

export type Row = ReplyOf<typeof registers.read>['items'][number]

/** What the server is asked for, but the columns. */
export const askedFor = ({ register, period, state, service }: Chosen, site: string) => ({
  register,
  site,
  ...period,
  ...(state === null ? {} : { state }),
  ...(service === null ? {} : { service }),
})

/** 11月1日到24日 · 办理中; what a glance should know of a filter. */
export function chosenWords({ register, period, state, columns }: Chosen, service: string): string {
  const parts = [
    `${monthDayWords(period.from)}到${monthDayWords(period.until)}`,
    state === null ? '' : (REGISTER_STATES[register][state] ?? ''),
    service,
    columns.length === 0 ? '' : `${columns.length} 列`,
  ]
  return parts.filter((part) => part !== '').join(' · ')
}

/** Whether any of the shown columns names or reaches a person. */
export const holdsPeople = (register: RegisterName, columns: readonly string[]): boolean =>
  columns.some((name) => columnsOf(register)[name]?.personal === true)

export const cellWords = (cell: string | number | null | undefined): string => (cell === null || cell === undefined ? '' : String(cell))

export const titleOf = (register: RegisterName): string => REGISTER_TITLES[register]

/** Where a row's own page is, of the registers whose rows have one. */
export const PAGES: Partial<Record<RegisterName, string>> = {
  orders: '/station/pages/order/index',
  activities: '/station/pages/activity/index',
}

import { columnsOf, REGISTER_UNITS, type RegisterName } from './columns'

export type Cell = string | number | null

export interface Totals {
  readonly rows: number
  /** One for each column; null where nothing is added up. */
  readonly sums: readonly (number | null)[]
}

/** Adds up rows as they pass, of the columns whose numbers are added up. A file and a paper say below their rows what this says. */
export function adding(register: RegisterName, columns: readonly string[]): { add(cells: readonly Cell[]): void; totals(): Totals } {
  const all = columnsOf(register)
  const sums = columns.map((name): number | null => (all[name]?.sum === true ? 0 : null))
  let rows = 0
  return {
    add(cells) {
      rows += 1
      for (const [at, cell] of cells.entries()) {
        const sum = sums[at]
        if (typeof sum === 'number' && typeof cell === 'number') sums[at] = sum + cell
      }
    },
    totals: () => ({ rows, sums: [...sums] }),
  }
}

/** The line below the rows: under the first column how many there are, under each other its sum. */
export function totalCells(register: RegisterName, { rows, sums }: Totals): Cell[] {
  const first = `合计 ${rows} ${REGISTER_UNITS[register]}`
  return sums.map((sum, at) => (at > 0 ? sum : sum === null ? first : `${first}：${sum}`))
}

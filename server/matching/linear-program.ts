import type { Highs } from 'highs'
import { LoadedHighs } from './loaded-highs'

/** A variable from 0 up to `most`. */
export interface Column {
  readonly most: number
  readonly whole: boolean
  /** Where it stands, and how often. */
  readonly entries: readonly (readonly [row: number, times: number])[]
}

export interface ProgramResult {
  /** What each column came out as; null when none was found in time. */
  readonly values: Float64Array | null
  /** The smallest sum that is still possible; a float, so allow for the last digits. */
  readonly bound: number
  readonly optimal: boolean
}

const shared = new LoadedHighs()

/** A linear program in whole and other numbers, grown row by row and column by column, for HiGHS. */
export class LinearProgram {
  private readonly columns: Column[] = []
  private readonly lower: number[] = []
  private readonly upper: number[] = []

  /** Adds a condition on a sum of columns, and returns its number. */
  addRow(lower: number, upper: number): number {
    this.lower.push(lower)
    this.upper.push(upper)
    return this.lower.length - 1
  }

  /** Adds a variable, and returns its number. */
  addColumn(column: Column): number {
    this.columns.push(column)
    return this.columns.length - 1
  }

  /**
   * Looks for the values whose costs add up to least. Sums are taken to be whole numbers: two of them that are less than one apart are the same.
   * @param costs of each column
   * @param seconds after which the best so far is returned
   * @throws Error when HiGHS breaks off; the next call starts with a new one
   */
  minimise(costs: readonly number[], seconds: number, highs = shared): Promise<ProgramResult> {
    return highs.use((loaded) => this.minimiseWith(loaded, costs, seconds))
  }

  private minimiseWith(loaded: Highs, costs: readonly number[], seconds: number): ProgramResult {
    const within = (limit: number) => (Number.isFinite(limit) ? limit : Math.sign(limit) * loaded.infinity)
    const inWholes = this.columns.some(({ whole }) => whole)
    const model = loaded.createModel({
      numCols: this.columns.length,
      numRows: this.lower.length,
      colCost: Float64Array.from(costs),
      colLower: new Float64Array(this.columns.length),
      colUpper: Float64Array.from(this.columns, ({ most }) => within(most)),
      rowLower: Float64Array.from(this.lower, within),
      rowUpper: Float64Array.from(this.upper, within),
      matrix: this.matrix(),
      ...(inWholes ? { integrality: Int32Array.from(this.columns, ({ whole }) => (whole ? 1 : 0)) } : {}),
    })
    model.options.set({ output_flag: false, time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.99 })
    model.run()
    const found = model.info.get('primal_solution_status') === 2
    const result = {
      values: found ? Float64Array.from(model.getSolution().colValue) : null,
      bound: inWholes ? Number(model.info.get('mip_dual_bound')) : model.getObjectiveValue(),
      optimal: model.getModelStatus() === loaded.constants.modelStatus.optimal,
    }
    model.dispose()
    return result
  }

  private matrix() {
    const starts = new Int32Array(this.columns.length + 1)
    for (const [column, { entries }] of this.columns.entries()) starts[column + 1] = (starts[column] ?? 0) + entries.length
    const entries = this.columns.flatMap((column) => column.entries)
    return {
      format: 'csc',
      numCols: this.columns.length,
      numRows: this.lower.length,
      starts,
      indices: Int32Array.from(entries, ([row]) => row),
      values: Float64Array.from(entries, ([, times]) => times),
    } as const
  }
}

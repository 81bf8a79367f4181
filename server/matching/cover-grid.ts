import { type Box, boxAround, type Point } from '../../shared/geo/distance'

/** Which of the things on a map reach a point, asked often: each is listed in every cell that its circle may touch. */
export class CoverGrid {
  private readonly cells = new Map<number, number[]>()
  private readonly cellE6: number

  /** @param cellKm the height of a cell */
  constructor(cellKm: number) {
    this.cellE6 = Math.round(cellKm * E6_PER_KM)
  }

  /** Lists something that reaches so many metres around the point. Cells are taken whole, so that what is found may lie just beyond. */
  add(thing: number, point: Point, metres: number): void {
    const box = boxAround(point, metres)
    for (let row = this.at(box.southE6); row <= this.at(box.northE6); row += 1)
      for (let column = this.at(box.westE6); column <= this.at(box.eastE6); column += 1) this.list(thing, row * COLUMNS + column)
  }

  /** What may reach the point, in the order in which it was added. */
  reaching({ latE6, lngE6 }: Point): readonly number[] {
    return this.cells.get(this.at(latE6) * COLUMNS + this.at(lngE6)) ?? []
  }

  /** How many cells a box touches. */
  cellsOf(box: Box): number {
    return (this.at(box.northE6) - this.at(box.southE6) + 1) * (this.at(box.eastE6) - this.at(box.westE6) + 1)
  }

  /** What is listed in the cells that a box touches; what is in several comes several times. */
  *touching(box: Box): Generator<number> {
    for (let row = this.at(box.southE6); row <= this.at(box.northE6); row += 1)
      for (let column = this.at(box.westE6); column <= this.at(box.eastE6); column += 1) yield* this.cells.get(row * COLUMNS + column) ?? []
  }

  private list(thing: number, cell: number): void {
    const listed = this.cells.get(cell)
    if (listed === undefined) this.cells.set(cell, [thing])
    else listed.push(thing)
  }

  private at(e6: number): number {
    return Math.floor(e6 / this.cellE6)
  }
}

/** Degrees × 1,000,000 in a kilometre along a meridian. */
const E6_PER_KM = 8_993
/** More than a row can have cells, so that every cell has a number of its own. */
const COLUMNS = 1_000_000

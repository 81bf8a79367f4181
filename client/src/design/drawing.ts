import type { Colour } from './palette'

/** A drawing in lines or surfaces of one colour. */
export interface Drawing {
  /** Width and height of the square that it is drawn in. */
  square: number
  /** Path data; `turn` in degrees about the centre. */
  paths: readonly { d: string; turn?: number }[]
  filled: boolean
  colour: Colour
  className: string
  /** Read aloud; without it the drawing is silent, because a word stands beside it. */
  label?: string
}

/** Thickness of a line, in a square of 24. */
export const LINE = 1.75

import type { COLOURS } from '@/design/palette'

/** One layer of a drawing: lines or surfaces that look alike. */
export interface Layer {
  /** Anything that tells the layers apart. */
  name: string
  /** Path data; nothing is drawn where it is empty. */
  d: string
  fill?: keyof typeof COLOURS
  stroke?: keyof typeof COLOURS
  /** Thickness of the line, in units of the drawing. */
  thick?: number
}

/** A picture in several colours, the first layer lowest. */
export interface MapDrawing {
  width: number
  height: number
  layers: readonly Layer[]
  /** Read aloud. */
  label: string
  className: string
}

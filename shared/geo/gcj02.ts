import type { Point } from './distance'

/**
 * China's maps, and WeChat's `gcj02`, shift every place by a few hundred metres from where it is (WGS-84). The shift was never published;
 * these are the figures that the open libraries which undo it agree on (eviltransform, coordtransform; both MIT): the Krasovsky 1940
 * ellipsoid and a sum of sines. Found to be right to about a metre or two.
 */
const SEMI_MAJOR = 6_378_245
const ECCENTRICITY = 0.006693421622965943
/** Around the point from which the shift is reckoned, in degrees. */
const EAST = 105
const NORTH = 35
const DEGREE = 1_000_000
/** Each round brings the answer some thousand times nearer; after three it is nearer than a millionth of a degree. */
const ROUNDS = 3

/** Where a place given in GCJ-02 is in WGS-84; outside China, where nothing is shifted, the same place. Within about two metres. */
export function wgs84Of(shifted: Point): Point {
  if (!isShifted(shifted)) return shifted
  let guess = shifted
  for (let round = 0; round < ROUNDS; round += 1) {
    const again = gcj02Of(guess)
    guess = { latE6: guess.latE6 + shifted.latE6 - again.latE6, lngE6: guess.lngE6 + shifted.lngE6 - again.lngE6 }
  }
  return { latE6: Math.round(guess.latE6), lngE6: Math.round(guess.lngE6) }
}

/** Where China's maps show a WGS-84 place; not rounded. */
export function gcj02Of(real: Point): Point {
  if (!isShifted(real)) return real
  const lat = real.latE6 / DEGREE
  const lng = real.lngE6 / DEGREE
  const bend = 1 - ECCENTRICITY * Math.sin((lat * Math.PI) / 180) ** 2
  const meridian = ((SEMI_MAJOR * (1 - ECCENTRICITY)) / (bend * Math.sqrt(bend))) * (Math.PI / 180)
  const parallel = (SEMI_MAJOR / Math.sqrt(bend)) * Math.cos((lat * Math.PI) / 180) * (Math.PI / 180)
  return {
    latE6: real.latE6 + (northward(lng - EAST, lat - NORTH) / meridian) * DEGREE,
    lngE6: real.lngE6 + (eastward(lng - EAST, lat - NORTH) / parallel) * DEGREE,
  }
}

/** The rectangle in which the shift is applied. */
const isShifted = ({ latE6, lngE6 }: Point): boolean =>
  latE6 >= 829_300 && latE6 <= 55_827_100 && lngE6 >= 72_004_000 && lngE6 <= 137_834_700

/** Two thirds of a sum of sines of a coordinate, at these frequencies (in half turns) and strengths. */
const waves = (of: number, parts: readonly (readonly [frequency: number, strength: number])[]): number =>
  parts.reduce((sum, [frequency, strength]) => sum + strength * Math.sin(of * frequency * Math.PI), 0) * (2 / 3)

const FAST = [
  [6, 20],
  [2, 20],
] as const

function northward(x: number, y: number): number {
  const plane = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  return (
    plane +
    waves(x, FAST) +
    waves(y, [
      [1, 20],
      [1 / 3, 40],
      [1 / 12, 160],
      [1 / 30, 320],
    ])
  )
}

function eastward(x: number, y: number): number {
  const plane = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  return (
    plane +
    waves(x, FAST) +
    waves(x, [
      [1, 20],
      [1 / 3, 40],
      [1 / 12, 150],
      [1 / 30, 300],
    ])
  )
}

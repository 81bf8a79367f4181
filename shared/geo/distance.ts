/** A place on the map: degrees × 1,000,000 as integers (about 0.1 m), so that equal places compare equal. */
export interface Point {
  latE6: number
  lngE6: number
}

/** A box of latitudes and longitudes, its edges included; degrees × 1,000,000. */
export interface Box {
  southE6: number
  northE6: number
  westE6: number
  eastE6: number
}

/** Mean radius of the Earth in metres (IUGG). */
const RADIUS = 6_371_008.8
const DEGREE = 1_000_000
const RADIANS = Math.PI / 180 / DEGREE

/** The distance as the crow flies in whole metres, by the haversine formula; within 0.6 % of the true ellipsoid. */
export function distanceMetres(a: Point, b: Point): number {
  const lat = Math.sin(((b.latE6 - a.latE6) * RADIANS) / 2)
  const lng = Math.sin(((b.lngE6 - a.lngE6) * RADIANS) / 2)
  const square = lat * lat + Math.cos(a.latE6 * RADIANS) * Math.cos(b.latE6 * RADIANS) * lng * lng
  return Math.round(2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(square))))
}

/** A distance as one says it: '10 米内', '840 米' (to ten metres), '3.2 公里', '120 公里' (whole from a hundred on). */
export function distanceWords(metres: number): string {
  if (metres < 10) return '10 米内'
  const tens = Math.round(metres / 10) * 10
  if (tens < 1_000) return `${tens} 米`
  const tenths = Math.round(metres / 100) / 10
  return `${tenths < 100 ? tenths : Math.round(metres / 1_000)} 公里`
}

/**
 * The smallest box that holds every point within so many metres: what an index can search before the distance is worked out. Near a
 * pole, or across the 180th meridian, it takes in every longitude.
 */
export function boxAround(point: Point, metres: number): Box {
  // One metre more than asked: distances are rounded, so a point just outside may still count as within.
  const angle = (metres + 1) / RADIUS
  const southE6 = Math.floor(point.latE6 - angle / RADIANS)
  const northE6 = Math.ceil(point.latE6 + angle / RADIANS)
  const box = {
    southE6: Math.max(southE6, -90 * DEGREE),
    northE6: Math.min(northE6, 90 * DEGREE),
  }
  const everywhere = { ...box, westE6: -180 * DEGREE, eastE6: 180 * DEGREE }
  if (southE6 <= -90 * DEGREE || northE6 >= 90 * DEGREE) return everywhere
  // The circle is widest off its centre's parallel, nearer the pole; the plain cosine would cut it short.
  const width = Math.asin(Math.sin(angle) / Math.cos(point.latE6 * RADIANS)) / RADIANS
  const westE6 = Math.floor(point.lngE6 - width)
  const eastE6 = Math.ceil(point.lngE6 + width)
  return westE6 < -180 * DEGREE || eastE6 > 180 * DEGREE ? everywhere : { ...box, westE6, eastE6 }
}

/** Where the device is, once. */
export interface Position {
  /** Degrees ×1e6. */
  latE6: number
  lngE6: number
  /** Radius of the device's doubt, in whole metres. */
  accuracy: number
  /** WeChat gives GCJ-02, browsers WGS 84. */
  system: 'gcj02' | 'wgs84'
}

export const NO_POSITION = '没有取到位置，不附位置也一样签到。'

/** From degrees and metres as devices give them. */
export const positionOf = (
  { latitude, longitude, accuracy }: { latitude: number; longitude: number; accuracy: number },
  system: Position['system'],
): Position => ({
  latE6: Math.round(latitude * 1_000_000),
  lngE6: Math.round(longitude * 1_000_000),
  accuracy: Math.min(100_000, Math.max(0, Math.round(accuracy))),
  system,
})

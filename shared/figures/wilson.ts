/** Fewer than this say nothing about a share (样本不足). */
export const LEAST_SAMPLE = 10

const Z = 1.959963984540054

export interface Interval {
  readonly low: number
  readonly high: number
}

/**
 * The 95 % interval of a share by Wilson's score (E. B. Wilson 1927, J. Am. Stat. Assoc. 22, 209–212): where the true share may lie when
 * `part` of `whole` were counted. From 0 to 1; null where nothing was counted.
 */
export function wilson(part: number, whole: number): Interval | null {
  if (whole <= 0) return null
  const share = part / whole
  const spread = Z * Math.sqrt((share * (1 - share)) / whole + (Z * Z) / (4 * whole * whole))
  const centre = share + (Z * Z) / (2 * whole)
  const scale = 1 + (Z * Z) / whole
  return { low: Math.max(0, (centre - spread) / scale), high: Math.min(1, (centre + spread) / scale) }
}

/** '83%' of a share from 0 to 1. */
export const percentWords = (share: number): string => `${Math.round(share * 100)}%`

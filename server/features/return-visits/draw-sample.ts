import { createHash } from 'node:crypto'

/** The number by which an order is drawn: SHA-256 of `seed:code`, in hexadecimal. Any tool that knows SHA-256 gives the same. */
export const lotOf = (seed: string, code: string): string => createHash('sha256').update(`${seed}:${code}`).digest('hex')

/**
 * Draws so many of these orders: those whose lots are the smallest, the smallest first. The same seed and the same orders give the same
 * sample, in whatever order they are handed over; a larger sample begins with the smaller one.
 * @param codes public codes, each once
 */
export function drawSample(seed: string, codes: readonly string[], size: number): string[] {
  const lots = codes.map((code) => ({ code, lot: lotOf(seed, code) }))
  lots.sort((one, other) => (one.lot < other.lot ? -1 : 1))
  return lots.slice(0, size).map(({ code }) => code)
}

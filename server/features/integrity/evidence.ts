import { createHash } from 'node:crypto'
import type { Signal } from '../../../shared/vocabulary/integrity'

/** A row behind a piece of evidence. */
export interface EvidenceRow {
  readonly kind: 'order' | 'activity'
  readonly code: string
  readonly title: string
  readonly at: Date
}

/** What may be worth a look: whose (ids, for the key and the names), how it is said, and the rows, the newest first. */
export interface Evidence {
  readonly signal: Signal
  readonly key: string
  readonly personId: string | null
  /** What stands after the person's masked name, or alone. */
  readonly words: string
  readonly count: number
  readonly rows: readonly EvidenceRow[]
}

/** The key of evidence: the same for the same signal and subject, and telling nothing of whom. */
export const keyOf = (signal: Signal, ...subject: readonly string[]): string =>
  createHash('sha256')
    .update([signal, ...subject].join('\n'))
    .digest('hex')
    .slice(0, 32)

/** Rows by what they have in common. */
export function grouped<Row>(rows: readonly Row[], keyFor: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = keyFor(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return groups
}

/** The newest first. */
export const newestFirst = <Row extends { readonly at: Date }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => other.at.getTime() - one.at.getTime())

/**
 * Those that lie in a stretch of so many minutes with at least so many: every row of every such stretch, once.
 * @param rows in any order
 */
export function burstsIn<Row extends { readonly at: Date }>(rows: readonly Row[], amount: number, minutes: number): Row[] {
  const sorted = rows.toSorted((one, other) => one.at.getTime() - other.at.getTime())
  const within = new Set<Row>()
  let first = 0
  for (const [last, row] of sorted.entries()) {
    while (row.at.getTime() - (sorted[first]?.at.getTime() ?? 0) > minutes * 60_000) first += 1
    if (last - first + 1 >= amount) for (const each of sorted.slice(first, last + 1)) within.add(each)
  }
  return [...within]
}

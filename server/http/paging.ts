/** Rows of one page. */
export const PAGE = 20

/** A page out of rows of which one more than a page was asked for: the key of its last row when there is a next page. */
export function pageOf<T>(rows: readonly T[], keyOf: (row: T) => string): { items: T[]; next: string | null } {
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last !== undefined ? keyOf(last) : null }
}

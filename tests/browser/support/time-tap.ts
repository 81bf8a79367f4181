import type { Page } from 'playwright-core'

/**
 * By the page's own clock: how many milliseconds after the next press each part was painted, that is the frame after it was in sight. As
 * text, for it runs in the page.
 */
const watching = (parts: readonly string[], patience: number): string => `new Promise((resolve, reject) => {
  const parts = ${JSON.stringify(parts)}
  performance.clearMarks()
  document.addEventListener('click', () => performance.mark('tap'), { capture: true, once: true })
  setTimeout(() => reject(new Error('not all of it came on the screen')), ${patience})
  const left = new Set(parts)
  const since = (mark) => Math.round(performance.measure(mark, 'tap', mark).duration)
  const painted = (part) => {
    performance.mark(part)
    if (parts.every((each) => performance.getEntriesByName(each).length > 0)) resolve(parts.map(since))
  }
  const watcher = new MutationObserver(() => {
    for (const part of left) {
      if (![...document.querySelectorAll(part)].some((each) => each.getClientRects().length > 0)) continue
      left.delete(part)
      requestAnimationFrame(() => setTimeout(() => painted(part)))
    }
    if (left.size === 0) watcher.disconnect()
  })
  watcher.observe(document.body, { childList: true, subtree: true, attributes: true })
})`

/**
 * Taps, waits until every part is on the screen, and tells after how many milliseconds each was painted.
 * @param parts names → selectors of what is not there yet
 * @param patience milliseconds after which it is no use waiting
 */
export async function timeTap<Name extends string>(
  page: Page,
  tap: () => Promise<void>,
  parts: Readonly<Record<Name, string>>,
  patience: number,
): Promise<Record<Name, number>> {
  const names = Object.keys(parts)
  const painted = page.evaluate<number[]>(watching(Object.values(parts), patience))
  const [times] = await Promise.all([painted, tap()])
  return Object.fromEntries(names.map((name, place) => [name, times[place]])) as Record<Name, number>
}

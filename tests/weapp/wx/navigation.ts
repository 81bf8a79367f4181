import type { PageStack } from '../page-stack'
import { messageOf } from '../problems'
import { isRecord, type WxApi } from './api'

/** The functions that move between pages. A move that WeChat refuses fails, and is a problem: the app has written a wrong address. */
export function defineNavigation(api: WxApi, stack: PageStack): void {
  const define = (name: string, move: (options: Record<string, unknown>) => unknown): void =>
    api.defineAsync(name, (options) => {
      try {
        return move(options)
      } catch (error) {
        api.problems.add(name, messageOf(error))
        throw error
      }
    })
  define('navigateTo', ({ url, events }) => stack.navigateTo(String(url), isRecord(events) ? events : {}))
  define('redirectTo', ({ url }) => stack.redirectTo(String(url)))
  define('navigateBack', ({ delta }) => stack.navigateBack(delta === undefined ? 1 : Number(delta)))
  define('switchTab', ({ url }) => stack.switchTab(String(url)))
  define('reLaunch', ({ url }) => stack.reLaunch(String(url)))
}

import Taro, { useRouter } from '@tarojs/taro'

/** The pages of the tab bar, which are switched to and not stacked. */
export const TAB_PAGES = ['/pages/home/index', '/pages/lists/index', '/pages/orders/index', '/pages/me/index'] as const

const isTab = (path: string): boolean => (TAB_PAGES as readonly string[]).includes(path)

/** WeChat stacks ten pages at most; one more takes the place of the last. */
const DEEPEST = 10

type Parameters = Readonly<Record<string, string | undefined>>

const pathOf = (url: string): string => url.split('?')[0] ?? url

function addressWith(url: string, parameters: Parameters): string {
  const asked = Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  if (asked.length === 0) return url
  return `${url}${url.includes('?') ? '&' : '?'}${asked.join('&')}`
}

/**
 * Opens a page by its full path (`/pages/order/index`), with parameters. A page of the tab bar takes none.
 * A path that carries its own parameters (one remembered in `back`) is taken as it is.
 */
export function go(path: string, parameters: Parameters = {}): void {
  const url = addressWith(path, parameters)
  if (isTab(pathOf(path))) void Taro.switchTab({ url: pathOf(path) })
  else if (Taro.getCurrentPages().length >= DEEPEST) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Opens a page in the place of this one: after a form is sent, "back" must not lead into it again. */
export function goInstead(path: string, parameters: Parameters = {}): void {
  if (isTab(pathOf(path))) void Taro.switchTab({ url: pathOf(path) })
  else void Taro.redirectTo({ url: addressWith(path, parameters) })
}

/** One page back; a page that was opened from outside leads home. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: TAB_PAGES[0] })
}

const bare = (route: string | undefined): string => pathOf(route ?? '').replace(/^\//, '')

/** Only our own pages: an address remembered in a link could name anything. */
const isOurs = (url: string): boolean => /^\/(pages|volunteer|station|supervision|administration|complaints)\/[\w/-]+(\?|$)/.test(url)

/**
 * Leads back to where a person was sent away from, once what kept them (signing in, consenting) is done.
 * @param back the address remembered in the parameter `back`; without one, home
 */
export function goOn(back: string | undefined): void {
  const target = back !== undefined && isOurs(back) ? back : TAB_PAGES[0]
  const pages = Taro.getCurrentPages()
  const below = pages[pages.length - 2]
  if (below !== undefined && bare(below.route) === bare(target)) void Taro.navigateBack()
  else goInstead(target)
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The page's parameters, decoded: both WeChat and Taro's h5 hand them over as they stand in the address. */
export function useParameters<Name extends string>(): Partial<Record<Name, string>> {
  const params = useRouter().params as Partial<Record<string, string>>
  const entries = Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return Object.fromEntries(entries.map(([name, value]) => [name, decoded(value)])) as Partial<Record<Name, string>>
}

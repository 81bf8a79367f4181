import Taro, { useRouter } from '@tarojs/taro'

/** The pages of the tab bar, which are switched to and not stacked. */
export const TAB_PAGES = ['/pages/home/index', '/pages/lists/index', '/pages/orders/index', '/pages/me/index'] as const

const isTab = (path: string): boolean => (TAB_PAGES as readonly string[]).includes(path)

/** WeChat stacks ten pages at most; one more takes the place of the last. */
const DEEPEST = 10

/**
 * Opens a page by its full path (`/pages/order/index`), with parameters. A page of the tab bar takes none.
 * A path that carries its own parameters (one remembered in `back`) is taken as it is.
 */
export function go(path: string, params: Readonly<Record<string, string | undefined>> = {}): void {
  const asked = Object.entries(params)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  const url = asked === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${asked}`
  const bare = path.split('?')[0] ?? path
  if (isTab(bare)) {
    void Taro.switchTab({ url: bare })
    return
  }
  void (Taro.getCurrentPages().length >= DEEPEST ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }))
}

/** Opens a page in the place of this one: after a form is sent, "back" must not lead into it again. */
export function goInstead(path: string, params: Readonly<Record<string, string | undefined>> = {}): void {
  const asked = Object.entries(params)
    .filter((entry): entry is [string, string] => entry[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
  const bare = path.split('?')[0] ?? path
  if (isTab(bare)) void Taro.switchTab({ url: bare })
  else void Taro.redirectTo({ url: asked === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${asked}` })
}

/** One page back; a page that was opened from outside leads home. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: TAB_PAGES[0] })
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The page's parameters, decoded alike on both targets: WeChat hands them over as they were written. */
export function useParameters<Name extends string>(): Partial<Record<Name, string>> {
  const params = useRouter().params as Partial<Record<string, string>>
  const entries = Object.entries(params).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const readable = entries.map(([name, value]) => [name, process.env.TARO_ENV === 'weapp' ? decoded(value) : value])
  return Object.fromEntries(readable) as Partial<Record<Name, string>>
}

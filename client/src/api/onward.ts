import Taro from '@tarojs/taro'
import { go } from '@/platform/navigation'

type Errand = 'sign-in' | 'consent'

/** Where a person is now, with what stood behind the question mark; empty before the first page. */
function here(): string {
  const page = Taro.getCurrentInstance().router
  if (page === null || page === undefined) return ''
  const path = page.path.split('?')[0] ?? ''
  const asked = Object.entries(page.params)
    .filter(([name, value]) => value !== undefined && !name.startsWith('$') && name !== 'stamp')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return `/${path.replace(/^\//, '')}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
}

/** Sends a person to sign in or to consent, and remembers where they were (parameter `back`). Says nothing twice. */
export function sendTo(errand: Errand): void {
  const from = here()
  const target = `/pages/${errand}/index`
  if (from.startsWith(target)) return
  go(target, from === '' || from.startsWith('/pages/sign-in') || from.startsWith('/pages/consent') ? {} : { back: from })
}

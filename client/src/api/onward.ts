import Taro from '@tarojs/taro'
import { go } from '@/platform/navigation'

type Errand = 'sign-in' | 'second-factor' | 'consent'

/** Pages that nobody needs to be brought back to. */
const ERRANDS = ['/pages/sign-in/', '/pages/second-factor/', '/pages/consent/']

/** Where a person is now, with what stands behind the question mark, still encoded; empty before the first page. */
function here(): string {
  const page = Taro.getCurrentInstance().router
  if (page === null || page === undefined) return ''
  const path = page.path.split('?')[0] ?? ''
  const asked = Object.entries(page.params)
    .filter(([name, value]) => value !== undefined && !name.startsWith('$') && name !== 'stamp')
    .map(([name, value]) => `${name}=${value}`)
  return `/${path.replace(/^\//, '')}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
}

/** Milliseconds in which a page opens. A page's reads are refused together, and each would open the errand's page once more. */
const OPENS_WITHIN = 1_000
let opening: { readonly target: string; readonly until: number } | null = null

/** Sends a person to sign in, to give a second factor or to consent, and remembers where they were (parameter `back`). Says nothing twice. */
export function sendTo(errand: Errand): void {
  const from = here()
  const target = `/pages/${errand}/index`
  if (from.startsWith(target) || (opening?.target === target && Date.now() < opening.until)) return
  opening = { target, until: Date.now() + OPENS_WITHIN }
  go(target, ERRANDS.some((page) => from.startsWith(page)) || from === '' ? {} : { back: from })
}

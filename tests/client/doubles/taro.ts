/** What was sent, in order; and what will be answered, as the test arranges it. */
export interface Sent {
  url: string
  method: string
  header: Record<string, string>
  data?: string
}

type Answering = (sent: Sent) => Promise<{ statusCode: number; data: unknown }>

const unanswered: Answering = () => Promise.reject(new Error('request:fail'))

let answering = unanswered
let sent: Sent[] = []
const kept = new Map<string, string>()
let full = false
let opened: string[] = []

/** The network and the device of one test. */
export const device = {
  answer(next: Answering): void {
    answering = next
  },
  /** Every request that left, oldest first. */
  sent: (): readonly Sent[] => sent,
  /** Every address that was opened, oldest first. */
  opened: (): readonly string[] => opened,
  /** What is in storage, as it would be found by the application when it is opened again. */
  storage: (): ReadonlyMap<string, string> => new Map(kept),
  /** Puts back what was in storage when the application was closed. */
  restore(before: ReadonlyMap<string, string>): void {
    for (const [name, value] of before) kept.set(name, value)
  },
  /** From now on nothing can be written. */
  fillStorage(): void {
    full = true
  },
  reset(): void {
    answering = unanswered
    full = false
    sent = []
    opened = []
    kept.clear()
  },
}

const open = ({ url }: { url: string }): Promise<void> => {
  opened.push(url)
  return Promise.resolve()
}

const heard = (): void => undefined

export const useRouter = () => ({ path: '/pages/home/index', params: {} })
export const useDidShow = heard
export const useDidHide = heard

const Taro = {
  request(asked: Sent): Promise<{ statusCode: number; data: unknown }> {
    sent.push(asked)
    return answering(asked)
  },
  getStorageSync(name: string): unknown {
    const text = kept.get(name)
    return text === undefined ? '' : JSON.parse(text)
  },
  setStorageSync(name: string, value: unknown): void {
    if (full) throw new Error('setStorage:fail exceed storage max size')
    kept.set(name, JSON.stringify(value))
  },
  removeStorageSync: (name: string): void => void kept.delete(name),
  getCurrentInstance: () => ({ router: null }),
  getCurrentPages: () => [],
  navigateTo: open,
  redirectTo: open,
  switchTab: open,
  navigateBack: () => Promise.resolve(),
  getNetworkType: () => Promise.resolve({ networkType: 'wifi' }),
  onNetworkStatusChange: heard,
  offNetworkStatusChange: heard,
  onAppShow: heard,
  offAppShow: heard,
  onAppHide: heard,
  offAppHide: heard,
  setNavigationBarTitle: heard,
  hideTabBar: () => Promise.resolve(),
  showTabBar: () => Promise.resolve(),
}

export default Taro

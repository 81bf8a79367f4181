import { ApiFailure, type WxApi } from './api'

/** WeChat's limits, in characters of JSON: 1 MB for one entry, 10 MB for all. */
const ENTRY_LIMIT = 1024 * 1024
const TOTAL_LIMIT = 10 * 1024 * 1024

/**
 * The storage functions, in both their kinds.
 * @param entries The phone's storage: JSON text by key. It outlives a simulator that it is given to again.
 */
export function defineStorage(api: WxApi, entries: Map<string, string>): void {
  const set = (key: unknown, data: unknown): void => {
    const text = JSON.stringify(data ?? '')
    if (text.length > ENTRY_LIMIT) throw new ApiFailure('entry size limit reached')
    const others = [...entries].reduce((sum, [name, value]) => (name === key ? sum : sum + value.length), 0)
    if (others + text.length > TOTAL_LIMIT) throw new ApiFailure('exceed storage max size 10Mb')
    entries.set(String(key), text)
  }
  const get = (key: unknown): unknown => {
    const text = entries.get(String(key))
    return text === undefined ? undefined : JSON.parse(text)
  }
  const info = (): Record<string, unknown> => {
    const size = [...entries.values()].reduce((sum, value) => sum + value.length, 0)
    return { keys: [...entries.keys()], currentSize: Math.ceil(size / 1024), limitSize: TOTAL_LIMIT / 1024 }
  }
  api.defineSync('setStorageSync', set)
  api.defineSync('getStorageSync', (key) => get(key) ?? '')
  api.defineSync('removeStorageSync', (key) => void entries.delete(String(key)))
  api.defineSync('clearStorageSync', () => entries.clear())
  api.defineSync('getStorageInfoSync', info)
  api.defineAsync('setStorage', ({ key, data }) => set(key, data))
  api.defineAsync('getStorage', ({ key }) => {
    if (!entries.has(String(key))) throw new ApiFailure('data not found')
    return { data: api.realm.copy(get(key)) }
  })
  api.defineAsync('removeStorage', ({ key }) => void entries.delete(String(key)))
  api.defineAsync('clearStorage', () => entries.clear())
  api.defineAsync('getStorageInfo', () => api.realm.copy(info()))
}

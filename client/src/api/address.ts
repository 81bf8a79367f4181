/** Values of a path or a query; one that is undefined is left out. */
type Values = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Where the server is: another host for the mini program, the page's own for h5. */
export const SERVER = process.env.TARO_APP_API

/**
 * The address of a call. Written by hand because WeChat's engine has neither URL nor URLSearchParams.
 * @throws when a `:name` of the path has no value: the code that calls is wrong, and the server must not see the request
 */
export function addressOf(path: string, params: Values = {}, query: Values = {}): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_whole, name: string) => {
    const value = params[name]
    if (value === undefined || value === null || value === '') throw new Error(`no value for :${name} in ${path}`)
    return encodeURIComponent(String(value))
  })
  const asked = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== null && value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return `${SERVER}/api${filled}${asked.length > 0 ? `?${asked.join('&')}` : ''}`
}

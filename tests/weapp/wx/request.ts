import { ApiFailure, isRecord, type Options, plainCopy, type WxApi } from './api'
import type { Exchange, Network } from './network'

const METHODS = ['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT']
const DEFAULT_TIMEOUT = 60_000

/** wx.request: builds the request as WeChat does, and hands back a task by which it can be aborted. */
export function defineRequest(api: WxApi, network: Network): void {
  api.defineTask('request', (options) => {
    const headerListeners: unknown[] = []
    const exchange = start(options, network)
    const task = {
      abort: () => exchange.abort('abort'),
      onHeadersReceived: (listener: unknown) => headerListeners.push(listener),
      offHeadersReceived: () => headerListeners.splice(0),
    }
    return { work: receive(api, options, exchange, headerListeners), task }
  })
}

function start(options: Options, network: Network): Exchange {
  const method = String(options.method ?? 'GET').toUpperCase()
  if (!METHODS.includes(method)) return { answer: Promise.reject(new ApiFailure(`method is invalid: ${method}`)), abort: () => undefined }
  const headers = headersOf(options)
  const { url, body } = encode(options, method, headers)
  const record = { api: 'request', method, url, header: plainCopy(options.header ?? {}), data: plainCopy(options.data) }
  return network.send({ record, headers, timeout: timeoutOf(options), body })
}

async function receive(
  api: WxApi,
  options: Options,
  exchange: Exchange,
  headerListeners: readonly unknown[],
): Promise<Record<string, unknown>> {
  const { statusCode, headers, body } = await exchange.answer
  const lines = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value])
  const header = api.realm.object(Object.fromEntries(lines))
  for (const listener of headerListeners) {
    if (typeof listener === 'function') api.problems.guard('onHeadersReceived', () => listener(api.realm.object({ header, statusCode })))
  }
  return { data: decode(api, options, body), statusCode, header, cookies: api.realm.array(headers['set-cookie'] ?? []) }
}

/** Milliseconds. */
export function timeoutOf(options: Options): number {
  return Number(options.timeout ?? DEFAULT_TIMEOUT)
}

/** Lower case; the referer is WeChat's own and cannot be set. */
export function headersOf(options: Options): Record<string, string> {
  const given = isRecord(options.header) ? options.header : {}
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)]))
  return { 'content-type': 'application/json', ...headers, referer: 'https://servicewechat.com/wxsimulated/devtools/page-frame.html' }
}

function encode(options: Options, method: string, headers: Record<string, string>): { url: string; body?: string | Uint8Array } {
  const url = String(options.url)
  const { data } = options
  if (data === undefined || data === null) return { url }
  if (typeof data === 'string') return { url, body: data }
  if (Object.prototype.toString.call(data) === '[object ArrayBuffer]') return { url, body: new Uint8Array(data as ArrayBuffer) }
  const pairs = Object.entries(data).map(([key, value]): [string, string] => [key, isRecord(value) ? JSON.stringify(value) : String(value)])
  const form = new URLSearchParams(pairs).toString()
  if (method === 'GET') return { url: form === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${form}` }
  return { url, body: headers['content-type']?.includes('x-www-form-urlencoded') ? form : JSON.stringify(data) }
}

/** As WeChat does: JSON is parsed when it is asked for, which is the default, and stays text when it is none. */
function decode(api: WxApi, options: Options, body: Buffer): unknown {
  if (options.responseType === 'arraybuffer') return api.realm.buffer(body)
  const text = body.toString('utf8')
  if ((options.dataType ?? 'json') !== 'json') return text
  try {
    return api.realm.intrinsics.JSON.parse(text)
  } catch {
    return text
  }
}

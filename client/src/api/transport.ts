import Taro from '@tarojs/taro'
import { NoSignal } from './errors'

/** One request, ready to leave. */
export interface Request {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  body?: unknown
}

/** What came back, whatever its status. */
export interface Answer {
  status: number
  body: unknown
}

/** Milliseconds; a village's network is slow before it is absent. */
const PATIENCE = 20_000

/** The only place that sends JSON. */
export async function send({ method, url, headers, body }: Request): Promise<Answer> {
  const writes = method !== 'GET'
  try {
    const { statusCode, data } = await Taro.request<unknown>({
      url,
      method,
      timeout: PATIENCE,
      header: writes ? { 'Content-Type': 'application/json', ...headers } : headers,
      ...(writes ? { data: JSON.stringify(body ?? {}) } : {}),
    })
    return { status: statusCode, body: data }
  } catch {
    throw new NoSignal()
  }
}

import type { BodyIn, Endpoint, ParamsIn, ReplyOf } from '@shared/contract/endpoint'
import { fetchFile, sendFile } from '@/platform/files'
import type { PickedFile } from '@/platform/picked-file'
import { addressOf } from './address'
import { type CallOptions, follow, headersFor, insist, replyFrom } from './call'
import { NoSignal, refusalFrom } from './errors'
import { newKey } from './key'

interface Upload<E extends Endpoint> {
  file: PickedFile
  params?: ParamsIn<E>
  body?: BodyIn<E>
}

const fieldsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(body ?? {}).map(([name, value]) => [name, String(value)]))

function parsed(reply: string): unknown {
  try {
    return JSON.parse(reply)
  } catch {
    return null
  }
}

/**
 * Sends a file to an endpoint that takes one.
 * @throws Refusal, NoSignal as `call` does
 */
export function upload<E extends Endpoint>(endpoint: E, { file, params, body }: Upload<E>, options: CallOptions = {}): Promise<ReplyOf<E>> {
  const key = options.key ?? newKey()
  const url = addressOf(endpoint.path, params as Record<string, string> | undefined)
  const attempt = async () => {
    const sent = await sendFile({ url, name: endpoint.file ?? 'file', file, fields: fieldsOf(body), headers: headersFor(endpoint, key) })
    if (sent === null) throw new NoSignal()
    return replyFrom(endpoint, { status: sent.status, body: parsed(sent.body) })
  }
  return insist(attempt, endpoint.repeat === 'key')
}

/**
 * Fetches the bytes of an endpoint that replies with a file, with the session's authority.
 * @returns an address on this device that an image or a player takes
 * @throws Refusal, NoSignal
 */
export async function download<E extends Endpoint>(endpoint: E, params: ParamsIn<E>): Promise<string> {
  const url = addressOf(endpoint.path, params as Record<string, string>)
  const fetched = await fetchFile({ url, headers: headersFor(endpoint, newKey()) })
  if (fetched === null) throw new NoSignal()
  if (fetched.status >= 200 && fetched.status < 300) return fetched.address
  const refusal = refusalFrom(fetched.status, parsed(fetched.body))
  follow(endpoint, refusal)
  throw refusal
}

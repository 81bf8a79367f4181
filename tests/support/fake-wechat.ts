import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * A small server that speaks WeChat's documented protocol, for what a test cannot own. It is strict where WeChat is:
 * a code works once, a call needs the token in force, a field that is too long is refused.
 */
export interface FakeWechat {
  readonly baseUrl: string
  /** Codes that `wx.login` has given out, each good for one sign-in by this person. */
  readonly codes: Map<string, string>
  /** People who also have a unionid. */
  readonly unionids: Map<string, string>
  /** Messages that were delivered. */
  readonly sent: SentMessage[]
  /** Texts that were screened. */
  readonly checked: string[]
  /** Paths in the order in which requests arrived, also those that then failed. */
  readonly arrivals: string[]
  /** The next `times` requests to this path (one when left out) meet this fault. */
  fail(path: WechatPath, fault: Fault, times?: number): void
  /** Takes back every fault not yet met. */
  heal(): void
  /** Text that contains this gets this suggestion; all other text passes. */
  verdict(textIncludes: string, suggest: 'pass' | 'review' | 'risky'): void
  /** The token in force stops being honoured (42001), as when two hours have passed. */
  expireToken(): void
  /** Lifetime in seconds that the next tokens are issued with; 7200 at first. */
  tokenLifetime: number
  close(): Promise<void>
}

export type WechatPath = '/sns/jscode2session' | '/cgi-bin/stable_token' | '/cgi-bin/message/subscribe/send' | '/wxa/msg_sec_check'

/**
 * A number is answered as errcode. `slow` never answers, `truncated` stops in the middle of the JSON, `server_error` is
 * HTTP 500 with a page, `hang_up` closes the connection without a word, `other_shape` is valid JSON of something else.
 */
export type Fault = number | 'slow' | 'truncated' | 'server_error' | 'hang_up' | 'other_shape'

export interface SentMessage {
  readonly openid: string
  readonly templateId: string
  readonly page: string | undefined
  readonly data: Record<string, string>
}

type Json = Record<string, unknown>

const tokenRefused = { errcode: 42001, errmsg: 'access_token expired' }

/** Starts the server on a free port of this machine. With credentials, only these may ask. */
export async function startFakeWechat(credentials?: { appId: string; secret: string }): Promise<FakeWechat> {
  const faults = new Map<string, Fault[]>()
  const verdicts = new Map<string, string>()
  const usedCodes = new Set<string>()
  let token: string | null = null

  const answers: Record<WechatPath, (query: URLSearchParams, body: Json) => Json> = {
    '/sns/jscode2session': (query) => {
      const refusal = refuseCredentials(query.get('appid'), query.get('secret'))
      if (refusal) return refusal
      if (query.get('grant_type') !== 'authorization_code') return { errcode: 40002, errmsg: 'invalid grant_type' }
      const code = query.get('js_code') ?? ''
      if (usedCodes.has(code)) return { errcode: 40163, errmsg: 'code been used' }
      const openid = fake.codes.get(code)
      if (!openid) return { errcode: 40029, errmsg: 'invalid code' }
      usedCodes.add(code)
      fake.codes.delete(code)
      const unionid = fake.unionids.get(openid)
      return {
        openid,
        session_key: randomBytes(16).toString('base64'),
        ...(unionid ? { unionid } : {}),
      }
    },
    '/cgi-bin/stable_token': (_query, body) => {
      const refusal = refuseCredentials(body.appid, body.secret)
      if (refusal) return refusal
      if (body.grant_type !== 'client_credential') return { errcode: 40002, errmsg: 'invalid grant_type' }
      token ??= randomBytes(48).toString('base64url')
      return { access_token: token, expires_in: fake.tokenLifetime }
    },
    '/cgi-bin/message/subscribe/send': (query, body) => {
      if (query.get('access_token') !== token) return tokenRefused
      const { touser, template_id: templateId, page, data } = body
      if (typeof touser !== 'string' || touser === '') return { errcode: 40003, errmsg: 'invalid openid' }
      if (typeof templateId !== 'string' || templateId === '') return { errcode: 40037, errmsg: 'invalid template_id' }
      const fields = readFields(data)
      if (!fields) return { errcode: 47003, errmsg: 'argument invalid! data error' }
      const wrong = Object.entries(fields).find(([field, value]) => !fieldIsValid(field, value))
      if (wrong)
        return {
          errcode: 47003,
          errmsg: `argument invalid! data.${wrong[0]}.value invalid`,
        }
      fake.sent.push({
        openid: touser,
        templateId,
        page: typeof page === 'string' ? page : undefined,
        data: fields,
      })
      return { errcode: 0, errmsg: 'ok' }
    },
    '/wxa/msg_sec_check': (query, body) => {
      if (query.get('access_token') !== token) return tokenRefused
      const { version, openid, scene, content } = body
      if (version !== 2 || typeof openid !== 'string' || openid === '') return { errcode: 40003, errmsg: 'invalid openid' }
      if (![1, 2, 3, 4].includes(Number(scene))) return { errcode: 40129, errmsg: 'invalid scene' }
      if (typeof content !== 'string' || content === '' || Array.from(content).length > 2500)
        return { errcode: 47001, errmsg: 'data format error' }
      fake.checked.push(content)
      const suggest = [...verdicts].find(([part]) => content.includes(part))?.[1] ?? 'pass'
      return {
        errcode: 0,
        errmsg: 'ok',
        result: { suggest, label: suggest === 'pass' ? 100 : 21000 },
        trace_id: randomBytes(8).toString('hex'),
      }
    },
  }

  function refuseCredentials(appId: unknown, secret: unknown): Json | null {
    if (!appId || (credentials && appId !== credentials.appId)) return { errcode: 40013, errmsg: 'invalid appid' }
    if (!secret || (credentials && secret !== credentials.secret)) return { errcode: 40125, errmsg: 'invalid appsecret' }
    return null
  }

  const server = createServer((request, response) => {
    void receive(request, response)
  })

  async function receive(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://fake.invalid')
    const body = await readJson(request)
    fake.arrivals.push(url.pathname)
    if (!isWechatPath(url.pathname)) return void response.writeHead(404).end()
    const answer = answers[url.pathname]
    const fault = faults.get(url.pathname)?.shift()
    if (fault !== undefined) return misbehave(fault, response)
    const expectedMethod = url.pathname === '/sns/jscode2session' ? 'GET' : 'POST'
    if (request.method !== expectedMethod) return sendJson(response, { errcode: 43001, errmsg: 'wrong method' })
    if (!body) return sendJson(response, { errcode: 47001, errmsg: 'data format error' })
    sendJson(response, answer(url.searchParams, body))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeWechat = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    codes: new Map(),
    unionids: new Map(),
    sent: [],
    checked: [],
    arrivals: [],
    tokenLifetime: 7200,
    fail: (path, fault, times = 1) => {
      faults.set(path, [...(faults.get(path) ?? []), ...Array.from({ length: times }, () => fault)])
    },
    heal: () => faults.clear(),
    verdict: (textIncludes, suggest) => void verdicts.set(textIncludes, suggest),
    expireToken: () => {
      token = null
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return fake

  function isWechatPath(path: string): path is WechatPath {
    return path in answers
  }
}

function misbehave(fault: Fault, response: ServerResponse): void {
  switch (fault) {
    case 'slow':
      return
    case 'truncated':
      return void response.setHeader('content-type', 'application/json').end('{"errcode":0,"op')
    case 'server_error':
      return void response.writeHead(500, { 'content-type': 'text/html' }).end('<h1>500</h1>')
    case 'hang_up':
      return void response.destroy()
    case 'other_shape':
      return void sendJson(response, { errcode: 0, errmsg: 'ok', open_id: 'somebody' })
    default:
      sendJson(response, { errcode: fault, errmsg: `fault ${fault}` })
  }
}

function sendJson(response: ServerResponse, value: Json): void {
  response.setHeader('content-type', 'application/json; encoding=utf-8').end(JSON.stringify(value))
}

async function readJson(request: IncomingMessage): Promise<Json | null> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  if (chunks.length === 0) return {}
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return isJson(value) ? value : null
  } catch {
    return null
  }
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readFields(data: unknown): Record<string, string> | null {
  if (!isJson(data)) return null
  const fields: Record<string, string> = {}
  for (const [field, holder] of Object.entries(data)) {
    if (!isJson(holder) || typeof holder.value !== 'string') return null
    fields[field] = holder.value
  }
  return fields
}

/** The documented limits, written a second time and in another way, so that a mistake in the server's own shows. */
function fieldIsValid(field: string, value: string): boolean {
  if (value === '' || /[\r\n\t]/.test(value)) return false
  const [kind] = field.split(/\d/)
  if (kind === 'thing') return value.length <= 20
  if (kind === 'phrase') return /^\p{Script=Han}{1,5}$/u.test(value)
  if (kind === 'character_string') return /^[ -~]{1,32}$/.test(value)
  if (kind === 'name') return /\p{Script=Han}/u.test(value) ? value.length <= 10 : value.length <= 20
  if (kind === 'phone_number') return /^[-0-9+*() ]{1,17}$/.test(value)
  if (kind === 'number') return /^\d+(\.\d+)?$/.test(value) && value.length <= 32
  return true
}

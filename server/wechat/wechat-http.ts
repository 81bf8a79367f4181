import {
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  type IPolicy,
  isBrokenCircuitError,
  retry,
  TaskCancelledError,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel'
import { Agent, request } from 'undici'
import type * as z from 'zod/mini'
import { answer, type WechatEndpoint } from './endpoints'
import { WechatError } from './wechat-error'

/** After so many failures in a row WeChat is left alone for a while, so that nobody waits for a time-out each time. */
const failuresThatOpen = 5
const restMs = 10_000
const repeats = 2
/** Every documented answer is far smaller. */
const largestAnswer = 256 * 1024

/** What undici and the system say when the request cannot have left: no name, no route, no connection. */
const neverLeft: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

export interface WechatQuestion {
  readonly query: Readonly<Record<string, string>>
  readonly body?: unknown
}

/**
 * Carries one question to WeChat and its answer back: time-out, repetition where it is safe, and a breaker for each
 * endpoint (slow screening must not stop sign-in). Throws WechatError only.
 */
export class WechatHttp {
  private readonly agent: Agent
  private readonly policies = new Map<string, IPolicy>()

  /** `timeoutMs` bounds each attempt; an attempt that ran into it is never repeated here, for somebody is waiting. */
  constructor(
    private readonly baseUrl: string,
    private readonly timeoutMs: number,
  ) {
    this.agent = new Agent({
      connect: { timeout: timeoutMs / 2 },
      connections: 32,
      maxResponseSize: largestAnswer,
    })
  }

  async ask<Reply extends z.ZodMiniType>(endpoint: WechatEndpoint<Reply>, question: WechatQuestion): Promise<z.output<Reply>> {
    try {
      return await this.policy(endpoint).execute(({ signal }) => this.attempt(endpoint, question, signal))
    } catch (error) {
      if (error instanceof WechatError) throw error
      if (isBrokenCircuitError(error)) throw unreachable(endpoint, 'left alone after repeated failures', false)
      if (error instanceof TaskCancelledError) throw unreachable(endpoint, `no answer within ${this.timeoutMs} ms`, true)
      throw error
    }
  }

  /** Waits for the calls under way, then lets the connections go. */
  close(): Promise<void> {
    return this.agent.close()
  }

  private policy(endpoint: WechatEndpoint): IPolicy {
    const known = this.policies.get(endpoint.path)
    if (known) return known
    const repetition = retry(
      handleWhen((error) => mayRepeat(endpoint, error)),
      {
        maxAttempts: repeats,
        backoff: new ExponentialBackoff({ initialDelay: 50, maxDelay: 400 }),
      },
    )
    const breaker = circuitBreaker(handleWhen(isOutage), {
      halfOpenAfter: restMs,
      breaker: new ConsecutiveBreaker(failuresThatOpen),
    })
    const policy = wrap(repetition, breaker, timeout(this.timeoutMs, TimeoutStrategy.Aggressive))
    this.policies.set(endpoint.path, policy)
    return policy
  }

  private async attempt<Reply extends z.ZodMiniType>(
    endpoint: WechatEndpoint<Reply>,
    question: WechatQuestion,
    signal: AbortSignal,
  ): Promise<z.output<Reply>> {
    const { status, body } = await this.exchange(endpoint, question, signal)
    if (status !== 200) throw unreachable(endpoint, `HTTP ${status}`, true)
    const said = parsed(endpoint, body)
    const verdict = answer.safeParse(said)
    if (!verdict.success) throw malformed(endpoint)
    if (verdict.data.errcode) throw WechatError.answered(endpoint.path, verdict.data.errcode, verdict.data.errmsg ?? '')
    const reply = endpoint.reply.safeParse(said)
    if (!reply.success) throw malformed(endpoint)
    return reply.data
  }

  private async exchange(
    endpoint: WechatEndpoint,
    question: WechatQuestion,
    signal: AbortSignal,
  ): Promise<{ status: number; body: string }> {
    try {
      const reply = await request(`${this.baseUrl}${endpoint.path}`, {
        method: endpoint.method,
        query: question.query,
        dispatcher: this.agent,
        signal,
        ...(question.body === undefined
          ? {}
          : {
              body: JSON.stringify(question.body),
              headers: { 'content-type': 'application/json' },
            }),
      })
      return { status: reply.statusCode, body: await reply.body.text() }
    } catch (error) {
      const code = codeOf(error)
      // The address holds the secret or the token, so nothing of the original error but its code goes further.
      throw unreachable(endpoint, code, !neverLeft.has(code))
    }
  }
}

function mayRepeat(endpoint: WechatEndpoint, error: Error): boolean {
  if (!(error instanceof WechatError)) return false
  if (!error.sent || error.kind === 'busy') return true
  return endpoint.repeatable && isOutage(error)
}

/** `instanceof`, for the library's own test for a time-out (3.2.1) looks for another error's mark. */
function isOutage(error: Error): boolean {
  return (
    error instanceof TaskCancelledError || (error instanceof WechatError && (error.kind === 'unreachable' || error.kind === 'malformed'))
  )
}

function parsed(endpoint: WechatEndpoint, body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw malformed(endpoint)
  }
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'connection failed'
}

function unreachable(endpoint: WechatEndpoint, why: string, sent: boolean): WechatError {
  return new WechatError('unreachable', `${endpoint.path}: ${why}`, { sent })
}

function malformed(endpoint: WechatEndpoint): WechatError {
  return new WechatError('malformed', `${endpoint.path}: the answer is not as documented`, { sent: true })
}

import type { Middleware } from 'koa'
import type { Logger } from 'pino'
import { uuidv7 } from 'uuidv7'
import { isLockTimeout, isStorageFull, isUnavailable } from '../database/database'
import { requestSeconds } from './metrics'
import { Refusal } from './refusal'

/**
 * The outermost stage: gives the request an id, turns whatever was thrown into a code and a sentence, writes one line of log without
 * anything personal, and counts. Nothing else of an error ever leaves.
 */
export function errors(log: Logger): Middleware {
  return async (ctx, next) => {
    const started = process.hrtime.bigint()
    const id = uuidv7()
    ctx.state.requestId = id
    ctx.set('x-request-id', id)
    try {
      await next()
      if (ctx.status === 404 && ctx.body == null) throw new Refusal('route_not_found')
      if (ctx.status === 405) throw new Refusal('method_not_allowed')
    } catch (error) {
      const refusal = refusalFor(error)
      if (refusal.status >= 500) log.error({ id, err: describe(error) }, 'request failed')
      ctx.status = refusal.status
      ctx.type = 'application/json'
      if (refusal.retryAfter !== undefined) ctx.set('retry-after', String(refusal.retryAfter))
      ctx.body = JSON.stringify(refusal.body)
      ctx.state.code = refusal.code
    }
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    const endpoint = typeof ctx.state.endpoint === 'string' ? ctx.state.endpoint : 'other'
    requestSeconds.observe({ endpoint, status: String(ctx.status) }, seconds)
    log.info({
      id,
      endpoint,
      method: ctx.method,
      status: ctx.status,
      code: ctx.state.code,
      person: ctx.state.person,
      ms: Math.round(seconds * 1000),
    })
  }
}

const WORTH_ASKING_AGAIN_S = 5

/** What a person may be told of an error. */
function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (isLockTimeout(error)) return new Refusal('busy')
  if (isStorageFull(error)) return new Refusal('storage_full')
  if (isUnavailable(error)) return new Refusal('unavailable', [], WORTH_ASKING_AGAIN_S)
  if (error instanceof Error && 'status' in error) {
    if (error.status === 413) return new Refusal('body_too_large')
    if (error.status === 415) return new Refusal('unsupported_type')
    if (error.status === 404) return new Refusal('not_found')
    if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) return new Refusal('invalid_json')
  }
  return new Refusal('internal')
}

/** The kind of an error and where it came from; a driver's message repeats values, so a query error keeps its code alone. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { kind: typeof error }
  const inner = 'driverError' in error && error.driverError instanceof Error ? error.driverError : null
  if (inner !== null) return { kind: error.name, code: 'code' in inner ? inner.code : inner.name, stack: frames(error) }
  return { kind: error.name, message: error.message.slice(0, 300), stack: frames(error) }
}

const frames = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 12)

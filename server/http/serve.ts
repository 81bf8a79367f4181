import { isDeepStrictEqual } from 'node:util'
import type Router from '@koa/router'
import type { Context } from 'koa'
import type { EntityManager } from 'typeorm'
import type { Endpoint, Policy } from '../../shared/contract/endpoint'
import type { Services } from '../services'
import { bodyOf } from './body'
import type { Bytes, Call, Policies, Route } from './call'
import { identify, tokenIn } from './identity'
import type { Limiter } from './limits'
import { once } from './once'
import { inTime } from './patience'
import { insist, Refusal } from './refusal'
import { fileOf } from './upload'
import { parsed } from './validate'

/** Policies that let some visitors in. By all others a visitor is refused before anything of the request is read, uploads above all. */
const FOR_VISITORS: readonly Policy[] = ['anyone', 'project.read', 'activity.read']

const KEY = /^[A-Za-z0-9_-]{8,64}$/

export interface Pipe {
  readonly services: Services
  readonly policies: Policies
  readonly limiter: Limiter
  /** Compare each reply with the contract, and fail when it says more or less. On in tests. */
  readonly checkReplies: boolean
}

/** Mounts one route: identity → limits → contract → (outside) → one transaction: key, load, policy, act → reply. */
export function mount(router: Router, pipe: Pipe, route: Route): void {
  const { endpoint } = route
  const patienceMs = pipe.services.settings.replyWithinMs
  router.register(endpoint.path, [endpoint.method.toLowerCase()], async (ctx: Context) => {
    const { services } = pipe
    const now = services.now()
    ctx.state.endpoint = endpoint.audit
    const token = tokenIn(ctx.get('authorization') || undefined)
    const actor = await inTime(identify(services.database, token, now), patienceMs)
    const who = actor.kind === 'person' ? actor.person.id : ctx.ip
    ctx.state.person = actor.kind === 'person' ? actor.person.publicCode : null
    await pipe.limiter(endpoint.limit, who)
    insist(actor.kind === 'person' || FOR_VISITORS.includes(endpoint.policy), 'sign_in_needed')
    const key = endpoint.repeat === 'key' ? keyIn(ctx) : null
    const file = endpoint.file === undefined ? null : await fileOf(ctx, endpoint.file)
    const call = {
      params: parsed(endpoint.params, ctx.params),
      query: parsed(endpoint.query, { ...ctx.query }),
      body: parsed(endpoint.body, await bodyOf(ctx, endpoint)),
      actor,
      now,
      services,
      file,
      address: ctx.ip,
      token,
    }
    const outside: Call = { ...call, tx: services.database.reads.manager }
    send(ctx, endpoint, await inTime(reply(), patienceMs))

    async function reply(): Promise<unknown> {
      await pipe.policies[endpoint.policy](outside, undefined)
      const prepared = await route.prepare?.(outside)
      const done = await decide(endpoint, (tx) => answered(pipe, route, { ...call, tx }, prepared))
      await route.after?.(outside)
      return done
    }

    function decide(asked: Endpoint, work: (tx: EntityManager) => Promise<unknown>): Promise<unknown> {
      if (asked.repeat === 'read') return work(services.database.reads.manager)
      if (key === null) return services.database.transaction(work)
      const what = { params: call.params, query: call.query, body: call.body, bytes: file?.length ?? 0 }
      return once({ database: services.database, who, key, endpoint: asked.audit, asked: what, now }, work)
    }
  })
}

/** The steps inside the transaction. The policy has let the person in before; here it is asked again, with what the request is about. */
async function answered(pipe: Pipe, route: Route, call: Call, prepared: unknown): Promise<unknown> {
  const subject = await route.load?.(call)
  if (subject !== undefined) await pipe.policies[route.endpoint.policy](call, subject)
  const reply = await route.act(call, subject, prepared)
  if (pipe.checkReplies && route.endpoint.bytes !== true) insistOnContract(route.endpoint, reply)
  return reply
}

function insistOnContract(endpoint: Endpoint, reply: unknown): void {
  const asDeclared = endpoint.reply.parse(reply)
  if (!isDeepStrictEqual(asDeclared, JSON.parse(JSON.stringify(reply)))) {
    throw new Error(`${endpoint.audit} replies with something that its contract does not declare: ${JSON.stringify(reply)}`)
  }
}

function keyIn(ctx: Context): string {
  const key = ctx.get('idempotency-key')
  if (!KEY.test(key)) throw new Refusal('idempotency_key_missing')
  return key
}

function send(ctx: Context, endpoint: Endpoint, reply: unknown): void {
  ctx.status = 200
  ctx.set('cache-control', 'no-store')
  if (endpoint.bytes === true) {
    const { mime, bytes } = reply as Bytes
    ctx.set('content-disposition', 'inline')
    ctx.type = mime
    ctx.body = bytes
  } else {
    ctx.type = 'application/json'
    // As bytes: Koa would go over a text once for its length, and the socket once more.
    ctx.body = Buffer.from(JSON.stringify(reply))
  }
}

import { isDeepStrictEqual } from 'node:util'
import type Router from '@koa/router'
import type { Context } from 'koa'
import type { EntityManager } from 'typeorm'
import type { Endpoint, Policy } from '../../shared/contract/endpoint'
import type { RefusalNotes } from '../audit/note-refusal'
import { noteWrite, objectOf } from '../audit/note-write'
import { type Actor, visitor } from '../features/people/actor'
import { owesFactor } from '../features/security/owes-factor'
import type { Services } from '../services'
import { bodyOf } from './body'
import type { Bytes, Call, Policies, Route } from './call'
import { asDenial, isDenial } from './denial'
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
  readonly noteRefusal: RefusalNotes
  /** Compare each reply with the contract, and fail when it says more or less. On in tests. */
  readonly checkReplies: boolean
}

/** Mounts one route: identity → limits → contract → (outside) → one transaction: key, load, policy, act, audit → reply. */
export function mount(router: Router, pipe: Pipe, route: Route): void {
  const { endpoint } = route
  const patienceMs = pipe.services.settings.replyWithinMs
  router.register(endpoint.path, [endpoint.method.toLowerCase()], async (ctx: Context) => {
    const { services } = pipe
    const now = services.now()
    ctx.state.endpoint = endpoint.audit
    const token = tokenIn(ctx.get('authorization') || undefined)
    const { actor, session } = await inTime(identify(services.database, token, now), patienceMs)
    const owes = session !== null && actor.kind === 'person' && owesFactor(services.settings, actor.standings, session)
    const who = actor.kind === 'person' ? actor.person.id : ctx.ip
    ctx.state.person = actor.kind === 'person' ? actor.person.publicCode : null
    try {
      await pipe.limiter(endpoint.limit, who)
      insist(!owes || endpoint.policy === 'signing_in' || FOR_VISITORS.includes(endpoint.policy), 'second_factor_needed')
      insist(actor.kind === 'person' || FOR_VISITORS.includes(endpoint.policy), 'sign_in_needed')
      send(ctx, endpoint, await reply(ctx, owes && endpoint.policy !== 'signing_in' ? visitor : actor, who, token, now))
    } catch (error) {
      if (isDenial(error)) {
        const personId = actor.kind === 'person' ? actor.person.id : null
        const object = objectOf(ctx.params, null)
        void pipe.noteRefusal({ id: ctx.state.requestId, at: now, personId, endpoint: endpoint.audit, object, code: error.code }, who)
      }
      throw error
    }
  })

  async function reply(ctx: Context, actor: Actor, who: string, token: string | null, now: Date): Promise<unknown> {
    const { services } = pipe
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
    return inTime(decided(), patienceMs)

    async function decided(): Promise<unknown> {
      await asDenial(() => pipe.policies[endpoint.policy](outside, undefined))
      const prepared = await route.prepare?.(outside)
      if (endpoint.repeat === 'read') return answered(pipe, route, outside, prepared)
      const write = (tx: EntityManager): Promise<unknown> =>
        written(pipe, route, { ...call, tx }, prepared, { id: ctx.state.requestId, key })
      const asked = { params: call.params, query: call.query, body: call.body, bytes: file?.length ?? 0 }
      const done = await (key === null
        ? services.database.transaction(write)
        : once({ database: services.database, who, key, endpoint: endpoint.audit, asked, now }, write))
      await route.after?.(outside)
      return done
    }
  }
}

/** A write in its transaction, with the entry that says so. */
async function written(
  pipe: Pipe,
  route: Route,
  call: Call,
  prepared: unknown,
  { id, key }: { id: string; key: string | null },
): Promise<unknown> {
  const { endpoint } = route
  const reply = await answered(pipe, route, call, prepared)
  if (endpoint.idle?.(reply) === true) return reply
  const personId = call.actor.kind === 'person' ? call.actor.person.id : null
  const object = objectOf(call.params as Record<string, unknown>, reply)
  await noteWrite(call.tx, { id, at: call.now, personId, endpoint: endpoint.audit, object, idempotencyKey: key })
  return reply
}

/** The steps inside the transaction. The policy has let the person in before; here it is asked again, with what the request is about. */
async function answered(pipe: Pipe, route: Route, call: Call, prepared: unknown): Promise<unknown> {
  const subject = await route.load?.(call)
  if (subject !== undefined) await asDenial(() => pipe.policies[route.endpoint.policy](call, subject))
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
    const { mime, bytes, name } = reply as Bytes
    ctx.set('content-disposition', name === undefined ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    ctx.type = mime
    ctx.body = bytes
  } else {
    ctx.type = 'application/json'
    // As bytes: Koa would go over a text once for its length, and the socket once more.
    ctx.body = Buffer.from(JSON.stringify(reply))
  }
}

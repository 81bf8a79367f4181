import * as z from 'zod/mini'

z.config({ jitless: true })

/** Who may call at all; what they may do with one object is the feature's policy, asked with the object in hand. */
export type Policy =
  | 'anyone'
  | 'signed_in'
  | 'signing_in'
  | 'order.read'
  | 'order.act'
  | 'order.reveal'
  | 'order.place'
  | 'inbox.read'
  | 'callback.act'
  | 'offer.read'
  | 'offer.act'
  | 'plan.read'
  | 'plan.make'
  | 'plan.send'
  | 'pool.read'
  | 'pool.take'
  | 'team.read'
  | 'team.manage'
  | 'project.read'
  | 'project.propose'
  | 'project.act'
  | 'activity.read'
  | 'activity.plan'
  | 'activity.act'
  | 'activity.lead'
  | 'activity.site'
  | 'sign_up.for'
  | 'sign_up.own'
  | 'sign_up.lead'
  | 'volunteer.register'
  | 'check_in.lead'
  | 'hours.read'
  | 'hours.act'
  | 'make_up.request'
  | 'make_up.read'
  | 'make_up.act'
  | 'make_up.object'
  | 'record.own'
  | 'attachment.read'
  | 'desk.confirm'
  | 'supervision.read'
  | 'urge.send'
  | 'urge.answer'
  | 'administration.read'
  | 'administration.act'
  | 'task.read'
  | 'task.review'
  | 'task.act'
  | 'integrity.look'
  | 'complaint.file'
  | 'complaint.act'
  | 'visit.oversee'
  | 'visit.act'
  | 'emergency.command'
  | 'emergency.read'
  | 'emergency.follow'
  | 'emergency.act'
  | 'emergency.help'
  | 'register.read'

/** Requests per minute that one person (or, signed out, one address) may make of endpoints of this kind; see server settings. */
export type Limit = 'read' | 'write' | 'sign_in' | 'upload'

/** `key`: an Idempotency-Key is demanded and the reply kept 24 h. `once`: the request carries a secret that works once, or the reply shows one that must not be kept. `read`: changes nothing. */
export type Repeat = 'read' | 'key' | 'once'

type Schema = z.ZodMiniType

/** One endpoint, declared once: server routes, client calls, the OpenAPI page and the tests are all made of these. */
export interface Endpoint<P extends Schema = Schema, Q extends Schema = Schema, B extends Schema = Schema, R extends Schema = Schema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Koa's form, below /api: `/orders/:code/accept`. */
  readonly path: string
  /** One Chinese sentence for the API page. */
  readonly summary: string
  readonly policy: Policy
  readonly limit: Limit
  readonly repeat: Repeat
  /** What the log and the audit call it: `order.accept`. */
  readonly audit: string
  /** Of a write: whether this reply means that there was nothing to write, so that there is nothing to audit either. */
  idle?(reply: z.output<R>): boolean
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly reply: R
  /** Set where the body is multipart/form-data with one file under this name. */
  readonly file?: string
  /** Set where the reply is the bytes of a file; `reply` is then not used. */
  readonly bytes?: boolean
}

export const nothing = z.strictObject({})

interface Declaration<P extends Schema, Q extends Schema, B extends Schema, R extends Schema> {
  method: Endpoint['method']
  path: string
  summary: string
  policy: Policy
  audit: string
  idle?(reply: z.output<R>): boolean
  limit?: Limit
  repeat?: Repeat
  params?: P
  query?: Q
  body?: B
  reply: R
  file?: string
  bytes?: boolean
}

type Nothing = typeof nothing

/** Declares an endpoint; what is left out means "takes nothing", and GET is a read, all else a keyed write. */
export function endpoint<P extends Schema = Nothing, Q extends Schema = Nothing, B extends Schema = Nothing, R extends Schema = Schema>(
  declaration: Declaration<P, Q, B, R>,
): Endpoint<P, Q, B, R> {
  const reads = declaration.method === 'GET'
  return {
    limit: reads ? 'read' : 'write',
    repeat: reads ? 'read' : 'key',
    ...declaration,
    params: declaration.params ?? (nothing as unknown as P),
    query: declaration.query ?? (nothing as unknown as Q),
    body: declaration.body ?? (nothing as unknown as B),
  }
}

export type ParamsOf<E extends Endpoint> = z.output<E['params']>
export type QueryOf<E extends Endpoint> = z.output<E['query']>
export type BodyOf<E extends Endpoint> = z.output<E['body']>
export type ReplyOf<E extends Endpoint> = z.output<E['reply']>
/** What a caller writes: before defaults are filled in. */
export type ParamsIn<E extends Endpoint> = z.input<E['params']>
export type QueryIn<E extends Endpoint> = z.input<E['query']>
export type BodyIn<E extends Endpoint> = z.input<E['body']>

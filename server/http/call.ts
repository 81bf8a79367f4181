import type { Readable } from 'node:stream'
import type { EntityManager } from 'typeorm'
import type { BodyOf, Endpoint, ParamsOf, Policy, QueryOf } from '../../shared/contract/endpoint'
import type { Actor } from '../features/people/actor'
import type { Services } from '../services'

/** What a route knows of the request it answers. */
export interface Call<E extends Endpoint = Endpoint> {
  readonly params: ParamsOf<E>
  readonly query: QueryOf<E>
  readonly body: BodyOf<E>
  /** Who asks: a person with their memberships, or a visitor. */
  readonly actor: Actor
  /** When the request came, by the server's clock. */
  readonly now: Date
  readonly services: Services
  /** For a write, its transaction; for a read, the read connection. */
  readonly tx: EntityManager
  /** The uploaded file, where the endpoint takes one. */
  readonly file: Buffer | null
  readonly address: string
  /** The token that the request came with; null for a visitor. */
  readonly token: string | null
}

/** Bytes instead of JSON, for endpoints that declare them. */
export interface Bytes {
  readonly mime: string
  /** A stream is sent as it comes, so that a file of any size passes through; it is destroyed when nobody listens any more. */
  readonly bytes: Buffer | Readable
  /** What the file is called where it is kept; without a name it is shown. */
  readonly name?: string
}

/**
 * How an endpoint is answered, one step after the other: what must be learnt outside the transaction, what it is about, what is done,
 * what leaves. The endpoint's policy is asked between `load` and `act`, with what was loaded.
 */
export interface Route {
  readonly endpoint: Endpoint
  readonly prepare?: (call: Call) => Promise<unknown>
  readonly load?: (call: Call) => Promise<unknown>
  readonly act: (call: Call, subject: unknown, prepared: unknown) => Promise<unknown>
  /** What this process keeps in memory and reads anew once the transaction is committed. */
  readonly after?: (call: Call) => Promise<void>
}

/** Decides whether this person may use the endpoint on this subject; throws the Refusal that says why not. */
export type PolicyCheck = (call: Call, subject: unknown) => void | Promise<void>
export type Policies = Readonly<Record<Policy, PolicyCheck>>

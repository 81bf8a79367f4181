import * as z from 'zod/mini'
import type { Endpoint } from '../../shared/contract/endpoint'

const AUDIT_TAG = /^[a-z_]+(\.[a-zA-Z_]+)+$/
const TAG_LENGTH = 40

/** What an endpoint must declare, and whether it does. */
function missingOf(endpoint: Endpoint, policies: object, limits: object): string[] {
  const { path, policy, limit, audit, params, query, body, reply, bytes } = endpoint
  const named = [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name).sort()
  const faults: [fault: string, holds: boolean][] = [
    ['policy', Object.hasOwn(policies, policy)],
    ['limit', Object.hasOwn(limits, limit)],
    ['audit tag', AUDIT_TAG.test(audit ?? '') && audit.length <= TAG_LENGTH],
    ['schema of what is asked', [query, body].every(isClosedObject)],
    ['schema of its address', isClosedObject(params) && Object.keys(params.shape).sort().join() === named.join()],
    ['schema of its reply', bytes === true || reply instanceof z.ZodMiniType],
  ]
  return faults.filter(([, holds]) => !holds).map(([fault]) => fault)
}

/** A strict object: what it does not name is refused. */
const isClosedObject = (schema: unknown): schema is z.ZodMiniObject =>
  schema instanceof z.ZodMiniObject && schema._zod.def.catchall?._zod.def.type === 'never'

/** Endpoints that do not say who may call them, how often, what the audit calls them, what they take or what they answer: they stop the start. */
export const undeclared = (endpoints: readonly Endpoint[], policies: object, limits: object): string[] =>
  endpoints.flatMap((endpoint) => missingOf(endpoint, policies, limits).map((fault) => `${endpoint.method} ${endpoint.path}: no ${fault}`))

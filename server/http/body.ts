import { bodyParser } from '@koa/bodyparser'
import type { Context } from 'koa'
import type { Endpoint } from '../../shared/contract/endpoint'

const readJson = bodyParser({
  enableTypes: ['json'],
  jsonLimit: '64kb',
  encoding: 'utf-8',
  parsedMethods: ['POST', 'PUT', 'PATCH', 'DELETE'],
})
const nothing = async (): Promise<void> => undefined

/**
 * The JSON that a write came with; an empty object where the endpoint reads, takes a file, or nothing was sent. At most 64 kB.
 * @throws an error with status 413, 415 or 400, which the errors stage turns into a sentence.
 */
export async function bodyOf(ctx: Context, endpoint: Endpoint): Promise<unknown> {
  if (endpoint.repeat === 'read' || endpoint.file !== undefined) return {}
  await readJson(ctx, nothing)
  return ctx.request.body ?? {}
}

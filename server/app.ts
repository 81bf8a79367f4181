import Router from '@koa/router'
import Koa from 'koa'
import helmet from 'koa-helmet'
import { refusalNotes } from './audit/note-refusal'
import { bareHeaders } from './http/bare-headers'
import type { Route } from './http/call'
import { clientFiles } from './http/client-files'
import { errors } from './http/errors'
import { health } from './http/health'
import { limiter } from './http/limits'
import { docsFiles } from './http/openapi'
import { mount } from './http/serve'
import { undeclared } from './http/undeclared'
import { policies } from './policies'
import { mismatches, routes } from './routes'
import type { Services } from './services'

/** What a browser may do with the pages; replies of the API are no pages (http/bare-headers.ts). */
const CONTENT = {
  directives: {
    defaultSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'", 'data:'],
    // Served over http in a demonstration; behind TLS the proxy sees to it.
    upgradeInsecureRequests: null,
  },
}

export interface AppOptions {
  readonly services: Services
  /** Where the built H5 client lies. */
  readonly clientFolder: string
  /** Compare every reply with the contract; on in tests. */
  readonly checkReplies?: boolean
  /** All of them, unless a test takes away from what they declare. */
  readonly mounted?: readonly Route[]
}

/**
 * The whole server on one screen: what every request passes, in this order.
 * @throws when routes and contract do not match, or an endpoint does not declare all that it must.
 */
export function createApp({ services, clientFolder, checkReplies = false, mounted = routes }: AppOptions): Koa {
  const endpoints = mounted.map(({ endpoint }) => endpoint)
  const open = undeclared(endpoints, policies, services.settings.limits)
  if (open.length > 0) throw new Error(`endpoints do not declare all that they must: ${open.join(', ')}`)
  const wrong = mismatches(mounted)
  if (wrong.length > 0) throw new Error(`routes and contract do not match: ${wrong.join(', ')}`)
  const app = new Koa({ proxy: services.settings.trustProxy })
  // What a request throws is answered and logged by `errors`; this is what remains: connections that broke while a reply was written.
  app.on('error', (error: Error) => services.log.debug({ kind: error.name }, 'a connection broke'))
  const router = new Router({ prefix: '/api' })
  const pipe = { services, policies, limiter: limiter(services.settings.limits), noteRefusal: refusalNotes(services), checkReplies }
  for (const route of mounted) mount(router, pipe, route)
  app.use(errors(services.log))
  app.use(bareHeaders(services.settings.production))
  app.use(router.routes())
  app.use(router.allowedMethods())
  app.use(health(services))
  app.use(helmet({ contentSecurityPolicy: CONTENT, strictTransportSecurity: services.settings.production }))
  app.use(docsFiles())
  app.use(clientFiles(clientFolder))
  return app
}

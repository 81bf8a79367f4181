import type { Middleware } from 'koa'

/**
 * What every reply says to a browser that takes it for a page: load nothing, guess nothing, show it in no frame. Pages get more from
 * helmet, which replaces these.
 */
export function bareHeaders(production: boolean): Middleware {
  return (ctx, next) => {
    ctx.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'")
    ctx.set('x-content-type-options', 'nosniff')
    if (production) ctx.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    return next()
  }
}

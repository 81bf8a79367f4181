import type { Middleware } from 'koa'
import { IsNull, Not } from 'typeorm'
import { Deadline } from '../clocks/deadline.entity'
import type { Services } from '../services'
import { clocksLate, registry } from './metrics'

/** /health: the process lives. /ready: it may be sent requests. /metrics: for Prometheus. */
export function health(services: Services): Middleware {
  return async (ctx, next) => {
    if (ctx.method !== 'GET') return next()
    switch (ctx.path) {
      case '/health':
        ctx.body = { alive: true }
        return
      case '/ready':
        ctx.body = { ready: await isReady(services) }
        if (!ctx.body.ready) ctx.status = 503
        return
      case '/metrics':
        await measureClocks(services)
        ctx.type = registry.contentType
        ctx.body = await registry.metrics()
        return
      default:
        return next()
    }
  }
}

async function isReady({ database }: Services): Promise<boolean> {
  try {
    await database.reads.query('select 1')
    return true
  } catch {
    return false
  }
}

async function measureClocks({ database, now }: Services): Promise<void> {
  const oldest = await database.reads.manager.findOne(Deadline, { where: { dueAt: Not(IsNull()) }, order: { dueAt: 'ASC' } })
  const late = oldest?.dueAt == null ? 0 : (now().getTime() - oldest.dueAt.getTime()) / 1000
  clocksLate.set(Math.max(0, late))
}

import { access } from 'node:fs/promises'
import path from 'node:path'
import { send } from '@koa/send'
import type { Context, Middleware } from 'koa'

/** The build gives what lies here a name made of its content, so it never changes under its name. */
const HASHED = /^\/(js|css)\//
const YEAR_MS = 365 * 24 * 3600 * 1000

/**
 * Serves the built client: its files, and its one page for whatever address a browser opens, since the client reads the address itself.
 * Answers nothing below /api, and nothing at all while the folder holds no index.html.
 */
export function clientFiles(folder: string): Middleware {
  const page = path.join(folder, 'index.html')
  return async (ctx, next) => {
    if (!isRead(ctx) || isApi(ctx.path) || !(await exists(page))) return next()
    if (opensThePage(ctx.path)) return sendPage(ctx, folder)
    if (await sendFile(ctx, folder)) return undefined
    // A script or a picture that is not there must not be answered with a page: only a browser that opens an address asks for HTML by name.
    if (ctx.get('accept').includes('text/html')) return sendPage(ctx, folder)
    return next()
  }
}

const isRead = (ctx: Context): boolean => ctx.method === 'GET' || ctx.method === 'HEAD'
const isApi = (asked: string): boolean => asked === '/api' || asked.startsWith('/api/')
const opensThePage = (asked: string): boolean => asked === '/' || asked === '/index.html'

async function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

async function sendFile(ctx: Context, folder: string): Promise<boolean> {
  const hashed = HASHED.test(ctx.path)
  try {
    return (await send(ctx, ctx.path, { root: folder, maxage: hashed ? YEAR_MS : 0, immutable: hashed })) !== undefined
  } catch (error) {
    if (error instanceof Error && 'status' in error && typeof error.status === 'number' && error.status < 500) return false
    throw error
  }
}

async function sendPage(ctx: Context, folder: string): Promise<void> {
  ctx.set('cache-control', 'no-cache')
  await send(ctx, '/index.html', { root: folder })
}

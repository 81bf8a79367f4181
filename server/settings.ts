import { createHash } from 'node:crypto'
import path from 'node:path'
import * as z from 'zod/mini'

const port = z.pipe(
  z.string().check(z.regex(/^\d{1,5}$/)),
  z.pipe(
    z.transform((value: string) => Number(value)),
    z.int().check(z.minimum(0), z.maximum(65535)),
  ),
)
const amount = (fallback: number) =>
  z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,7}$/)),
      z.transform((value: string) => Number(value)),
    ),
    fallback,
  )

const environment = z.object({
  NODE_ENV: z._default(z.enum(['development', 'test', 'production']), 'development'),
  PORT: z._default(port, 3000),
  HOST: z._default(z.string(), '0.0.0.0'),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), 'data'),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^mysql:\/\//, 'DATABASE_URL must begin with mysql://'))),
  /** Where the client is reached from outside: what a printed QR code leads to. */
  PUBLIC_URL: z.optional(z.string().check(z.regex(/^https?:\/\/[^/]+$/, 'PUBLIC_URL must be http(s)://host without a path'))),
  /** `demonstration`: a visitor chooses one of the seeded people. `wechat`: WeChat says who it is. */
  SIGN_IN: z.optional(z.enum(['demonstration', 'wechat'])),
  /** `desk`: at a desk, who works at a centre or administrates gives a code of their authenticator as well. */
  SECOND_FACTOR: z.optional(z.enum(['off', 'desk'])),
  /** Keys of 32 bytes in base64, by commas: the first seals the secrets of authenticators, the others still open what they sealed. */
  SECOND_FACTOR_KEYS: z.optional(
    z.string().check(z.regex(/^[\w+/-]{43}=?(,[\w+/-]{43}=?)*$/, 'SECOND_FACTOR_KEYS must be 32 bytes in base64, or several by commas')),
  ),
  WECHAT_APP_ID: z._default(z.string(), ''),
  WECHAT_SECRET: z._default(z.string(), ''),
  WECHAT_BASE_URL: z._default(z.string().check(z.regex(/^https?:\/\//)), 'https://api.weixin.qq.com'),
  WECHAT_TEMPLATE_ORDER_PROGRESS: z._default(z.string(), ''),
  WECHAT_TEMPLATE_OFFER_RECEIVED: z._default(z.string(), ''),
  WECHAT_TEMPLATE_VISIT_CHANGE: z._default(z.string(), ''),
  /** `trust`: the address in X-Forwarded-For is the caller's, as behind our own proxy. */
  PROXY: z._default(z.enum(['none', 'trust']), 'none'),
  LOG_LEVEL: z._default(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']), 'info'),
  READS_PER_MINUTE: amount(600),
  WRITES_PER_MINUTE: amount(120),
  SIGN_INS_PER_MINUTE: amount(30),
  UPLOADS_PER_MINUTE: amount(20),
  /** `city`: the demonstration grows to a whole city's teams and open orders, for measuring. */
  SEED_SIZE: z._default(z.enum(['village', 'city']), 'village'),
  /** How often the worker looks for clocks that ran out and messages to send, in milliseconds. */
  WORKER_EVERY_MS: amount(2000),
  /** How long a request waits for the database before the person is told to come back, in milliseconds. */
  REPLY_WITHIN_MS: amount(20_000),
})

/** Every setting of the process, checked. Those that a county changes while it runs are rows of the setting table instead. */
export interface Settings {
  readonly production: boolean
  readonly port: number
  readonly host: string
  /** Without a slash at the end. Null in production until it is named: sheets are then printed without a QR code. */
  readonly publicUrl: string | null
  readonly dataFolder: string
  readonly database: { readonly url: string } | { readonly file: string }
  readonly signIn: 'demonstration' | 'wechat'
  /** In production always `desk`; in the demonstration `off`, so that one command shows everything. */
  readonly secondFactor: 'off' | 'desk'
  /** With which the secrets of authenticators are sealed: the first for new ones. Outside production without a setting one that is no secret. */
  readonly factorKeys: readonly [Buffer, ...Buffer[]]
  readonly wechat: { readonly appId: string; readonly secret: string; readonly baseUrl: string } | null
  readonly templates: { readonly order_progress: string; readonly offer_received: string; readonly visit_change: string }
  readonly trustProxy: boolean
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent'
  readonly limits: { readonly read: number; readonly write: number; readonly sign_in: number; readonly upload: number }
  readonly seedSize: 'village' | 'city'
  readonly workerEveryMs: number
  readonly replyWithinMs: number
}

/** Why the process cannot start, in words for the operator. */
export class UnsafeSettings extends Error {}

/**
 * Reads the settings from the environment; what is not set has a working default.
 * @throws UnsafeSettings naming each variable that is wrong, or that production must not be started with.
 */
export function readSettings(source: Record<string, string | undefined>): Settings {
  const parsed = environment.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
  if (!parsed.success) {
    throw new UnsafeSettings(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  }
  const env = parsed.data
  const production = env.NODE_ENV === 'production'
  const signIn = env.SIGN_IN ?? (production ? 'wechat' : 'demonstration')
  if (production && signIn === 'demonstration') {
    throw new UnsafeSettings('SIGN_IN=demonstration lets anybody be anybody; it cannot be used with NODE_ENV=production.')
  }
  if (signIn === 'wechat' && (env.WECHAT_APP_ID === '' || env.WECHAT_SECRET === '')) {
    throw new UnsafeSettings('SIGN_IN=wechat needs WECHAT_APP_ID and WECHAT_SECRET.')
  }
  if (production && env.SECOND_FACTOR === 'off') {
    throw new UnsafeSettings(
      'SECOND_FACTOR=off leaves a whole county open to one stolen session; it cannot be used with NODE_ENV=production.',
    )
  }
  if (production && env.SECOND_FACTOR_KEYS === undefined) {
    throw new UnsafeSettings(
      'SECOND_FACTOR_KEYS is missing: make a key as server/operations/README.md says, and keep it out of the database.',
    )
  }
  const dataFolder = path.resolve(env.DATA_DIR)
  return {
    production,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL ?? (production ? null : `http://localhost:${env.PORT}`),
    dataFolder,
    database: env.DATABASE_URL === undefined ? { file: path.join(dataFolder, 'hongmian.sqlite') } : { url: env.DATABASE_URL },
    signIn,
    secondFactor: env.SECOND_FACTOR ?? (production ? 'desk' : 'off'),
    factorKeys: factorKeys(env.SECOND_FACTOR_KEYS),
    wechat: env.WECHAT_APP_ID === '' ? null : { appId: env.WECHAT_APP_ID, secret: env.WECHAT_SECRET, baseUrl: env.WECHAT_BASE_URL },
    templates: {
      order_progress: env.WECHAT_TEMPLATE_ORDER_PROGRESS,
      offer_received: env.WECHAT_TEMPLATE_OFFER_RECEIVED,
      visit_change: env.WECHAT_TEMPLATE_VISIT_CHANGE,
    },
    trustProxy: env.PROXY === 'trust',
    logLevel: env.LOG_LEVEL,
    limits: { read: env.READS_PER_MINUTE, write: env.WRITES_PER_MINUTE, sign_in: env.SIGN_INS_PER_MINUTE, upload: env.UPLOADS_PER_MINUTE },
    seedSize: env.SEED_SIZE,
    workerEveryMs: env.WORKER_EVERY_MS,
    replyWithinMs: env.REPLY_WITHIN_MS,
  }
}

function factorKeys(given: string | undefined): readonly [Buffer, ...Buffer[]] {
  const [first, ...others] = (given ?? '').split(',').map((text) => Buffer.from(text, 'base64'))
  if (given === undefined || first === undefined) return [createHash('sha256').update('the demonstration keeps no secrets').digest()]
  return [first, ...others]
}

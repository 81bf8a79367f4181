import * as z from 'zod/mini'

/** One documented call of WeChat's server API. */
export interface WechatEndpoint<Reply extends z.ZodMiniType = z.ZodMiniType> {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** True when asking twice does no more than asking once, so that a broken answer may be asked for again. */
  readonly repeatable: boolean
  readonly reply: Reply
}

/** What every answer may carry; `errcode` is left out or 0 when the call succeeded. */
export const answer = z.object({
  errcode: z.optional(z.int()),
  errmsg: z.optional(z.string()),
})

const text = z.string().check(z.minLength(1))

/** A code works once. `session_key` is in the answer too; it is not in the schema, so it ends here. */
export const signIn = {
  method: 'GET',
  path: '/sns/jscode2session',
  repeatable: false,
  reply: z.object({ openid: text, unionid: z.optional(text) }),
} as const satisfies WechatEndpoint

/** In its normal mode it returns the token in force, and a new one only in the last five minutes of the old. */
export const stableToken = {
  method: 'POST',
  path: '/cgi-bin/stable_token',
  repeatable: true,
  reply: z.object({
    access_token: text,
    expires_in: z.int().check(z.positive()),
  }),
} as const satisfies WechatEndpoint

/** One grant is one message: a second sending would use up, or lack, a second grant. */
export const subscribeSend = {
  method: 'POST',
  path: '/cgi-bin/message/subscribe/send',
  repeatable: false,
  reply: z.object({}),
} as const satisfies WechatEndpoint

/** Version 2 answers errcode 0 even for risky text: only `suggest` counts. */
export const textCheck = {
  method: 'POST',
  path: '/wxa/msg_sec_check',
  repeatable: true,
  reply: z.object({
    result: z.object({ suggest: z.enum(['pass', 'review', 'risky']) }),
  }),
} as const satisfies WechatEndpoint

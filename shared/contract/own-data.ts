import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { done } from './fields'

/** What must come to its end before a person can be erased. */
export const ERASURE_OBSTACLES = ['open_orders', 'open_complaints', 'live_sign_ups', 'in_office'] as const

const fact = z.object({ label: z.string(), value: z.string() })

/** A person's own data: taken along, and erased. */
export const ownData = {
  state: endpoint({
    method: 'GET',
    path: '/me/data',
    summary: '删除我的信息之前，还有什么没办完',
    policy: 'signed_in',
    audit: 'me.data.read',
    reply: z.object({ obstacles: z.array(z.object({ code: z.enum(ERASURE_OBSTACLES), sentence: z.string() })) }),
  }),
  take: endpoint({
    method: 'POST',
    path: '/me/data/export',
    summary: '导出我的全部信息：程序能读，人也能读',
    policy: 'signed_in',
    // Full of what is personal: the reply is kept nowhere for repetition.
    repeat: 'once',
    audit: 'me.data.export',
    reply: z.object({
      at: z.string(),
      sections: z.array(z.object({ title: z.string(), items: z.array(z.object({ title: z.string(), facts: z.array(fact) })) })),
    }),
  }),
  erase: endpoint({
    method: 'POST',
    path: '/me/data/erase',
    summary: '删除我的个人信息：时数和办理记录留下，不再有我的名字',
    policy: 'signed_in',
    repeat: 'once',
    audit: 'me.data.erase',
    body: z.strictObject({ sure: z.literal(true) }),
    reply: done,
  }),
}

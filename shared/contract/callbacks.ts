import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { moment, optionalText, page, paging, placeCode, whole } from './fields'
import { inboxLine } from './order-shapes'

/** Something to tell, or to ask of, a requester who is reached by phone. */
export const callback = z.object({
  id: z.string(),
  order: inboxLine,
  about: z.enum(['tell', 'question', 'rate']),
  words: z.string(),
  at: moment,
})

export const callbacks = {
  list: endpoint({
    method: 'GET',
    path: '/callbacks',
    summary: '要给电话点单的人回的电话',
    policy: 'inbox.read',
    audit: 'callback.list',
    query: z.strictObject({ site: placeCode, ...paging }),
    reply: page(callback),
  }),
  finish: endpoint({
    method: 'POST',
    path: '/callbacks/:id/finish',
    summary: '电话打过了：告知了、没打通，或记下评价',
    policy: 'callback.act',
    audit: 'callback.finish',
    params: z.strictObject({ id: z.string().check(z.regex(/^[0-9a-f-]{36}$/)) }),
    body: z.strictObject({
      result: z.enum(['told', 'no_answer']),
      stars: z.nullable(whole(1, 5)),
      text: optionalText(200),
    }),
    reply: z.object({ left: z.int() }),
  }),
}

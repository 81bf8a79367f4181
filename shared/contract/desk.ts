import * as z from 'zod/mini'
import { COST_PARTS } from '../vocabulary/costs'
import { INBOX_TABS } from '../vocabulary/orders'
import { endpoint } from './endpoint'
import { byCode, category, optionalText, page, paging, placeCode, publicCode, slot } from './fields'
import { offer } from './offers'
import { inboxLine, order, siteLine } from './order-shapes'
import { site } from './places'

export const namedTeam = z.object({ code: publicCode, name: z.string() })

/** A part of what a team costs for an order, with what stands behind it. */
export const costPart = z.object({ part: z.enum(COST_PARTS), points: z.int(), words: z.string() })

/** A team that could be asked, with the reasons; and one that cannot, with the one thing in the way. */
export const candidate = z.object({
  team: namedTeam,
  eligible: z.boolean(),
  distance: z.int(),
  /** Lower is better; the parts add up to it. */
  cost: z.int(),
  parts: z.array(costPart),
  reasons: z.array(z.string()),
  obstacle: z.nullable(z.string()),
  slots: z.array(slot),
})

export const desk = {
  inbox: endpoint({
    method: 'GET',
    path: '/inbox',
    summary: '站点的收件箱；数字等于列表',
    policy: 'inbox.read',
    audit: 'inbox.read',
    query: z.strictObject({ site: placeCode, tab: z._default(z.enum(INBOX_TABS), 'new'), ...paging }),
    reply: z.object({
      site,
      counts: z.object({
        emergency: z.int(),
        new: z.int(),
        due: z.int(),
        waiting: z.int(),
        done: z.int(),
        callbacks: z.int(),
        /** What the site reviews, and what its teams have yet to settle. */
        activities: z.object({ reviewing: z.int(), unsettled: z.int() }),
        /** Make-ups to approve, hours to confirm, cases of 不是我. */
        hours: z.object({ makeUps: z.int(), pending: z.int(), cases: z.int() }),
      }),
      ...page(inboxLine).shape,
    }),
  }),
  open: endpoint({
    method: 'GET',
    path: '/orders',
    summary: '管辖范围内的单（城、县、镇、村任一级）',
    policy: 'inbox.read',
    audit: 'order.list',
    query: z.strictObject({
      site: placeCode,
      category: z.optional(category),
      state: z.optional(z.enum(['open', 'ended'])),
      text: optionalText(20),
      ...paging,
    }),
    reply: page(inboxLine),
  }),
  order: endpoint({
    method: 'GET',
    path: '/orders/:code/desk',
    summary: '办理一张单要看的全部：单、候选队伍和理由、疑似重复、已发的邀请、可下派的站点',
    policy: 'order.act',
    audit: 'order.desk',
    params: byCode,
    reply: z.object({
      order,
      candidates: z.array(candidate),
      /** Whom to ask at once, so that the order finds a team in time; null where nobody can be asked. */
      asking: z.nullable(z.object({ teams: z.array(publicCode), words: z.string() })),
      duplicates: z.array(z.object({ ...inboxLine.shape, why: z.string() })),
      offers: z.array(offer),
      lowerSites: z.array(siteLine),
      upperSite: z.nullable(siteLine),
    }),
  }),
}

import * as z from 'zod/mini'
import { OFFER_ACTIONS, OFFER_STATES } from '../lifecycle/offer'
import { ORDER_STATES } from '../lifecycle/order'
import { URGENCIES } from '../vocabulary/orders'
import { endpoint } from './endpoint'
import { byCode, category, moment, optionalText, page, paging, placeCode, publicCode, slot } from './fields'
import { orderNeeds } from './order-shapes'

/** What a team reads of an offer before it answers: service, village, distance, slots, people needed; never a person. */
export const offer = z.object({
  code: publicCode,
  state: z.enum(OFFER_STATES),
  team: z.object({ code: publicCode, name: z.string() }),
  order: z.object({
    code: publicCode,
    state: z.enum(ORDER_STATES),
    title: z.string(),
    category: z.nullable(category),
    urgency: z.enum(URGENCIES),
    people: z.int(),
    needs: orderNeeds,
    village: z.object({ code: placeCode, name: z.string() }),
  }),
  distance: z.int(),
  /** Why this team was asked, each a short phrase. */
  reasons: z.array(z.string()),
  message: z.string(),
  slots: z.array(slot),
  acceptedSlot: z.nullable(slot),
  /** The team has agreed, and the order waits for a second team: until then it is not settled. */
  waitsForOther: z.boolean(),
  offeredAt: moment,
  replyBy: moment,
  /** Only of the team's own offers and the owner site's. */
  actions: z.array(z.enum(OFFER_ACTIONS)),
})

export const offers = {
  list: endpoint({
    method: 'GET',
    path: '/offers',
    summary: '发给我的队伍的邀请',
    policy: 'signed_in',
    audit: 'offer.list',
    query: z.strictObject({ show: z.optional(z.enum(['open', 'taken', 'past'])), ...paging }),
    reply: page(offer),
  }),
  one: endpoint({
    method: 'GET',
    path: '/offers/:code',
    summary: '一份邀请',
    policy: 'offer.read',
    audit: 'offer.read',
    params: byCode,
    reply: offer,
  }),
  accept: endpoint({
    method: 'POST',
    path: '/offers/:code/accept',
    summary: '接单，选定一个时段；先接先得',
    policy: 'offer.act',
    audit: 'offer.accept',
    params: byCode,
    body: z.strictObject({ slot }),
    reply: offer,
  }),
  decline: endpoint({
    method: 'POST',
    path: '/offers/:code/decline',
    summary: '这次不接；不影响队伍的任何评价',
    policy: 'offer.act',
    audit: 'offer.decline',
    params: byCode,
    body: z.strictObject({ reason: optionalText(100) }),
    reply: offer,
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/offers/:code/withdraw',
    summary: '站点收回邀请',
    policy: 'offer.act',
    audit: 'offer.withdraw',
    params: byCode,
    reply: offer,
  }),
}

import * as z from 'zod/mini'
import { ORDER_STATES } from '../lifecycle/order'
import { URGENCIES } from '../vocabulary/orders'
import { PLAN_LINE_STATES } from '../vocabulary/plans'
import { costPart, namedTeam } from './desk'
import { category, moment, publicCode, slot } from './fields'
import { siteLine } from './order-shapes'

const namedOrder = z.object({ code: publicCode, title: z.string() })

/** How well the orders of a place are provided for, in one way of providing for them. */
export const measures = z.object({
  /** Orders that have a team, or are asking one. */
  served: z.int(),
  unserved: z.int(),
  /** Of those unserved, the urgent and the emergencies. */
  unservedUrgent: z.int(),
  /** Metres as the crow flies between the teams' homes and the villages, all in all. */
  metres: z.int(),
  /** Teams that have any of these orders, and how many the busiest has. */
  teams: z.int(),
  busiest: z.int(),
})

/** An order of a plan with the team that should be asked. */
export const planLine = z.object({
  state: z.enum(PLAN_LINE_STATES),
  order: z.object({
    code: publicCode,
    title: z.string(),
    state: z.enum(ORDER_STATES),
    category: z.nullable(category),
    urgency: z.enum(URGENCIES),
    village: siteLine,
    owner: siteLine,
    submittedAt: moment,
  }),
  /** Null when unserved or pooled. */
  team: z.nullable(namedTeam),
  /** The other team, where two come together: both are asked, or neither. */
  partner: z.nullable(namedTeam),
  slot: z.nullable(slot),
  /** Metres as the crow flies; null without a team. */
  distance: z.nullable(z.int()),
  /** Teams that are asked at the same time, so that the order finds one in time; `turn`: because it has waited long for an invitation. */
  also: z.array(z.object({ ...namedTeam.shape, turn: z.boolean() })),
  /** Why this team, or why none: short phrases. */
  reasons: z.array(z.string()),
  pinned: z.boolean(),
  /** Why it was not sent when that was last tried in this round, a sentence; null where it was not tried, or went out since. */
  refused: z.nullable(z.string()),
  /** The text waits for a person's look before a team may read it: sending is refused until somebody has looked. */
  textHeld: z.boolean(),
  /** Whether the person who asks may send it. */
  maySend: z.boolean(),
})

/** What has happened to what a plan was made from: it is worth planning anew. */
export const planNews = z.object({
  /** Changes to orders and teams there; null when the plan is so old that they are no longer counted. */
  events: z.nullable(z.int()),
  /** Orders of these places that wait for a team and are not in the plan. */
  arrived: z.int(),
  /** Orders of the plan that wait no longer, or that somebody else has asked a team for. */
  left: z.int(),
})

/** The plan of all open orders of a site's places, as one staff member has it before them. */
export const plan = z.object({
  code: publicCode,
  site: siteLine,
  /** Raised whenever it is planned anew; what is sent names the round that was looked at. */
  round: z.int(),
  plannedAt: moment,
  /** A draft is kept so long after it was last planned. */
  expiresAt: moment,
  /** How much has changed since; null while nothing has. */
  news: z.nullable(planNews),
  /** How long the planning took, in milliseconds. */
  took: z.int(),
  counts: z.object({ proposed: z.int(), kept: z.int(), sent: z.int(), unserved: z.int(), pooled: z.int() }),
  /** Lines that go out when the person who asks sends all: theirs to send, still waiting, with a text that a team may read. */
  toSend: z.int(),
  /** Lines of this round that somebody tried to send and that are still to be sent. */
  refused: z.int(),
  planned: measures,
  /** The same orders as they stand by hand today. */
  today: measures,
  /** Whether no plan at all is better, and otherwise what a better one could gain at most, in words. */
  proof: z.object({ best: z.boolean(), words: z.string() }),
  /** Below the site, place by place: towns of a county, villages of a town, counties of the city. */
  places: z.array(z.object({ ...siteLine.shape, served: z.int(), unserved: z.int() })),
  pins: z.array(z.object({ order: namedOrder, team: namedTeam, slot: z.nullable(slot) })),
  forbids: z.array(z.object({ order: namedOrder, team: namedTeam })),
  /** Pins that could not be held, in words. */
  unmet: z.array(z.string()),
})

/** A team and slot that an order could have, with what it costs: itself, and others who would want it. */
export const planOption = z.object({
  team: namedTeam,
  slot,
  distance: z.int(),
  /** Sum of the parts, the last of which is what others lose. */
  cost: z.int(),
  parts: z.array(costPart),
  /** The capacity that is short there, in words; null where there is room. */
  full: z.nullable(z.string()),
})

/** What became of a line when it was sent. */
export const sentLine = z.object({
  order: publicCode,
  sent: z.boolean(),
  /** Codes of the offers that went out, also when an earlier request had sent them. */
  offers: z.array(publicCode),
  /** Why it was not sent, a sentence. */
  reason: z.nullable(z.string()),
})

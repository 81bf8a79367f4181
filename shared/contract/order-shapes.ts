import * as z from 'zod/mini'
import { ORDER_ACTIONS, ORDER_STATES } from '../lifecycle/order'
import { CLOCKS } from '../vocabulary/clocks'
import { CHANNELS, OUTCOMES, RELATIONS, URGENCIES } from '../vocabulary/orders'
import { CONSENT_BASES } from '../vocabulary/people'
import { attachmentLine } from './attachments'
import { category, moment, placeCode, publicCode, slot } from './fields'
import { site } from './places'

/** A site or a place by its name. */
export const siteLine = z.object({ code: placeCode, name: z.string() })

/** The promise in force, as a desk's lists show it: which clock runs, and until when. */
export const clockedPromise = z.object({ clock: z.enum(CLOCKS), due: moment, overdue: z.boolean() })

/** The same to whoever waits, with what follows by itself when the clock runs out. */
export const promise = z.object({ ...clockedPromise.shape, after: z.string() })

/** A row of the public demand list: service, village, date, team, state; never a person, never free text. */
export const demandLine = z.object({
  code: publicCode,
  state: z.enum(ORDER_STATES),
  title: z.string(),
  /** Null while a free-text order waits to be sorted. */
  category: z.nullable(category),
  village: siteLine,
  team: z.nullable(z.string()),
  at: moment,
})

/** A row of one's own orders. */
export const myOrderLine = z.object({
  ...demandLine.shape,
  owner: siteLine,
  /** Who it is for, masked. */
  beneficiary: z.string(),
  promise: z.nullable(promise),
  /** The requester has something to do: answer a question, rate. */
  yourTurn: z.boolean(),
  assignedSlot: z.nullable(slot),
})

/** A row of a site's inbox. */
export const inboxLine = z.object({
  ...myOrderLine.shape,
  promise: z.nullable(clockedPromise),
  channel: z.enum(CHANNELS),
  urgency: z.enum(URGENCIES),
  people: z.int(),
  overdue: z.boolean(),
  reopened: z.int(),
  openOffers: z.int(),
})

/** One step of an order's life, as both sides read it. */
export const timelineStep = z.object({
  action: z.union([
    z.enum(ORDER_ACTIONS),
    z.enum(['submit', 'decline_offer', 'lapse_offer', 'withdraw_offer', 'clock_ran_out', 'urge', 'answer_urge']),
  ]),
  state: z.enum(ORDER_STATES),
  at: moment,
  /** A sentence: 宅群村文明实践站受理了这张单. */
  words: z.string(),
  /** What was said with it: the reply, the question, the reason. */
  said: z.string(),
  by: z.enum(['requester', 'site', 'team', 'system']),
})

/** A person of the order; what the reader need not know is masked and `masked` says so. */
const contact = z.object({ name: z.string(), phone: z.string(), masked: z.boolean() })

/** What a visit takes: people of each team, parts of a day in a row, teams that meet there. */
export const orderNeeds = z.object({ helpers: z.int(), parts: z.int(), teams: z.int() })

/** An order as one person may see it; what that person may not know is null or left masked. */
export const order = z.object({
  code: publicCode,
  state: z.enum(ORDER_STATES),
  title: z.string(),
  category: z.nullable(category),
  service: z.nullable(z.object({ code: z.string(), name: z.string() })),
  project: z.nullable(z.object({ code: publicCode, title: z.string(), version: z.int() })),
  village: siteLine,
  /** The site that has it now, whom to call. */
  owner: site,
  urgency: z.enum(URGENCIES),
  channel: z.enum(CHANNELS),
  people: z.int(),
  needs: orderNeeds,
  slots: z.array(slot),
  submittedAt: moment,
  promise: z.nullable(promise),
  team: z.nullable(z.object({ code: publicCode, name: z.string() })),
  /** The other team, where two come. */
  companion: z.nullable(z.object({ code: publicCode, name: z.string() })),
  /** The published activity that serves it. */
  activity: z.nullable(z.object({ code: publicCode, title: z.string(), startsAt: moment })),
  /** Handled by the site itself. */
  selfHandled: z.boolean(),
  assignedSlot: z.nullable(slot),
  outcome: z.nullable(z.enum(OUTCOMES)),
  rating: z.nullable(z.object({ stars: z.int(), said: z.string() })),
  cancelAsked: z.boolean(),
  overdue: z.boolean(),
  reopened: z.int(),
  /** Open to whichever fitting team takes it first. */
  pooled: z.boolean(),
  timeline: z.array(timelineStep),
  actions: z.array(z.enum(ORDER_ACTIONS)),
  /** What follows is null to those who may not know it. */
  text: z.nullable(z.string()),
  /** The text waits for a person's look before a team may read it. */
  textHeld: z.boolean(),
  requester: z.nullable(contact),
  beneficiary: z.nullable(z.object({ ...contact.shape, relation: z.enum(RELATIONS), address: z.string(), age: z.nullable(z.int()) })),
  placer: z.nullable(z.object({ name: z.string(), consentBasis: z.nullable(z.enum(CONSENT_BASES)) })),
  hasHealthNotes: z.boolean(),
  attachments: z.array(attachmentLine),
  /** Which of the hidden things this person may open, each opening logged. */
  mayReveal: z.array(z.enum(['contact', 'health'])),
  mergedInto: z.nullable(publicCode),
})

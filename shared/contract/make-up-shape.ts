import * as z from 'zod/mini'
import { MAKE_UP_ACTIONS, MAKE_UP_STATES } from '../lifecycle/make-up'
import { MAKE_UP_REASONS } from '../vocabulary/hours'
import { moment, placeCode, publicCode } from './fields'

/** What everybody may read of a make-up under publicity: never a person. */
export const publicMakeUp = z.object({
  code: publicCode,
  activity: z.object({ code: publicCode, title: z.string() }),
  team: z.object({ code: publicCode, name: z.string() }),
  village: z.object({ code: placeCode, name: z.string() }),
  minutes: z.int(),
  reason: z.enum(MAKE_UP_REASONS),
  publicUntil: moment,
})

/** A make-up as the person, the leader and the site read it. */
export const makeUp = z.object({
  code: publicCode,
  state: z.enum(MAKE_UP_STATES),
  activity: z.object({ code: publicCode, title: z.string() }),
  person: z.object({ code: publicCode, name: z.string() }),
  startsAt: moment,
  endsAt: moment,
  minutes: z.int(),
  reason: z.enum(MAKE_UP_REASONS),
  text: z.string(),
  requestedAt: moment,
  confirmedBy: z.nullable(z.string()),
  approvedBy: z.nullable(z.string()),
  publicUntil: z.nullable(moment),
  rejectReason: z.nullable(z.string()),
  /** The entry that it was posted as. */
  entry: z.nullable(publicCode),
  actions: z.array(z.enum(MAKE_UP_ACTIONS)),
})

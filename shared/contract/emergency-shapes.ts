import * as z from 'zod/mini'
import { EMERGENCY_STATES } from '../lifecycle/emergency'
import { EMERGENCY_KINDS } from '../vocabulary/emergencies'
import { moment, placeCode, publicCode } from './fields'
import { place } from './places'

/** What everybody may know of an emergency: what it is, where, what to do, who commands. */
export const emergencyLine = z.object({
  code: publicCode,
  kind: z.enum(EMERGENCY_KINDS),
  title: z.string(),
  /** What people are to do, in plain sentences. */
  words: z.string(),
  state: z.enum(EMERGENCY_STATES),
  owner: z.object({ code: placeCode, name: z.string() }),
  places: z.array(place),
  openedAt: moment,
  endsAt: moment,
  closedAt: z.nullable(moment),
})

import * as z from 'zod/mini'
import { text, whole } from './fields'

/** Working time follows the sites' hours and the holidays; wall time runs day and night. */
const length = z.union([
  z.strictObject({ working: z.enum(['days', 'hours']), amount: whole(1, 60) }),
  z.strictObject({ wall: z.enum(['minutes', 'days']), amount: whole(1, 1440) }),
])
const lengths = z.strictObject({ normal: length, urgent: length, emergency: length })

/** Opening and closing in minutes since midnight. */
const opening = z.tuple([whole(0, 1439), whole(1, 1440)])

const ascending = (hours: [number, number][]): boolean =>
  hours.every(([open, close], at) => open < close && (at === 0 || (hours[at - 1]?.[1] ?? 0) <= open))

/** From how much on the integrity page shows something. */
export const integrityLimits = z.strictObject({
  ownOrders: whole(1, 100),
  burstAmount: whole(2, 1000),
  burstMinutes: whole(1, 1440),
  handShare: whole(1, 100),
  handLeast: whole(1, 1000),
  devicePeople: whole(2, 100),
  pairOrders: whole(2, 1000),
})

/**
 * Every setting that there is, each with its form. The list is closed: what is not here (to rank people, to force a photo, to ask for so
 * many log-ins) cannot be made. The ten working days for hours are law and no setting.
 */
export const setting = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('clock_lengths'),
    value: z.strictObject({ answer: lengths, find_team: lengths, reply_offer: lengths, rate: lengths }),
  }),
  z.strictObject({
    name: z.literal('opening_hours'),
    value: z.array(opening).check(z.minLength(1), z.maxLength(3), z.refine(ascending, '每段时间要从早到晚，不能重叠')),
  }),
  /** Working days until a complaint is accepted, and from then until it is answered. */
  z.strictObject({ name: z.literal('complaint_days'), value: z.strictObject({ accept: whole(1, 15), answer: whole(1, 60) }) }),
  z.strictObject({ name: z.literal('integrity_limits'), value: integrityLimits }),
  z.strictObject({ name: z.literal('owner_department'), value: text(40) }),
])
export type SettingValue = z.output<typeof setting>
export type SettingName = SettingValue['name']
export type SettingOf<Name extends SettingName> = Extract<SettingValue, { name: Name }>['value']

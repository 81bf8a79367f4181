import * as z from 'zod/mini'
import { TEAM_KINDS } from '../vocabulary/categories'
import { endpoint } from './endpoint'
import { byCode, date, part, placeCode, publicCode, text, whole } from './fields'

const weekly = z.strictObject({ weekday: whole(1, 7), part })
const blackout = z.strictObject({ from: date, to: date, note: z.string().check(z.maxLength(40)) })

/** When and where a team can serve. An area of places, or a radius around its home, or both. */
const availability = {
  areas: z.array(placeCode).check(z.maxLength(60)),
  /** Kilometres around the team's home; 0 for none. */
  radiusKm: whole(0, 100),
  weekly: z.array(weekly).check(z.maxLength(21)),
  blackouts: z.array(blackout).check(z.maxLength(60)),
  /** Orders at once in one slot, in one day, in one week. */
  perSlot: whole(1, 50),
  perDay: whole(1, 100),
  perWeek: whole(1, 300),
}

export const team = z.object({
  code: publicCode,
  name: z.string(),
  kind: z.enum(TEAM_KINDS),
  home: z.object({ code: placeCode, name: z.string() }),
  about: z.string(),
  members: z.int(),
  areas: z.array(z.object({ code: placeCode, name: z.string() })),
  radiusKm: z.int(),
  weekly: z.array(z.object({ weekday: z.int(), part })),
  blackouts: z.array(z.object({ from: date, to: date, note: z.string() })),
  perSlot: z.int(),
  perDay: z.int(),
  perWeek: z.int(),
  /** Accepted orders in the current week. */
  bookedThisWeek: z.int(),
})

export const teams = {
  mine: endpoint({
    method: 'GET',
    path: '/teams/mine',
    summary: '我带的队伍',
    policy: 'signed_in',
    audit: 'team.mine',
    reply: z.object({ items: z.array(team) }),
  }),
  one: endpoint({
    method: 'GET',
    path: '/teams/:code',
    summary: '一支队伍',
    policy: 'team.read',
    audit: 'team.read',
    params: byCode,
    reply: team,
  }),
  arrange: endpoint({
    method: 'PUT',
    path: '/teams/:code/availability',
    summary: '队长安排队伍的服务范围、日历、停歇日和名额',
    policy: 'team.manage',
    audit: 'team.arrange',
    params: byCode,
    body: z.strictObject({ ...availability, about: text(120) }),
    reply: team,
  }),
}

import * as z from 'zod/mini'
import { PARTS } from '../time/slot'
import { namedTeam } from './desk'
import { endpoint } from './endpoint'
import { category, placeCode, publicCode, whole } from './fields'
import { siteLine } from './order-shapes'
import { measures } from './plan-shapes'

/** Where one more visit would serve most: a service, a town, a week. */
export const shortage = z.object({
  /** Null of orders in free words. */
  service: z.nullable(z.object({ code: z.string(), name: z.string() })),
  category: z.nullable(category),
  town: siteLine,
  /** ISO week, '2026-W48', and as one says it. */
  week: z.string(),
  weekWords: z.string(),
  /** Orders there that no team can come for. */
  waiting: z.int(),
  /** Those very orders, the most urgent first. */
  orders: z.array(z.object({ code: publicCode, title: z.string(), village: siteLine })),
  /** What one more visit would serve, by weight: an urgent order counts more than an ordinary one. Larger is more. */
  gain: z.int(),
  words: z.string(),
})

/** A team's slot, day or week that is full, and what one more place there would bring, by weight. */
export const fullCapacity = z.object({ team: namedTeam, full: z.string(), gain: z.int(), words: z.string() })

/** What is tried: one more team like one that exists, or one more part of a weekday of a team. */
const change = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('team'), like: namedTeam, home: siteLine }),
  z.object({ kind: z.literal('day'), team: namedTeam, weekday: z.int(), part: z.enum(PARTS) }),
])

const whatIf = z.object({
  change,
  before: measures,
  after: measures,
  /** Orders that would find a team and find none today. */
  gained: z.array(z.object({ order: z.object({ code: publicCode, title: z.string() }), village: siteLine, team: namedTeam })),
  words: z.string(),
})

export const shortages = {
  list: endpoint({
    method: 'GET',
    path: '/shortages',
    summary: '供需缺口：哪项服务、哪个镇、哪一周多一次上门最管用',
    policy: 'inbox.read',
    audit: 'shortage.list',
    query: z.strictObject({ site: placeCode }),
    reply: z.object({
      orders: z.int(),
      unserved: z.int(),
      items: z.array(shortage),
      /** The teams that come to these places: whom one may think of when trying one more team or one more day. */
      teams: z.array(z.object({ ...namedTeam.shape, home: siteLine })),
      /** Teams whose time is up, where one more place would serve most. */
      capacities: z.array(fullCapacity),
    }),
  }),
  moreTeam: endpoint({
    method: 'GET',
    path: '/shortages/one_more_team',
    summary: '假如多一支同类队伍在某地：能多办多少单；只是推算，不通知任何人',
    policy: 'inbox.read',
    audit: 'shortage.more_team',
    query: z.strictObject({ site: placeCode, like: publicCode, home: placeCode }),
    reply: whatIf,
  }),
  moreTime: endpoint({
    method: 'GET',
    path: '/shortages/one_more_day',
    summary: '假如一支队伍每周多出一个时段：能多办多少单；只是推算，不通知任何人',
    policy: 'inbox.read',
    audit: 'shortage.more_time',
    query: z.strictObject({
      site: placeCode,
      team: publicCode,
      weekday: z.pipe(
        z.string().check(z.regex(/^[1-7]$/, '星期不正确')),
        z.pipe(
          z.transform((value: string) => Number(value)),
          whole(1, 7),
        ),
      ),
      part: z.enum(PARTS),
    }),
    reply: whatIf,
  }),
}

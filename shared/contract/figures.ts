import * as z from 'zod/mini'
import { ORDER_FIGURES } from '../figures/catalogue'
import { COUNTERS, OTHER_COUNTERS, type Tally } from '../figures/counters'
import { endpoint } from './endpoint'
import { date, page, paging, placeCode } from './fields'
import { inboxLine } from './order-shapes'
import { place } from './places'

type Whole = ReturnType<typeof z.int>
const tallyShape = Object.fromEntries([...COUNTERS, ...OTHER_COUNTERS].map((name) => [name, z.int()])) as Record<keyof Tally, Whole>

/** Every counter of one place and one span of days. */
const tally = z.object(tallyShape)

const span = { from: date, until: date }

export const figures = {
  page: endpoint({
    method: 'GET',
    path: '/figures',
    summary: '统计：一个地方、一段日子的各项数字，下一级各是多少（加起来相等），走势，哪里缺哪种服务',
    policy: 'supervision.read',
    audit: 'figures.page',
    query: z.strictObject({ place: placeCode, ...span }),
    reply: z.object({
      place,
      /** From the topmost place that this person may read down to this one. */
      path: z.array(place),
      ...span,
      /** While orders older than the figures are still being counted, the newest first: the day down to which they are in; null when all are. */
      counting: z.nullable(z.object({ from: z.nullable(date) })),
      total: tally,
      /** The places one level down, in the order of their codes: they are not ranked. */
      children: z.array(z.object({ place, latE6: z.int(), lngE6: z.int(), counts: tally })),
      /** The parts of the span: days, weeks or months. */
      trend: z.array(z.object({ ...span, received: z.int(), finished: z.int(), answerDue: z.int(), answeredInTime: z.int() })),
      /** Where demand finds nobody: the services with most of it, by the places one level down. */
      gap: z.array(
        z.object({
          service: z.object({ code: z.string(), name: z.string() }),
          unmet: z.int(),
          received: z.int(),
          cells: z.array(z.object({ place: placeCode, unmet: z.int(), received: z.int() })),
        }),
      ),
    }),
  }),
  orders: endpoint({
    method: 'GET',
    path: '/figures/orders',
    summary: '一个数字后面的那些单：算在里面的、没算在里面的',
    policy: 'supervision.read',
    audit: 'figures.orders',
    query: z.strictObject({
      place: placeCode,
      ...span,
      figure: z.enum(ORDER_FIGURES),
      /** `part`: those that the figure counts; `rest`: those of its whole that it does not. */
      show: z._default(z.enum(['part', 'rest']), 'part'),
      /** A service of the gap table. */
      service: z.optional(z.string().check(z.regex(/^[a-z_~]{1,40}$/))),
      ...paging,
    }),
    /** `total` is what the figure says; the list holds as many. */
    reply: z.object({ place, total: z.int(), ...page(inboxLine).shape }),
  }),
}

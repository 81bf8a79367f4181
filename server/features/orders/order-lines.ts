import type * as z from 'zod/mini'
import type { demandLine, inboxLine, myOrderLine, promise } from '../../../shared/contract/orders'
import { isOpenState, type OrderState } from '../../../shared/lifecycle/order'
import type { Slot } from '../../../shared/time/slot'
import type { Category } from '../../../shared/vocabulary/categories'
import type { Clock } from '../../../shared/vocabulary/clocks'
import type { Channel, Urgency } from '../../../shared/vocabulary/orders'
import { SITE_LABELS, upperSite } from '../../../shared/vocabulary/places'
import type { Call } from '../../http/call'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { maskedName } from './masking'
import { type OrderRow, REQUESTERS_TURN } from './order.queries'

type DemandLine = z.output<typeof demandLine>
type MyLine = z.output<typeof myOrderLine>
type InboxLine = z.output<typeof inboxLine>
type Promised = z.output<typeof promise>

const nameIn = (names: PlaceNames, code: string): string => names.get(code)?.name ?? ''

/** A site as lists name it: 宅群村文明实践站. */
export function siteLineIn(names: PlaceNames, code: string): { code: string; name: string } {
  const place = names.get(code)
  return { code, name: place === undefined ? '' : `${place.name}${SITE_LABELS[place.level]}` }
}

/** What the promise says: which clock, until when, and what follows by itself when it runs out. */
export function promiseOf(
  names: PlaceNames,
  order: { promiseClock: string | null; promiseDue: Date | null; ownerCode: string; overdue: boolean },
  now: Date,
): Promised | null {
  if (order.promiseClock === null || order.promiseDue === null) return null
  const clock = order.promiseClock as Clock
  return {
    clock,
    due: order.promiseDue.toISOString(),
    after: afterwards(names, clock, order.ownerCode),
    overdue: order.overdue || order.promiseDue <= now,
  }
}

function afterwards(names: PlaceNames, clock: Clock, ownerCode: string): string {
  if (clock === 'rate') return '到时没有评价，会自动办结，不算满意。'
  if (clock === 'needs_info') return '到时没有补充，这张单会先停下，随时可以重新办理。'
  const upper = upperSite(ownerCode)
  const what = clock === 'answer' ? '到时没有答复' : '到时没有安排好队伍'
  return upper === null ? `${what}，会提醒督导来催办。` : `${what}，会自动转到${siteLineIn(names, upper).name}。`
}

// The longer lines are the shorter ones with more assigned to them: made by spreading, a page of them takes six times as long.
function demandLineOf(names: PlaceNames, row: OrderRow): DemandLine {
  return {
    code: row.publicCode,
    state: row.state as OrderState,
    title: row.title,
    category: row.category as Category | null,
    village: { code: row.villageCode, name: nameIn(names, row.villageCode) },
    team: row.teamName,
    at: row.submittedAt.toISOString(),
  }
}

function myLineOf(names: PlaceNames, row: OrderRow, now: Date, isOwn: boolean): MyLine {
  const state = row.state as OrderState
  return Object.assign(demandLineOf(names, row), {
    owner: siteLineIn(names, row.ownerCode),
    beneficiary: isOwn ? row.beneficiaryName : maskedName(row.beneficiaryName),
    promise: isOpenState(state) ? promiseOf(names, row, now) : null,
    yourTurn: REQUESTERS_TURN.includes(state),
    assignedSlot: row.assignedSlot as Slot | null,
  })
}

/** Rows of the public list: service, village, date, team, state. */
export async function demandLinesOf(call: Call, rows: readonly OrderRow[]): Promise<DemandLine[]> {
  const names = await placeNames(call.services.database)
  return rows.map((row) => demandLineOf(names, row))
}

/** Rows of one's own list; who placed an order knows whom it is for. */
export async function myLinesOf(call: Call, rows: readonly OrderRow[]): Promise<MyLine[]> {
  const names = await placeNames(call.services.database)
  return rows.map((row) => myLineOf(names, row, call.now, true))
}

/** Rows of a site's lists, with the people masked. */
export async function inboxLinesOf(call: Call, rows: readonly OrderRow[]): Promise<InboxLine[]> {
  const names = await placeNames(call.services.database)
  return rows.map((row) =>
    Object.assign(myLineOf(names, row, call.now, false), {
      channel: row.channel as Channel,
      urgency: row.urgency as Urgency,
      people: row.people,
      overdue: row.overdue,
      reopened: row.reopened,
      openOffers: row.openOffers,
    }),
  )
}

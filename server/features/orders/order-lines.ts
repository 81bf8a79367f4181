import type * as z from 'zod/mini'
import type { clockedPromise, demandLine, inboxLine, myOrderLine, promise } from '../../../shared/contract/order-shapes'
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
type ClockedPromise = z.output<typeof clockedPromise>
type Promised = z.output<typeof promise>

const nameIn = (names: PlaceNames, code: string): string => names.get(code)?.name ?? ''

/** A site as lists name it: 宅群村文明实践站. */
export function siteLineIn(names: PlaceNames, code: string): { code: string; name: string } {
  const place = names.get(code)
  return { code, name: place === undefined ? '' : `${place.name}${SITE_LABELS[place.level]}` }
}

/** An order's clock. Moments are as replies write them. */
interface Clocked {
  readonly promiseClock: string | null
  readonly promiseDue: string | null
  readonly overdue: boolean
}

function clockedPromiseOf({ promiseClock, promiseDue, overdue }: Clocked, now: string): ClockedPromise | null {
  if (promiseClock === null || promiseDue === null) return null
  return { clock: promiseClock as Clock, due: promiseDue, overdue: overdue || promiseDue <= now }
}

/** What the promise says: which clock, until when, and what follows by itself when it runs out. */
export function promiseOf(names: PlaceNames, order: Clocked & { readonly ownerCode: string }, now: string): Promised | null {
  const promised = clockedPromiseOf(order, now)
  return promised === null ? null : { ...promised, after: afterwards(names, promised.clock, order.ownerCode) }
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
    at: row.submittedAt,
  }
}

/** What one's own lists and a site's have in common. */
function followedLineOf(names: PlaceNames, row: OrderRow, isOwn: boolean): Omit<MyLine, 'promise'> {
  return Object.assign(demandLineOf(names, row), {
    owner: siteLineIn(names, row.ownerCode),
    beneficiary: isOwn ? row.beneficiaryName : maskedName(row.beneficiaryName),
    yourTurn: REQUESTERS_TURN.includes(row.state as OrderState),
    assignedSlot: row.assignedSlot as Slot | null,
  })
}

const isOpen = (row: OrderRow): boolean => isOpenState(row.state as OrderState)

/** Rows of the public list: service, village, date, team, state. */
export async function demandLinesOf(call: Call, rows: readonly OrderRow[]): Promise<DemandLine[]> {
  const names = await placeNames(call.services.database)
  return rows.map((row) => demandLineOf(names, row))
}

/** Rows of one's own list; who placed an order knows whom it is for. */
export async function myLinesOf(call: Call, rows: readonly OrderRow[]): Promise<MyLine[]> {
  const names = await placeNames(call.services.database)
  const now = call.now.toISOString()
  return rows.map((row) => Object.assign(followedLineOf(names, row, true), { promise: isOpen(row) ? promiseOf(names, row, now) : null }))
}

/** Rows of a site's lists, with the people masked. */
export async function inboxLinesOf(call: Call, rows: readonly OrderRow[]): Promise<InboxLine[]> {
  const names = await placeNames(call.services.database)
  const now = call.now.toISOString()
  return rows.map((row) =>
    Object.assign(followedLineOf(names, row, false), {
      promise: isOpen(row) ? clockedPromiseOf(row, now) : null,
      channel: row.channel as Channel,
      urgency: row.urgency as Urgency,
      people: row.people,
      overdue: row.overdue,
      reopened: row.reopened,
      openOffers: row.openOffers,
    }),
  )
}

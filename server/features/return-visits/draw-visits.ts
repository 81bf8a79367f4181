import { uuidv7 } from 'uuidv7'
import type { returnVisits } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { MOST_DAYS } from '../../../shared/figures/period'
import { daysBetween } from '../../../shared/time/beijing'
import { sampleSize } from '../../../shared/vocabulary/return-visits'
import { newPublicCode } from '../../database/public-code'
import type { Call } from '../../http/call'
import { demand, insist, Refusal } from '../../http/refusal'
import { personOf } from '../people/actor'
import { drawSample } from './draw-sample'
import { finishedOrders } from './finished-orders'
import { ReturnVisit, VisitDraw } from './return-visit.entity'

type DrawWork = Pick<Call, 'tx' | 'actor' | 'now'>

/** A write that began before this long ago has ended by now, so that what stood finished then is seen whole. */
const SETTLED_MS = 60_000

function insistOnPeriod({ from, until }: { from: string; until: string }): void {
  if (until < from) throw new Refusal('invalid_request', [{ field: 'until', message: '结束的日子要在开始之后' }])
  if (daysBetween(from, until) >= MOST_DAYS) throw new Refusal('invalid_request', [{ field: 'from', message: '最长只能选三年' }])
}

/**
 * Draws a sample of the finished orders of a place and period, with a call to make for each. Without a seed one is made.
 * @throws Refusal invalid_request, nothing_to_draw, too_many_to_draw.
 */
export async function drawVisits({ tx, actor, now }: DrawWork, wish: BodyOf<typeof returnVisits.draw>): Promise<VisitDraw> {
  const { under, from, until, sizing, amount } = wish
  insistOnPeriod(wish)
  if (sizing === 'share' && amount > 100) throw new Refusal('invalid_request', [{ field: 'amount', message: '最多 100%' }])
  const frozenAt = new Date(now.getTime() - SETTLED_MS)
  const finished = await finishedOrders(tx, under, { from, until }, frozenAt)
  insist(finished.length > 0, 'nothing_to_draw')
  const seed = wish.seed === '' ? newPublicCode() : wish.seed
  const byCode = new Map(finished.map((order) => [order.publicCode, order]))
  const codes = drawSample(seed, [...byCode.keys()], sampleSize(sizing, amount, finished.length))
  const draw: VisitDraw = {
    ...{ id: uuidv7(), publicCode: newPublicCode(), placeCode: under, fromDate: from, untilDate: until },
    ...{ frozenAt, seed, sizing, amount, finished: finished.length, drawn: codes.length },
    ...{ drawnBy: demand(personOf(actor), 'sign_in_needed').id, drawnAt: now },
  }
  const visits = codes.map((code, at): ReturnVisit => {
    const order = demand(byCode.get(code), 'internal')
    return {
      ...{ id: uuidv7(), publicCode: newPublicCode(), drawId: draw.id, orderId: order.id, villageCode: order.villageCode },
      ...{ position: at + 1, state: 'waiting', version: 1, tries: 0, callerId: null, answers: null },
      ...{ poor: false, reopened: false, note: '', updatedAt: now },
    }
  })
  await tx.insert(VisitDraw, draw)
  await tx.insert(ReturnVisit, visits as (ReturnVisit & { answers: object })[])
  return draw
}

/** Draws once more what was drawn, from the orders as they stood at the moment that was frozen, and compares. */
export async function drawAgain(
  tx: Call['tx'],
  draw: VisitDraw,
  drawn: readonly string[],
): Promise<{ same: boolean; finished: number; codes: string[] }> {
  const finished = await finishedOrders(tx, draw.placeCode, { from: draw.fromDate, until: draw.untilDate }, draw.frozenAt)
  const codes = drawSample(
    draw.seed,
    finished.map(({ publicCode }) => publicCode),
    sampleSize(draw.sizing, draw.amount, finished.length),
  )
  const same = finished.length === draw.finished && codes.join() === drawn.join()
  return { same, finished: finished.length, codes }
}

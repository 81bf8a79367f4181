import type { EntityManager } from 'typeorm'
import type * as z from 'zod/mini'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { returnVisits, visitDraw, visitLine } from '../../../shared/contract/return-visits'
import type { Call } from '../../http/call'
import { demand } from '../../http/refusal'
import { maskedName } from '../orders/masking'
import { orderActions } from '../orders/order.standing'
import { OrderContact } from '../orders/order-contact.entity'
import { siteLineIn } from '../orders/order-lines'
import { peopleByIds } from '../people/person.queries'
import { placePresented } from '../places/place.presenter'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { Team } from '../teams/team.entity'
import { ReturnVisitEvent, VisitDraw } from './return-visit.entity'
import { earlierDraws, type VisitRow } from './return-visit.queries'
import { type VisitInHand, visitActions } from './return-visit.standing'

type Asked = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>

/** A draw as everybody who oversees its place may check it. */
export async function presentDraw(tx: EntityManager, names: PlaceNames, draw: VisitDraw): Promise<z.output<typeof visitDraw>> {
  const by = (await peopleByIds(tx, [draw.drawnBy])).get(draw.drawnBy)
  return {
    code: draw.publicCode,
    place: placePresented(demand(names.get(draw.placeCode), 'place_not_found')),
    from: draw.fromDate,
    until: draw.untilDate,
    frozenAt: draw.frozenAt.toISOString(),
    seed: draw.seed,
    sizing: draw.sizing,
    amount: draw.amount,
    finished: draw.finished,
    drawn: draw.drawn,
    drawnBy: maskedName(by?.name ?? ''),
    drawnAt: draw.drawnAt.toISOString(),
    earlier: await earlierDraws(tx, draw),
  }
}

/** A row of a draw's list. */
export const presentVisitLine = (
  names: PlaceNames,
  row: Pick<VisitRow, 'publicCode' | 'position' | 'state' | 'tries' | 'title' | 'villageCode' | 'poor' | 'reopened'>,
): z.output<typeof visitLine> => ({
  code: row.publicCode,
  position: row.position,
  state: row.state,
  tries: row.tries,
  title: row.title,
  village: { code: row.villageCode, name: names.get(row.villageCode)?.name ?? '' },
  poor: row.poor,
  followedUp: row.reopened,
})

/** The call sheet for this person; nobody is named in it but by a family name, and no number stands there. */
export async function presentVisit({ tx, actor, now, services }: Asked, inHand: VisitInHand): Promise<ReplyOf<typeof returnVisits.visit>> {
  const { visit, order, barred } = inHand
  const names = await placeNames(services.database)
  const draw = demand(await tx.findOneBy(VisitDraw, { id: visit.drawId }), 'internal')
  const contact = await tx.findOneBy(OrderContact, { orderId: order.id })
  const team = order.teamId === null ? null : await tx.findOneBy(Team, { id: order.teamId })
  const events = await tx.find(ReturnVisitEvent, { where: { visitId: visit.id }, order: { id: 'ASC' } })
  const people = await peopleByIds(
    tx,
    events.map(({ personId }) => personId),
  )
  return {
    ...presentVisitLine(names, { ...visit, title: order.title }),
    draw: draw.publicCode,
    order: {
      code: order.publicCode,
      state: order.state,
      team: team?.name ?? null,
      owner: siteLineIn(names, order.ownerCode),
      submittedAt: order.submittedAt.toISOString(),
      deliveredAt: order.deliveredAt?.toISOString() ?? null,
      beneficiary: maskedName(contact?.beneficiaryName ?? ''),
    },
    answers: visit.answers,
    note: visit.note,
    mayReopen: orderActions(order, new Set(['interviewer']), now).includes('not_solved'),
    reopened: visit.reopened,
    barred,
    actions: visitActions(actor, inHand),
    events: events.map(({ action, personId, at }) => ({ action, by: maskedName(people.get(personId)?.name ?? ''), at: at.toISOString() })),
  }
}

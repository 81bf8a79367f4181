import type * as z from 'zod/mini'
import type { complaintLine, complaints } from '../../../shared/contract/complaints'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { Call } from '../../http/call'
import { maskedName } from '../orders/masking'
import { orderById } from '../orders/order.queries'
import { relationTo } from '../orders/order.relation'
import { siteLineIn } from '../orders/order-lines'
import { peopleByIds } from '../people/person.queries'
import { placeNames } from '../places/place.queries'
import { type Complaint, ComplaintEvent } from './complaint.entity'
import { complaintActions, isComplainant, readsComplaint } from './complaint.standing'

type Asked = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>
type Line = z.output<typeof complaintLine>

const isLate = ({ state, overdue, dueAt }: Complaint, now: Date): boolean =>
  (state === 'filed' || state === 'accepted') && (overdue || (dueAt !== null && dueAt <= now))

/** Rows of a list; who spoke is told to the desk, and to the site itself unless that was not wished. */
export async function complaintLines({ tx, actor, now, services }: Asked, rows: readonly Complaint[]): Promise<Line[]> {
  const names = await placeNames(services.database)
  const people = await peopleByIds(
    tx,
    rows.flatMap(({ complainantId }) => (complainantId === null ? [] : [complainantId])),
  )
  return rows.map((row) => {
    const knows = !row.anonymous || readsComplaint(actor, row) || isComplainant(actor, row)
    const name = row.complainantId === null ? row.contactName : (people.get(row.complainantId)?.name ?? '')
    return {
      code: row.number,
      category: row.category,
      state: row.state,
      about: siteLineIn(names, row.targetCode),
      desk: siteLineIn(names, row.deskCode),
      filedAt: row.filedAt.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      late: isLate(row, now),
      raised: row.raised,
      appealed: row.appealed,
      from: knows ? maskedName(name) : null,
    }
  })
}

async function orderOf({ tx, actor }: Asked, { orderId }: Complaint) {
  const order = orderId === null ? null : await orderById(tx, orderId, false)
  if (order === null) return null
  const { follows, reads } = await relationTo(tx, actor, order)
  return follows || reads ? { code: order.publicCode, title: order.title } : null
}

/** All of it, for its complainant and for the desk. Desks speak by their name; nobody at one is named. */
export async function presentComplaint(call: Asked, complaint: Complaint): Promise<ReplyOf<typeof complaints.one>> {
  const { tx, actor, services } = call
  const names = await placeNames(services.database)
  const actions = complaintActions(actor, complaint)
  const [line] = (await complaintLines(call, [complaint])) as [Line]
  const events = await tx.find(ComplaintEvent, { where: { complaintId: complaint.id }, order: { seq: 'ASC' } })
  return {
    ...line,
    text: complaint.text,
    anonymous: complaint.anonymous,
    answer: complaint.answer,
    order: await orderOf(call, complaint),
    timeline: events.map(({ action, by, deskCode, said, at }) => ({
      action,
      by,
      desk: siteLineIn(names, deskCode).name,
      said,
      at: at.toISOString(),
    })),
    // Who may answer may ring to ask.
    mayOpenContact: actions.includes('answer'),
    actions,
  }
}

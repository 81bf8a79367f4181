import { randomInt } from 'node:crypto'
import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { complaints } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { checkDigit } from '../../../shared/vocabulary/case-number'
import { COMPLAINT_CATEGORY_LABELS } from '../../../shared/vocabulary/complaints'
import { parentOf } from '../../../shared/vocabulary/places'
import { startClock } from '../../clocks/deadlines'
import type { Call } from '../../http/call'
import { demand, insist } from '../../http/refusal'
import { orderByCode } from '../orders/order.queries'
import { relationTo } from '../orders/order.relation'
import { personOf, placesFor } from '../people/actor'
import { placeOf } from '../places/place.queries'
import { Complaint, ComplaintEvent } from './complaint.entity'
import { tellDesk } from './tell-complaint'

type FileWork = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>
type Body = BodyOf<typeof complaints.file>

const EIGHT_DIGITS = 100_000_000

/** Eight digits that nobody can guess from the one before, and the one that checks them. Unique by the table's constraint. */
export function newCaseNumber(): string {
  const digits = String(randomInt(EIGHT_DIGITS)).padStart(8, '0')
  return `${digits}${checkDigit(digits)}`
}

/** The site that it is about: the one that has the order, or the one that was named. */
async function targetOf(work: FileWork, { order: code, about }: Body): Promise<{ targetCode: string; orderId: string | null }> {
  const { tx, actor } = work
  if (code !== null) {
    const order = demand(await orderByCode(tx, code, false), 'order_not_found')
    const { follows, reads } = await relationTo(tx, actor, order)
    insist(follows || reads, 'order_not_found')
    return { targetCode: order.ownerCode, orderId: order.id }
  }
  const place = demand(await placeOf(tx, demand(about, 'place_not_found')), 'place_not_found')
  return { targetCode: place.code, orderId: null }
}

/**
 * Files a complaint or suggestion with the desk above the site that it is about, and starts the clock in which it must be accepted. Who
 * writes it down for a caller without an account leaves the caller's name and number, and does not follow it.
 * @throws Refusal order_not_found, place_not_found, no_upper_site, not_allowed.
 */
export async function fileComplaint(work: FileWork, body: Body): Promise<Complaint> {
  const { tx, actor, now, services } = work
  const person = demand(personOf(actor), 'sign_in_needed')
  const { targetCode, orderId } = await targetOf(work, body)
  const deskCode = demand(parentOf(targetCode), 'no_upper_site')
  insist(body.caller === null || orderId !== null || placesFor(actor, targetCode), 'not_allowed')
  const id = uuidv7()
  const complaint: Complaint = {
    ...{ id, number: newCaseNumber(), category: body.category, state: 'filed', version: 1 },
    ...{ complainantId: body.caller === null ? person.id : null, filedBy: person.id },
    ...{ contactName: body.caller?.name ?? '', contactPhone: body.caller?.phone ?? '', anonymous: body.anonymous },
    ...{ targetCode, deskCode, orderId, text: body.text, answer: null, appealed: false, raised: false, overdue: false },
    ...{ dueClock: 'case_accept', dueAt: await startClock(tx, services.clocks, 'case_accept', id, 'normal', now) },
    ...{ filedAt: now, updatedAt: now },
  }
  await tx.insert(Complaint, complaint)
  await tx.insert(ComplaintEvent, firstEvent(complaint, person.id))
  await tellDesk(tx, complaint, '有一件投诉建议', `${COMPLAINT_CATEGORY_LABELS[complaint.category]}，编号 ${complaint.number}`, now)
  return complaint
}

const firstEvent = ({ id, deskCode, filedAt }: Complaint, personId: string): ComplaintEvent => ({
  ...{ id: uuidv7(), complaintId: id, seq: 1, action: 'file', by: 'complainant', personId, deskCode, said: '', at: filedAt },
})

/** The complaint with this number, or null. */
export const complaintByNumber = (tx: EntityManager, number: string): Promise<Complaint | null> => tx.findOneBy(Complaint, { number })

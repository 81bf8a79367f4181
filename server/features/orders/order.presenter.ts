import type * as z from 'zod/mini'
import type { order as orderSchema } from '../../../shared/contract/order-shapes'
import type { OrderParty } from '../../../shared/lifecycle/order'
import type { Call } from '../../http/call'
import { demand } from '../../http/refusal'
import { activityServing } from '../activities/linked-orders'
import { attachmentsOf } from '../attachments/attachment.queries'
import { Person } from '../people/person.entity'
import { placeNames, siteOf, sitePresented } from '../places/place.queries'
import { ServiceProject, ServiceProjectVersion } from '../projects/project.entity'
import { serviceOf } from '../projects/project.queries'
import { Team } from '../teams/team.entity'
import { maskedAddress, maskedName, maskedPhone } from './masking'
import { ServiceOrder } from './order.entity'
import { type Relation, readsText, relationTo } from './order.relation'
import { orderActions } from './order.standing'
import { OrderContact } from './order-contact.entity'
import { OrderEvent } from './order-event.entity'
import { promiseOf } from './order-lines'
import { needsOf } from './order-needs'

export type PresentedOrder = z.output<typeof orderSchema>

const SERVED_BY: readonly OrderParty[] = ['leader', 'handler']
const serves = ({ parties }: Relation): boolean => SERVED_BY.some((party) => parties.has(party))

/** What this person may open in clear, each opening logged: staff of the line contact and health, those who serve the contact while they do. */
export function revealable(order: ServiceOrder, relation: Relation): ('contact' | 'health')[] {
  const staff = relation.parties.has('owner') || relation.parties.has('upper')
  if (staff) return ['contact', 'health']
  return serves(relation) && order.open ? ['contact'] : []
}

/** An order as this person may see it, with the actions that this person may take now. */
export async function presentOrder(call: Call, order: ServiceOrder): Promise<PresentedOrder> {
  const { tx, actor, now } = call
  const relation = await relationTo(tx, actor, order)
  const isRequester = relation.follows
  const names = await placeNames(call.services.database)
  const contact = demand(await tx.findOneBy(OrderContact, { orderId: order.id }), 'order_not_found')
  const events = await tx.find(OrderEvent, { where: { orderId: order.id }, order: { seq: 'ASC' } })
  const team = order.teamId === null ? null : await tx.findOneBy(Team, { id: order.teamId })
  const companion = team === null || order.companionId === null ? null : await tx.findOneBy(Team, { id: order.companionId })
  const service = order.serviceCode === null ? null : await serviceOf(tx, order.serviceCode)
  const seesText = readsText(relation) && (relation.reads || isRequester || order.textVerdict === 'pass')
  const merged = order.mergedIntoId === null ? null : await tx.findOneBy(ServiceOrder, { id: order.mergedIntoId })
  const placer = relation.reads || isRequester ? await tx.findOneBy(Person, { id: order.placerId }) : null
  return {
    code: order.publicCode,
    state: order.state,
    title: order.title,
    category: order.category,
    service: service === null ? null : { code: service.code, name: service.name },
    project: await projectOf(call, order),
    village: { code: order.villageCode, name: names.get(order.villageCode)?.name ?? '' },
    owner: sitePresented(demand(await siteOf(tx, order.ownerCode), 'internal')),
    urgency: order.urgency,
    channel: order.channel,
    people: order.people,
    needs: needsOf(order),
    slots: order.slots,
    submittedAt: order.submittedAt.toISOString(),
    promise: promiseOf(names, { ...order, promiseDue: order.promiseDue?.toISOString() ?? null }, now.toISOString()),
    team: team === null ? null : { code: team.publicCode, name: team.name },
    companion: companion === null ? null : { code: companion.publicCode, name: companion.name },
    activity: await activityOf(call, order),
    selfHandled: order.handlerId !== null,
    assignedSlot: order.assignedSlot,
    outcome: order.outcome,
    rating: order.stars === null ? null : { stars: order.stars, said: relation.reads || isRequester ? (order.ratingText ?? '') : '' },
    cancelAsked: order.cancelAsked,
    overdue: order.overdue,
    reopened: order.reopened,
    pooled: order.pooled,
    timeline: events.map((event) => stepOf(event, relation.reads || isRequester)),
    actions: orderActions(order, relation.parties, now),
    text: seesText ? order.text : null,
    textHeld: relation.reads && order.textVerdict !== 'pass',
    ...peopleOf(order, contact, relation, isRequester),
    placer: placer === null ? null : { name: isRequester ? placer.name : maskedName(placer.name), consentBasis: order.consentBasis },
    attachments: seesText ? await attachmentsOf(tx, order.id) : [],
    mayReveal: revealable(order, relation),
    mergedInto: merged?.publicCode ?? null,
  }
}

/** What was said goes to the two sides; a team reads the steps, and its own words. */
function stepOf(event: OrderEvent, bothSides: boolean): PresentedOrder['timeline'][number] {
  return {
    action: event.action as PresentedOrder['timeline'][number]['action'],
    state: event.state,
    at: event.at.toISOString(),
    words: event.words,
    said: bothSides || event.by === 'team' ? event.said : '',
    by: event.by,
  }
}

type People = Pick<PresentedOrder, 'requester' | 'beneficiary' | 'hasHealthNotes'>

/** The people of an order: to the requester by name, to staff and those who serve masked, to anybody else not at all. */
function peopleOf(order: ServiceOrder, contact: OrderContact, relation: Relation, isRequester: boolean): People {
  if (!isRequester && !relation.reads && !serves(relation)) return { requester: null, beneficiary: null, hasHealthNotes: false }
  const name = isRequester ? (value: string) => value : maskedName
  return {
    requester: { name: name(contact.requesterName), phone: maskedPhone(contact.requesterPhone), masked: !isRequester },
    beneficiary: {
      name: name(contact.beneficiaryName),
      phone: maskedPhone(contact.beneficiaryPhone),
      masked: !isRequester,
      relation: order.relation,
      address: isRequester ? contact.address : maskedAddress(contact.address),
      age: contact.age,
    },
    hasHealthNotes: (isRequester || relation.reads) && contact.healthNotes !== '',
  }
}

async function activityOf({ tx }: Call, { id }: ServiceOrder): Promise<PresentedOrder['activity']> {
  const activity = await activityServing(tx, id)
  return activity === null ? null : { code: activity.publicCode, title: activity.title, startsAt: activity.startsAt.toISOString() }
}

/** The item of the menu, in the version that the order was placed under. */
async function projectOf({ tx }: Call, order: ServiceOrder): Promise<PresentedOrder['project']> {
  if (order.projectId === null || order.projectVersionId === null) return null
  const project = await tx.findOneBy(ServiceProject, { id: order.projectId })
  const version = await tx.findOneBy(ServiceProjectVersion, { id: order.projectVersionId })
  return project === null || version === null ? null : { code: project.publicCode, title: version.title, version: version.version }
}

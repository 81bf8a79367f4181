import { uuidv7 } from 'uuidv7'
import type { orders } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { slotEnds } from '../../../shared/time/slot'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import { startClock } from '../../clocks/deadlines'
import { newPublicCode } from '../../database/public-code'
import { demand, insist, Refusal } from '../../http/refusal'
import { linkAttachments } from '../attachments/attachment.queries'
import { countOrder } from '../figures/count-order'
import { personOf, placesFor } from '../people/actor'
import type { Person } from '../people/person.entity'
import type { Place } from '../places/place.entity'
import { placeOf } from '../places/place.queries'
import { projectByCode, serviceOf } from '../projects/project.queries'
import { servesVillage, teamProfiles } from '../teams/team.queries'
import { announceMove } from './announce-move'
import { appendEvent, type Work } from './move-order'
import { ServiceOrder } from './order.entity'
import { OrderContact, OrderPerson } from './order-contact.entity'

type Submission = BodyOf<typeof orders.submit>

/** What screening said of the text, asked before the transaction. */
export type Verdict = 'pass' | 'review' | 'blocked'

/** What a free-text order is called in lists until staff have sorted it: its own words are never public. */
const UNSORTED = '其他需求'

/**
 * Places an order at the village's station and starts the clock of its answer. Three people stand apart: who placed it, who asked, whom it
 * is for; for anybody but oneself the basis of consent is recorded.
 * @throws Refusal place_not_village, service_not_offered, consent_basis_needed, slot_past, profile_needed, not_allowed …
 */
export async function submitOrder(work: Work, body: Submission, verdict: Verdict): Promise<ServiceOrder> {
  const { tx, now } = work
  const placer = demand(personOf(work.actor), 'sign_in_needed')
  const village = await villageOf(work, body.villageCode)
  insist(body.channel === 'self' || placesFor(work.actor, village.code), 'not_allowed')
  insist((body.channel === 'self' && body.beneficiary.relation === 'self') || body.consentBasis !== null, 'consent_basis_needed')
  insist(
    body.slots.every((slot) => slotEnds(slot) > now.getTime()),
    'slot_past',
  )
  const wish = await wishOf(work, body, village)
  const order: ServiceOrder = {
    ...BLANK,
    ...wish,
    id: uuidv7(),
    publicCode: newPublicCode(),
    countyCode: village.code.slice(0, CODE_LENGTH.county),
    townCode: village.code.slice(0, CODE_LENGTH.town),
    villageCode: village.code,
    ownerCode: village.code,
    text: body.text,
    textVerdict: verdict,
    urgency: body.urgency,
    people: body.people,
    slots: body.slots,
    channel: body.channel,
    placerId: placer.id,
    requesterId: body.channel === 'self' ? placer.id : null,
    relation: body.beneficiary.relation,
    consentBasis: body.consentBasis,
    submittedAt: now,
    updatedAt: now,
  }
  const contact = contactOf(order.id, body, placer)
  const event = await appendEvent(work, order, {
    action: 'submit',
    by: 'requester',
    words: WORDS[body.channel],
    state: 'submitted',
    ownerCode: village.code,
  })
  order.promiseClock = 'answer'
  order.promiseDue = await startClock(tx, work.services.clocks, 'answer', order.id, order.urgency, now)
  order.version += 1
  await tx.insert(OrderContact, contact)
  await tx.insert(OrderPerson, { orderId: order.id, personId: placer.id, open: true })
  await tx.insert(ServiceOrder, order)
  await linkAttachments(tx, placer.id, body.attachments, order.id)
  await announceMove(work, order, order, event)
  await countOrder(tx, order)
  return order
}

const WORDS: Record<Submission['channel'], string> = {
  self: '已下单',
  proxy: '已由代点人下单',
  phone: '已由接电话的人下单',
  walk_in: '已在站里下单',
}

/** An order as it begins; each order has its own copy. */
const BLANK = {
  state: 'submitted',
  turn: 'owner',
  open: true,
  shown: false,
  version: 0,
  helpers: 1,
  partsNeeded: 1,
  teamsNeeded: 1,
  teamId: null,
  companionId: null,
  handlerId: null,
  assignedSlot: null,
  cancelAsked: false,
  askedAbove: false,
  overdue: false,
  pooled: false,
  pooledAt: null,
  reopened: 0,
  round: 0,
  refusal: null,
  outcome: null,
  stars: null,
  ratingText: null,
  mergedIntoId: null,
  promiseClock: null,
  promiseDue: null,
  deliveredAt: null,
} as const satisfies Partial<ServiceOrder>

async function villageOf({ tx }: Work, code: string): Promise<Place> {
  const place = demand(await placeOf(tx, code), 'place_not_found')
  insist(place.level === 'village', 'place_not_village')
  return place
}

type Wish = Pick<ServiceOrder, 'title' | 'category' | 'serviceCode' | 'projectId' | 'projectVersionId'>

/** What is wished for: an item of the village's menu, in the version in force now, or what was said in free words. */
async function wishOf({ tx }: Work, body: Submission, village: Place): Promise<Wish> {
  if (body.project === null) {
    if (body.text === '') throw new Refusal('invalid_request', [{ field: 'text', message: '请说一说需要什么' }])
    return { title: UNSORTED, category: body.category, serviceCode: null, projectId: null, projectVersionId: null }
  }
  const found = demand(await projectByCode(tx, body.project), 'project_not_found')
  const [profile] = await teamProfiles(tx, [found.team.id])
  insist(found.project.state === 'listed' && profile !== undefined && servesVillage(profile, village), 'service_not_offered')
  const service = demand(await serviceOf(tx, found.version.serviceCode), 'service_not_offered')
  insist(service.retiredAt === null, 'service_not_offered')
  return {
    title: service.name,
    category: service.category,
    serviceCode: service.code,
    projectId: found.project.id,
    projectVersionId: found.version.id,
  }
}

/** Who asked and whom it is for. Somebody the site can call must be among them. */
function contactOf(orderId: string, body: Submission, placer: Person): OrderContact {
  const { beneficiary } = body
  const asker =
    body.channel === 'self' ? { name: placer.name || beneficiary.name, phone: body.phone ?? placer.phone ?? '' } : body.requester
  if (asker === null) throw new Refusal('invalid_request', [{ field: 'requester', message: '请填写是谁要的、电话多少' }])
  if (asker.phone === '') throw new Refusal('invalid_request', [{ field: 'phone', message: '请留一个电话，好让站里联系' }])
  return {
    orderId,
    requesterName: asker.name,
    requesterPhone: asker.phone,
    beneficiaryName: beneficiary.name,
    beneficiaryPhone: beneficiary.phone ?? '',
    address: beneficiary.address,
    age: beneficiary.age,
    healthNotes: beneficiary.healthNotes,
  }
}

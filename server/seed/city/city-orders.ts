import { addDays, beijingDate } from '../../../shared/time/beijing'
import { PARTS, type Slot } from '../../../shared/time/slot'
import type { Urgency } from '../../../shared/vocabulary/orders'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import type { ServiceOrder } from '../../features/orders/order.entity'
import type { OrderContact } from '../../features/orders/order-contact.entity'
import type { OrderEvent } from '../../features/orders/order-event.entity'
import type { Place } from '../../features/places/place.entity'
import { fixedCode, orderedKeys } from '../identity'
import { menu } from '../services'
import type { Chance } from './chance'

const DAYS_BACK = 6
const DAY_MS = 86_400_000

export interface PlannedOrder {
  readonly order: ServiceOrder
  readonly contact: OrderContact
  readonly events: readonly OrderEvent[]
}

const urgencyBy = (chance: Chance): Urgency => {
  const drawn = chance.next()
  return drawn < 0.01 ? 'emergency' : drawn < 0.1 ? 'urgent' : 'normal'
}

/** The slots that an order wishes for: none of two in five, otherwise some of the coming ten days. */
function wishes(chance: Chance, today: string): Slot[] {
  if (chance.next() < 0.4) return []
  const slots = Array.from({ length: 10 }, (_, day) => PARTS.map((part) => ({ date: addDays(today, day + 1), part }))).flat()
  return chance.some(slots, 3 + chance.below(8))
}

/**
 * Accepted orders of a whole city that wait for a team, most of them a few days old.
 * @param now epoch ms
 */
export function cityOrders(villages: readonly Place[], placerId: string, count: number, now: number, chance: Chance): PlannedOrder[] {
  const begins = now - DAYS_BACK * DAY_MS
  const key = orderedKeys(begins)
  const today = beijingDate(now)
  return Array.from({ length: count }, (_, index) => {
    const at = new Date(begins + Math.floor((index / count) * (now - begins)))
    const wish = { village: chance.one(villages), item: chance.one(menu), urgency: urgencyBy(chance), slots: wishes(chance, today) }
    return acceptedOrder(wish, `order ${index} of the city`, { placerId, at, key })
  })
}

interface Wish {
  readonly village: Place
  readonly item: (typeof menu)[number]
  readonly urgency: Urgency
  readonly slots: Slot[]
}

/**
 * An order that a site has accepted, with its timeline so far.
 * @param subject what its public code is made of
 */
export function acceptedOrder(
  { village, item, urgency, slots }: Wish,
  subject: string,
  { placerId, at, key }: { readonly placerId: string; readonly at: Date; readonly key: () => string },
): PlannedOrder {
  const id = key()
  const ownerCode = village.code
  const event = (seq: number, action: string, state: OrderEvent['state'], by: OrderEvent['by'], words: string): OrderEvent => {
    return { id: key(), orderId: id, seq, action, state, by, personId: placerId, ownerCode, words, said: '', facts: null, at }
  }
  return {
    order: {
      id,
      publicCode: fixedCode(subject),
      state: 'accepted',
      turn: 'owner',
      open: true,
      shown: true,
      version: 2,
      countyCode: village.code.slice(0, CODE_LENGTH.county),
      townCode: village.code.slice(0, CODE_LENGTH.town),
      villageCode: village.code,
      ownerCode,
      title: item.name,
      category: item.category,
      serviceCode: item.code,
      projectId: null,
      projectVersionId: null,
      text: '',
      textVerdict: 'pass',
      urgency,
      people: 1,
      slots,
      channel: 'proxy',
      placerId,
      requesterId: placerId,
      relation: 'neighbour',
      consentBasis: 'said_in_person',
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
      reopened: 0,
      pooled: false,
      pooledAt: null,
      round: 0,
      refusal: null,
      outcome: null,
      stars: null,
      ratingText: null,
      mergedIntoId: null,
      promiseClock: null,
      promiseDue: null,
      deliveredAt: null,
      submittedAt: at,
      updatedAt: at,
    },
    contact: {
      orderId: id,
      requesterName: '代点人',
      requesterPhone: '07502009700',
      beneficiaryName: '村民',
      beneficiaryPhone: '',
      address: '',
      age: null,
      healthNotes: '',
    },
    events: [event(0, 'submit', 'submitted', 'requester', '已由代点人下单'), event(1, 'accept', 'accepted', 'site', '站里受理了这张单')],
  }
}

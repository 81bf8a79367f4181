import type { orders } from '@shared/contract'
import type { BodyIn } from '@shared/contract/endpoint'
import { parseSlotKey } from '@shared/time/slot'
import type { Category } from '@shared/vocabulary/categories'
import type { Relation } from '@shared/vocabulary/orders'
import type { ConsentBasis } from '@shared/vocabulary/people'

/** What was typed so far, each field as it stands on the screen. */
export interface Draft {
  category: Category | null
  text: string
  relation: Relation
  /** Who it is for. */
  name: string
  /** What the one who orders is called, where nobody knows it yet and the order is for somebody else. */
  ownName: string
  age: string
  address: string
  /** Keys of slots, as `slotKey` writes them. */
  slots: string[]
  phone: string
  urgency: 'normal' | 'urgent'
  people: string
  healthNotes: string
  consentBasis: ConsentBasis | null
}

export type Change = (part: Partial<Draft>) => void
/** Field of the order → what is wrong with it. */
export type Wrong = Readonly<Record<string, string>>
export type Order = BodyIn<typeof orders.submit>

export const emptyDraft = (name: string, phone: string): Draft => ({
  category: null,
  text: '',
  relation: 'self',
  name,
  ownName: name,
  age: '',
  address: '',
  slots: [],
  phone,
  urgency: 'normal',
  people: '1',
  healthNotes: '',
  consentBasis: null,
})

/** The draft for somebody else: one's own name leaves the field, or comes back; a family member's agreement is taken as told, another's is asked for. */
export function forWhom(draft: Draft, relation: Relation, ownName: string): Partial<Draft> {
  const name = relation === 'self' ? ownName : draft.name === ownName ? '' : draft.name
  return { relation, name, consentBasis: relation === 'family' ? 'family' : null }
}

const numberIn = (digits: string): number | null => (/^\d+$/.test(digits.trim()) ? Number(digits) : null)
const digitsIn = (typed: string): string => typed.replace(/[\s-]/g, '')

interface About {
  villageCode: string
  project: string | null
  attachments: string[]
}

/** The order that the draft describes. */
export function orderOf(draft: Draft, { villageCode, project, attachments }: About): Order {
  const phone = digitsIn(draft.phone)
  return {
    villageCode,
    project,
    category: project === null ? draft.category : null,
    text: draft.text,
    urgency: draft.urgency,
    people: numberIn(draft.people) ?? 1,
    slots: draft.slots.map(parseSlotKey),
    channel: 'self',
    requester: null,
    beneficiary: {
      relation: draft.relation,
      name: draft.name,
      phone: null,
      address: draft.address,
      age: numberIn(draft.age),
      healthNotes: draft.healthNotes,
    },
    phone: phone === '' ? null : phone,
    consentBasis: draft.relation === 'self' ? null : draft.consentBasis,
    attachments,
  }
}

import type { orders } from '@shared/contract'
import type { BodyIn } from '@shared/contract/endpoint'
import type { Slot } from '@shared/time/slot'
import type { Category } from '@shared/vocabulary/categories'
import type { Channel, Relation } from '@shared/vocabulary/orders'
import type { ConsentBasis } from '@shared/vocabulary/people'
import type { Village } from './village-choice'

/** How one may place for somebody else. */
export type PlacingChannel = Exclude<Channel, 'self'>

/** What has been filled in so far; texts as they were typed. */
export interface Draft {
  village: Village | null
  channel: PlacingChannel
  name: string
  phone: string
  relation: Relation
  forName: string
  forPhone: string
  address: string
  age: string
  healthNotes: string
  /** Code of a project of the menu; null for free words. */
  project: string | null
  category: Category | null
  text: string
  people: string
  slots: Slot[]
  urgent: boolean
  consentBasis: ConsentBasis | null
}

export const emptyDraft = (channel: PlacingChannel): Draft => ({
  village: null,
  channel,
  name: '',
  phone: '',
  relation: 'self',
  forName: '',
  forPhone: '',
  address: '',
  age: '',
  healthNotes: '',
  project: null,
  category: null,
  text: '',
  people: '1',
  slots: [],
  urgent: false,
  consentBasis: null,
})

const wholeOf = (text: string): number | null => (/^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : null)

/** Digits alone: numbers are often told, and typed, with spaces or dashes. */
const digitsOf = (text: string): string => text.replace(/[\s-]/g, '')

const PHONE = /^(1[3-9]\d{9}|0\d{9,11})$/

/** What is still missing or wrong, by field; empty when the draft can be sent. */
export function missingIn(draft: Draft): Partial<Record<keyof Draft, string>> {
  const forOther = draft.relation !== 'self'
  const people = wholeOf(draft.people)
  const age = draft.age.trim()
  const checks: [keyof Draft, boolean, string][] = [
    ['village', draft.village === null, '请选一个村'],
    ['name', draft.name.trim() === '', '请写怎么称呼'],
    ['phone', !PHONE.test(digitsOf(draft.phone)), '请写能打通的电话，手机 11 位，座机要有区号'],
    ['forName', forOther && draft.forName.trim() === '', '请写服务对象怎么称呼'],
    ['forPhone', forOther && draft.forPhone.trim() !== '' && !PHONE.test(digitsOf(draft.forPhone)), '电话号码不正确'],
    ['age', age !== '' && (wholeOf(age) ?? 131) > 130, '请写数字'],
    ['text', draft.project === null && draft.text.trim() === '', '没有选服务时，请写对方要什么'],
    ['people', people === null || people < 1 || people > 500, '请写 1 到 500 的数字'],
    ['consentBasis', draft.consentBasis === null, '请选对方是怎么同意的'],
  ]
  return Object.fromEntries(checks.filter(([, wrong]) => wrong).map(([field, , sentence]) => [field, sentence]))
}

/** The body that says it to the server; ask `missingIn` first. */
export function bodyOf(draft: Draft): BodyIn<typeof orders.submit> {
  const requester = { name: draft.name.trim(), phone: digitsOf(draft.phone) }
  const same = draft.relation === 'self'
  const forPhone = digitsOf(draft.forPhone)
  return {
    villageCode: draft.village?.code ?? '',
    project: draft.project,
    category: draft.project === null ? draft.category : null,
    text: draft.text.trim(),
    urgency: draft.urgent ? 'urgent' : 'normal',
    people: wholeOf(draft.people) ?? 1,
    slots: draft.slots,
    channel: draft.channel,
    requester,
    beneficiary: {
      relation: draft.relation,
      name: same ? requester.name : draft.forName.trim(),
      phone: same ? requester.phone : forPhone === '' ? null : forPhone,
      address: draft.address.trim(),
      age: wholeOf(draft.age),
      healthNotes: draft.healthNotes.trim(),
    },
    phone: null,
    consentBasis: draft.consentBasis,
  }
}

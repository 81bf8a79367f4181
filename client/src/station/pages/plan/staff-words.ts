import type { plans as contract } from '@shared/contract'
import type { BodyOf } from '@shared/contract/endpoint'
import { create } from 'zustand'
import type { Plan } from './plan-words'

/** What a staff member decided over the plan: which team an order must have, which it must not. Sent whole with every planning. */
export type StaffWords = Pick<BodyOf<typeof contract.again>, 'pins' | 'forbids'>
type Pin = StaffWords['pins'][number]
type Forbid = StaffWords['forbids'][number]

/** As the server keeps them. */
export const wordsOf = ({ pins, forbids }: Pick<Plan, 'pins' | 'forbids'>): StaffWords => ({
  pins: pins.map(({ order, team, slot }) => ({ order: order.code, team: team.code, slot })),
  forbids: forbids.map(({ order, team }) => ({ order: order.code, team: team.code })),
})

const isFor = (one: Forbid, { order, team }: Forbid): boolean => one.order === order && one.team === team

/** This team for this order: it takes the place of another pin of the order, and of a word against the same team. */
export const withPin = ({ pins, forbids }: StaffWords, pin: Pin): StaffWords => ({
  pins: [...pins.filter(({ order }) => order !== pin.order), pin],
  forbids: forbids.filter((one) => !isFor(one, pin)),
})

export const withoutPin = ({ pins, forbids }: StaffWords, order: string): StaffWords => ({
  pins: pins.filter((one) => one.order !== order),
  forbids,
})

/** Not this team for this order: a pin that says the opposite goes. */
export const withForbid = ({ pins, forbids }: StaffWords, forbid: Forbid): StaffWords => ({
  pins: pins.filter((one) => !isFor(one, forbid)),
  forbids: [...forbids.filter((one) => !isFor(one, forbid)), forbid],
})

export const withoutForbid = ({ pins, forbids }: StaffWords, forbid: Forbid): StaffWords => ({
  pins,
  forbids: forbids.filter((one) => !isFor(one, forbid)),
})

/** Steps that can be taken back. */
const REMEMBERED = 50

interface History {
  /** Code of the plan → what was decided before each step, the latest last. */
  before: Readonly<Record<string, readonly StaffWords[]>>
  remember(plan: string, words: StaffWords): void
  forget(plan: string): void
}

/** What can be taken back; kept while the program is open, so that leaving the page loses nothing of it. */
export const useStaffHistory = create<History>()((set) => ({
  before: {},
  remember: (plan, words) => set(({ before }) => ({ before: { ...before, [plan]: [...(before[plan] ?? []), words].slice(-REMEMBERED) } })),
  forget: (plan) => set(({ before }) => ({ before: { ...before, [plan]: (before[plan] ?? []).slice(0, -1) } })),
}))

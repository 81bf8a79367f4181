import type { OrderState } from '../../shared/lifecycle/order'
import { addDays, beijingAt, beijingDate } from '../../shared/time/beijing'
import { CHANNELS } from '../../shared/vocabulary/orders'
import { CODE_LENGTH } from '../../shared/vocabulary/places'
import type { ServiceOrder } from '../features/orders/order.entity'
import type { OrderContact } from '../features/orders/order-contact.entity'
import type { OrderEvent } from '../features/orders/order-event.entity'
import type { Place } from '../features/places/place.entity'
import type { Team } from '../features/teams/team.entity'
import type { Chance } from './city/chance'
import { acceptedOrder, type PlannedOrder } from './city/city-orders'
import { menu } from './services'

const DAYS_BACK = 100
/** From eight in the morning, for ten hours. */
const MORNING = 8 * 60
const MINUTES_A_DAY = 600
const HOUR_MS = 3_600_000

/** How many orders of the last hundred days each of these places has had; 宅群村's own are played (orders.ts), 茅冈村 has none yet. */
const PAST: readonly (readonly [place: string, orders: number])[] = [
  ['440783108', 55],
  ['440783109', 60],
  ['440783110', 45],
  ['440783111', 25],
  ['440705', 45],
  ['440781', 40],
  ['440703', 20],
]
const WITHOUT = ['440783108226', '440783110223']
/** Of a town so many villages order. */
const VILLAGES = 7

/** Whom the planted orders belong to, and how their keys are made. */
export interface Planting {
  readonly placerId: string
  readonly key: () => string
  readonly now: number
  readonly chance: Chance
}

/** What was asked for in the last hundred days in a few towns, most of it done and some of it rated: rows for the figures to speak of. */
export function pastOrders(places: readonly Place[], teams: readonly Team[], planting: Planting): PlannedOrder[] {
  const { chance, now } = planting
  const wishes = PAST.flatMap(([place, count]) => {
    const own = places.filter(({ level, code }) => level === 'village' && code.startsWith(place) && !WITHOUT.includes(code))
    const villages = chance.some(own, VILLAGES)
    return Array.from({ length: count }, () => ({ village: chance.one(villages), at: daytime(now, chance) }))
  })
  return wishes.toSorted((one, other) => one.at - other.at).map(({ village, at }, index) => pastOrder(village, at, index, teams, planting))
}

/** A moment of one of the last hundred days at which people order, the last two days left out. */
function daytime(now: number, chance: Chance): number {
  const day = addDays(beijingDate(now), -2 - chance.below(DAYS_BACK))
  return beijingAt(day, MORNING + chance.below(MINUTES_A_DAY))
}

function pastOrder(village: Place, at: number, index: number, teams: readonly Team[], { placerId, key, chance }: Planting): PlannedOrder {
  const wish = { village, item: chance.one(menu), urgency: 'normal' as const, slots: [] }
  const { order, contact, events } = acceptedOrder(wish, `past order ${index}`, { placerId, at: new Date(at), key })
  const [submit, accept] = events
  if (submit === undefined || accept === undefined) throw new Error('an order begins with two steps')
  const late = chance.next() < 0.15
  const channel = chance.one(CHANNELS)
  const person: OrderContact = { ...contact, beneficiaryName: `村民${1 + chance.below(9)}` }
  const answeredAt = at + (late ? 30 + chance.below(20) : 1 + chance.below(20)) * HOUR_MS
  const story = new Story(order, key, submit)
  if (late) story.add('escalate', 'submitted', 'system', '没有按时答复，自动转到上一级', at + 24 * HOUR_MS, upper(village))
  const drawn = chance.next()
  if (drawn < 0.07) story.add('refuse', 'refused', 'site', '没有受理：目前没有力量做到', answeredAt)
  else if (drawn < 0.1) story.add('refer', 'referred', 'site', '已转介到镇里', answeredAt)
  else serve(story, answeredAt, near(teams, village), chance)
  return { order: { ...story.end(), channel, refusal: drawn < 0.07 ? 'beyond_means' : null }, contact: person, events: story.events }
}

const upper = ({ code }: Place): string => code.slice(0, CODE_LENGTH.town)

/** A team at home in the village's county, where there is one. */
const near = (teams: readonly Team[], { code }: Place): Team | undefined =>
  teams.find(({ homeCode }) => homeCode.startsWith(code.slice(0, CODE_LENGTH.town))) ??
  teams.find(({ homeCode }) => homeCode.startsWith(code.slice(0, CODE_LENGTH.county)))

/** From being accepted to being done, and rated by six of ten. */
function serve(story: Story, answeredAt: number, team: Team | undefined, chance: Chance): void {
  story.add('accept', 'accepted', 'site', '站里受理了', answeredAt)
  const takenAt = answeredAt + (2 + chance.below(30)) * HOUR_MS
  if (team !== undefined && chance.next() < 0.75) {
    story.add('offer', 'offering', 'site', `已邀请${team.name}；队伍可以接，也可以不接`, answeredAt + HOUR_MS)
    story.add('take', 'assigned', 'team', `${team.name}接单`, takenAt)
    story.change({ teamId: team.id })
  } else story.add('self_handle', 'assigned', 'site', '站里自己来办', takenAt)
  const doneAt = takenAt + (4 + chance.below(8)) * HOUR_MS
  story.add('start', 'serving', 'team', '开始服务', takenAt + 2 * HOUR_MS)
  story.add('deliver', 'delivered', 'team', '服务完成', doneAt)
  story.change({ outcome: 'done', deliveredAt: new Date(doneAt) })
  if (chance.next() < 0.6) {
    const stars = chance.next() < 0.12 ? 2 + chance.below(2) : 4 + chance.below(2)
    story.add('rate', 'closed', 'requester', `评价：${stars} 分`, doneAt + 5 * HOUR_MS)
    story.change({ stars, ratingText: '' })
  } else story.add('close_unrated', 'closed', 'system', '7 天没有评价，已办结（未评价）', doneAt + 7 * 24 * HOUR_MS)
}

/** The timeline of one order as it is written down, and the row that it leads to. */
class Story {
  readonly events: OrderEvent[]
  #order: ServiceOrder

  constructor(
    order: ServiceOrder,
    private readonly key: () => string,
    submit: OrderEvent,
  ) {
    this.events = [submit]
    this.#order = { ...order, state: 'submitted', open: false, turn: 'nobody', shown: false }
  }

  add(action: string, state: OrderState, by: OrderEvent['by'], words: string, at: number, ownerCode = this.#order.ownerCode): void {
    const seq = this.events.length
    const { id: orderId } = this.#order
    this.events.push({
      id: this.key(),
      orderId,
      seq,
      action,
      state,
      by,
      personId: null,
      ownerCode,
      words,
      said: '',
      facts: null,
      at: new Date(at),
    })
    this.change({ state, ownerCode, updatedAt: new Date(at), version: seq + 1, shown: state === 'closed' })
  }

  change(columns: Partial<ServiceOrder>): void {
    this.#order = { ...this.#order, ...columns }
  }

  end = (): ServiceOrder => this.#order
}

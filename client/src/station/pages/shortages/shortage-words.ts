import type { shortages as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { placeOfSite } from '@/station/place-name'

export type Shortages = ReplyOf<typeof contract.list>
export type Shortage = Shortages['items'][number]
export type WhatIf = ReplyOf<typeof contract.moreTeam>
export type ShortOrder = Shortage['orders'][number]

/** '家电维修', or the category of orders in free words. */
export const serviceName = ({ service, category }: Pick<Shortage, 'service' | 'category'>): string =>
  service?.name ?? (category === null ? '还没定类别的' : `${CATEGORY_LABELS[category]}（没有指定服务）`)

export const WAYS = ['visit', 'team', 'service', 'town', 'week'] as const
export type Way = (typeof WAYS)[number]

const townOf = ({ town }: Shortage) => ({ code: town.code, name: placeOfSite(town.name) })

/** One bar: what it is called, how long it is, and which orders it stands for. */
export interface Bar {
  key: string
  title: string
  /** In the same sense for all bars shown: gain, or orders that wait. */
  length: number
  words: string
  orders: readonly ShortOrder[]
  /** For a single shortage: where to begin trying. */
  town: { code: string; name: string } | null
  /** For a team whose time is up: its code. */
  team: string | null
}

/** Nothing is counted twice: an order that waits in two weeks is one. */
const distinct = (orders: readonly ShortOrder[]): ShortOrder[] =>
  orders.filter(({ code }, place) => orders.findIndex((one) => one.code === code) === place)

const NAMES: Record<'service' | 'town' | 'week', (item: Shortage) => { key: string; title: string }> = {
  service: (item) => ({ key: item.service?.code ?? item.category ?? '', title: serviceName(item) }),
  town: ({ town }) => ({ key: town.code, title: placeOfSite(town.name) }),
  week: ({ week, weekWords }) => ({ key: week, title: weekWords }),
}

/** The bars of one way of looking, the longest first; weeks in their order. */
export function barsOf({ items, capacities }: Pick<Shortages, 'items' | 'capacities'>, way: Way): Bar[] {
  if (way === 'team') {
    return capacities.map(({ team, full, gain, words }) => ({
      key: `${team.code}.${full}`,
      title: team.name,
      length: gain,
      words: `${full}。${words}。`,
      orders: [],
      town: null,
      team: team.code,
    }))
  }
  if (way === 'visit') {
    return items.map((item) => ({
      key: `${item.service?.code ?? item.category ?? ''}.${item.town.code}.${item.week}`,
      title: `${serviceName(item)} · ${placeOfSite(item.town.name)} · ${item.weekWords}`,
      length: item.gain,
      words: item.words,
      orders: item.orders,
      town: townOf(item),
      team: null,
    }))
  }
  const nameOf = NAMES[way]
  const groups = new Map<string, { title: string; items: Shortage[] }>()
  for (const item of items) {
    const { key, title } = nameOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { title, items: [item] })
    else group.items.push(item)
  }
  const bars = [...groups].map(([key, group]) => {
    const orders = distinct(group.items.flatMap((item) => item.orders))
    const [first, ...others] = group.items
    return {
      key,
      title: group.title,
      length: orders.length,
      words: `${orders.length} 张单没有队伍能去`,
      orders,
      town: first !== undefined && others.every(({ town }) => town.code === first.town.code) ? townOf(first) : null,
      team: null,
    }
  })
  return bars
    .filter(({ length }) => length > 0)
    .sort((one, other) => (way === 'week' ? (one.key < other.key ? -1 : 1) : other.length - one.length))
}

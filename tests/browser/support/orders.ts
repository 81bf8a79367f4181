import { randomUUID } from 'node:crypto'
import { addDays, beijingDate } from '../../../shared/time/beijing'
import { PARTS, type Slot } from '../../../shared/time/slot'
import type { RunningServer } from './running-server'

/** What a browser would send, sent without one: so that a story need not type thirty orders before it begins. */
export interface Caller {
  get<Reply>(path: string): Promise<Reply>
  post<Reply>(path: string, body: unknown): Promise<Reply>
}

/** Signs a person of the demonstration in. @param name as seeded: 张伯 */
export async function callerOf(server: RunningServer, name: string): Promise<Caller> {
  const code = new URL(server.signInPage(name)).searchParams.get('as')
  const ask = async <Reply>(method: string, path: string, token: string | null, body?: unknown): Promise<Reply> => {
    const reply = await fetch(`${server.address}/api${path}`, {
      method,
      headers: {
        'Content-Type': 'application/json',
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(method === 'GET' ? {} : { 'Idempotency-Key': randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as Reply
  }
  const { token } = await ask<{ token: string }>('POST', '/session/choose', null, { code })
  return {
    get: (path) => ask('GET', path, token),
    post: (path, body) => ask('POST', path, token, body),
  }
}

/** Slots that an order carries at most. */
const MOST = 12
/** Days from today on which the first slot lies: none of them is over before a story is. */
const FIRST = 2

const dayAfter = (days: number): string => addDays(beijingDate(Date.now()), FIRST + days)

/** Every part of the coming days, as many as an order carries. */
const soon = (): Slot[] =>
  Array.from({ length: MOST }, (_, place) => ({
    date: dayAfter(Math.floor(place / PARTS.length)),
    part: PARTS[place % PARTS.length] ?? 'morning',
  }))

/** As many mornings as an order carries: every team has a free one among them. */
export const mornings = (): Slot[] => Array.from({ length: MOST }, (_, place) => ({ date: dayAfter(place), part: 'morning' }))

interface Menu {
  items: { code: string; service: { name: string } }[]
}

/**
 * Places an order for oneself.
 * @param service its name on the menu of the village
 * @returns the order's code
 */
export async function placeOrder(
  caller: Caller,
  village: string,
  service: string,
  { urgency = 'normal', slots = soon() }: { urgency?: 'normal' | 'urgent'; slots?: Slot[] } = {},
): Promise<string> {
  const { items } = await caller.get<Menu>(`/menu?village=${village}`)
  const project = items.find((item) => item.service.name === service)?.code
  if (project === undefined) throw new Error(`${service} is not on the menu: ${items.map((item) => item.service.name).join(', ')}`)
  const { code } = await caller.post<{ code: string }>('/orders', {
    villageCode: village,
    project,
    category: null,
    text: '',
    urgency,
    slots,
    requester: null,
    beneficiary: { relation: 'self', name: '测试', phone: null, address: '', age: null, healthNotes: '' },
    phone: '07502009002',
    consentBasis: null,
  })
  return code
}

/** Takes an order on, as the staff of its site do. */
export const acceptOrder = (staff: Caller, code: string): Promise<unknown> =>
  staff.post(`/orders/${code}/accept`, { category: null, text: '' })

import type { EntityManager } from 'typeorm'
import { OrderPerson } from '../../../server/features/orders/order-contact.entity'
import { startSession } from '../../../server/features/people/start-session'
import { seedNetwork } from '../../../server/seed/seed'
import { startTestServer } from '../../support/server'
import { undoing } from '../../support/undoing'
import { type Kind, PLACES, SITES, WHERES, type Where } from './kinds'
import { put, putMember, putPerson, type Somebody } from './rows'
import { plantPlan, plantThings, type Things } from './things'

/** A Tuesday, ten in the morning in China. */
const NOW = new Date('2026-11-24T02:00:00.000Z')

const PLANNERS: readonly Kind[] = ['station', 'town', 'centre', 'supervisor']

/**
 * A county with one of everything in each of the four relations, one person of every kind, and two servers on it: one that keeps what is
 * written, and one that undoes it, so that all requests meet the same world.
 */
export async function openWorld(look: (tx: EntityManager) => Promise<void> = async () => undefined) {
  const server = await startTestServer({ now: NOW })
  const { database, services } = server
  await seedNetwork(database)
  const things = {} as Record<Where, Things>
  for (const where of WHERES) things[where] = await plantThings(services, where)
  const people = await plantPeople()
  const plans = await plantPlans()
  const tokens = new Map<Kind, string>()
  for (const [kind, { id }] of people) tokens.set(kind, await database.transaction((tx) => startSession(tx, id, 'phone', NOW)))
  const undone = await startTestServer({ now: NOW, services: { ...services, database: undoing(database, look) } })

  async function plantPeople(): Promise<Map<Kind, Somebody>> {
    const site = PLACES.own
    const { resident, volunteer, leader, teamId, orderId } = things.own
    const staff = async (code: string) => {
      const person = await putPerson(database, { name: '工作人员', villageCode: site })
      await putMember(database, person.id, 'staff', { siteCode: code })
      return person
    }
    const only = async (role: 'proxy' | 'supervisor' | 'administrator', siteCode: string) => {
      const person = await putPerson(database, { name: '某某', villageCode: site })
      await putMember(database, person.id, role, { siteCode })
      return person
    }
    const proxy = await only('proxy', site)
    await put(database, OrderPerson, { orderId, personId: proxy.id, open: true })
    const ended = await putPerson(database, { name: '前工作人员', villageCode: site })
    const anHourAgo = new Date(NOW.getTime() - 3_600_000)
    await putMember(database, ended.id, 'staff', { siteCode: site }, anHourAgo)
    await putMember(database, ended.id, 'leader', { teamId }, anHourAgo)
    await putMember(database, volunteer.id, 'volunteer', { teamId })
    return new Map<Kind, Somebody>([
      ['newcomer', await putPerson(database, { name: '新来的', villageCode: site }, false)],
      ['resident', resident],
      ['proxy', proxy],
      ['volunteer', volunteer],
      ['leader', leader],
      ['station', await staff(site)],
      ['town', await staff(SITES.town)],
      ['centre', await staff(SITES.county)],
      ['supervisor', await only('supervisor', SITES.county)],
      ['administrator', await only('administrator', SITES.county)],
      ['ended', ended],
    ])
  }

  /** Each planner's own draft, and in the other relations drafts of somebody else's. */
  async function plantPlans(): Promise<Map<Kind | Where, string>> {
    const drafts = new Map<Kind | Where, string>()
    for (const kind of PLANNERS) drafts.set(kind, await plantPlan(services, people.get(kind)?.id ?? '', PLACES.own))
    for (const where of ['same', 'other', 'out'] as const) {
      const colleague = await putPerson(database, { name: '同事' })
      await putMember(database, colleague.id, 'staff', { siteCode: PLACES[where] })
      drafts.set(where, await plantPlan(services, colleague.id, PLACES[where]))
    }
    return drafts
  }

  const personOf = (kind: Kind): Somebody => {
    const person = people.get(kind)
    if (person === undefined) throw new Error(`A ${kind} is nobody`)
    return person
  }

  return {
    server,
    undone,
    database,
    things,
    now: NOW,
    personOf,
    tokenOf: (kind: Kind): string | null => tokens.get(kind) ?? null,
    planOf: (kind: Kind, where: Where): string => plans.get(where === 'own' ? kind : where) ?? plans.get('station') ?? '',
    async close() {
      await undone.close()
      await server.close()
    },
  }
}

export type World = Awaited<ReturnType<typeof openWorld>>

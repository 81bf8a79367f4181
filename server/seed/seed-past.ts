import { type EntityManager, IsNull, Not } from 'typeorm'
import { Deadline } from '../clocks/deadline.entity'
import { endClock } from '../clocks/deadlines'
import type { Work } from '../features/orders/move-order'
import { ServiceOrder } from '../features/orders/order.entity'
import { OrderContact } from '../features/orders/order-contact.entity'
import { OrderEvent } from '../features/orders/order-event.entity'
import { orderClockRanOut } from '../features/orders/run-out'
import { submitOrder } from '../features/orders/submit-order'
import { Team } from '../features/teams/team.entity'
import type { Services } from '../services'
import { actorNamed } from './actors'
import { Chance } from './city/chance'
import { fixedCode, orderedKeys } from './identity'
import { pastOrders } from './past-orders'
import { readPlaces } from './places'
import { plantOnce, rowsOf } from './planting'

const SEED = 440_783
const BEGAN = 110 * 86_400_000
const HOUR_MS = 3_600_000
/** Hours after which at least three working days are over, whatever holidays there are. */
const LONG_AGO = 15 * 24

/**
 * Plants what supervisors look at: a hundred days of orders of several towns, and two that got stuck: one that came up to the centre and is
 * overdue there, one that its station has just let run out. Nothing where it was planted before.
 */
export async function seedPast(services: Services): Promise<void> {
  const now = services.now()
  await plantOnce(
    services.database,
    (tx) => tx.existsBy(ServiceOrder, { publicCode: fixedCode('past order 0') }),
    () => [(tx) => plantPast(tx, now.getTime()), (tx) => plantStuck(tx, services, now)],
  )
}

async function plantPast(tx: EntityManager, now: number): Promise<void> {
  const placer = await actorNamed(tx, '谭伟')
  if (placer === null) return
  const teams = await tx.find(Team, { order: { id: 'ASC' } })
  const planting = { placerId: placer.person.id, key: orderedKeys(now - BEGAN), now, chance: new Chance(SEED) }
  const planned = pastOrders(readPlaces(), teams, planting)
  for (const step of [
    rowsOf(
      ServiceOrder,
      planned.map(({ order }) => order),
    ),
    rowsOf(
      OrderContact,
      planned.map(({ contact }) => contact),
    ),
    rowsOf(
      OrderEvent,
      planned.flatMap(({ events }) => events),
    ),
  ])
    await step(tx)
}

const TEXTS = { overdue: '想请人看看祠堂的屋顶，下雨就漏。', came: '想请人教村里老人用手机交电费。' } as const

async function plantStuck(tx: EntityManager, services: Services, now: Date): Promise<void> {
  const overdue = await ask(tx, services, TEXTS.overdue, new Date(now.getTime() - LONG_AGO * HOUR_MS))
  while (overdue !== null && !overdue.overdue && (await letRunOut(tx, services, overdue, now)));
  // The latest hour at which asking would have let the station's clock run out by now.
  const { clocks } = services
  let hours = 1
  while (clocks.due('answer', 'normal', new Date(now.getTime() - hours * HOUR_MS)) > now) hours += 1
  const came = await ask(tx, services, TEXTS.came, new Date(now.getTime() - hours * HOUR_MS))
  if (came !== null) await letRunOut(tx, services, came, now)
}

/** 周婶 asks for something in her own words; null where she is not there. */
async function ask(tx: EntityManager, services: Services, text: string, at: Date): Promise<ServiceOrder | null> {
  const actor = await actorNamed(tx, '周婶')
  if (actor === null) return null
  const { name, phone, villageCode } = actor.person
  const work: Work = { tx, services, actor, now: at }
  return submitOrder(
    work,
    {
      ...{ villageCode: villageCode ?? '', project: null, category: null, text, urgency: 'normal', people: 1, slots: [], channel: 'self' },
      ...{ requester: null, phone, consentBasis: null, attachments: [] },
      beneficiary: { relation: 'self', name, phone: null, address: '', age: null, healthNotes: '' },
    },
    'pass',
  )
}

/** Lets the answer's clock run out where it is due by now; false where it is not. */
async function letRunOut(tx: EntityManager, services: Services, order: ServiceOrder, now: Date): Promise<boolean> {
  const due = order.promiseDue
  if (due === null || due > now) return false
  const deadline = await tx.findOneByOrFail(Deadline, { subjectId: order.id, liveKey: Not(IsNull()) })
  await endClock(tx, deadline, due)
  await orderClockRanOut({ tx, services, now: due }, order, 'answer')
  return true
}

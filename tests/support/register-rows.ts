import * as fc from 'fast-check'
import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Activity, ActivityPost } from '../../server/features/activities/activity.entity'
import { OrderFact } from '../../server/features/figures/order-fact.entity'
import { HoursEntry } from '../../server/features/hours/hours.entity'
import { Notice } from '../../server/features/notices/notice.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderContact } from '../../server/features/orders/order-contact.entity'
import { ServiceProject, ServiceProjectVersion } from '../../server/features/projects/project.entity'
import { Team } from '../../server/features/teams/team.entity'
import { REGISTER_STATES, type RegisterName } from '../../shared/registers/columns'

export const VILLAGES = ['440783108226', '440783108223', '440783110223', '440781103201'] as const
const SERVICES = ['health_check', 'haircut', 'legal_talk'] as const
/** What would be a formula, or would break a sheet, if it were not a text. */
export const TITLES = [
  '=1+1',
  '+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '<b>&"\'',
  '帮阿婆剪头发',
  '\t=HYPERLINK("x")',
  '九 月',
  '0012',
  '😀',
] as const

/** What the test knows of a row: where, when, in which state, and its numbers by column. */
export interface Known {
  readonly village: string
  readonly day: string
  readonly state: string
  readonly service: string
  readonly sums: Readonly<Record<string, number>>
}

/** A row as it is drawn by lot. */
export interface Drawn {
  readonly village: string
  readonly date: number
  readonly state: string
  readonly service: string
  readonly title: string
  readonly amount: number
  readonly flag: boolean
}

export const drawn = (register: RegisterName): fc.Arbitrary<Drawn> =>
  fc.record({
    village: fc.constantFrom(...VILLAGES),
    date: fc.integer({ min: 1, max: 28 }),
    state: fc.constantFrom(...Object.keys(REGISTER_STATES[register])),
    service: fc.constantFrom(...SERVICES),
    title: fc.constantFrom(...TITLES),
    amount: fc.integer({ min: 1, max: 9 }),
    flag: fc.boolean(),
  })

export const someFilter = (register: RegisterName) =>
  fc.record(
    {
      site: fc.constantFrom('4407', '440783', '440783108', ...VILLAGES),
      from: fc.integer({ min: 1, max: 28 }).map(dayOf),
      until: fc.integer({ min: 1, max: 28 }).map(dayOf),
      state: fc.constantFrom(...Object.keys(REGISTER_STATES[register])),
      service: fc.constantFrom(...SERVICES),
    },
    { requiredKeys: ['site'] },
  )

function dayOf(date: number): string {
  return `2026-10-${String(date).padStart(2, '0')}`
}

/** Twenty past midnight in China, which is still the day before in UTC. */
const momentOf = (date: number): Date => new Date(`${dayOf(date)}T00:20:00+08:00`)

const places = (village: string) => ({ countyCode: village.slice(0, 6), townCode: village.slice(0, 9), villageCode: village })

/** An order of the place with its people; with a fact, as every order has, unless a test wants it in no register. */
async function order(tx: EntityManager, row: Drawn, more: Partial<ServiceOrder> = {}, registered = true): Promise<string> {
  const id = uuidv7()
  const at = momentOf(row.date)
  await tx.insert(ServiceOrder, {
    ...{ id, publicCode: newPublicCode(), state: 'accepted', turn: 'none', open: false, ...places(row.village), ownerCode: row.village },
    ...{ title: row.title, category: 'health', serviceCode: row.service, text: '', textVerdict: 'pass', urgency: 'normal' },
    ...{ people: row.amount, slots: [], channel: 'self', placerId: uuidv7(), relation: 'self', submittedAt: at, updatedAt: at },
    ...more,
  } as never)
  await tx.insert(OrderContact, {
    ...{
      orderId: id,
      requesterName: '关可欣',
      requesterPhone: '13800002046',
      beneficiaryName: '方李银好',
      beneficiaryPhone: '13907500417',
    },
    ...{ address: '', age: null, healthNotes: '' },
  })
  const zeros = Object.fromEntries(
    ['received', 'answerDue', 'answeredInTime', 'offered', 'taken', 'accepted', 'finished', 'rated', 'satisfied', 'proxy', 'unmet'].map(
      (name) => [name, 0],
    ),
  )
  if (registered) {
    const date = dayOf(row.date)
    await tx.insert(OrderFact, {
      ...zeros,
      ...{ orderId: id, date, ...places(row.village), service: row.service, beneficiary: '', refused: 0, referred: 0 },
    } as never)
  }
  return id
}

async function team(tx: EntityManager, home: string): Promise<string> {
  const id = uuidv7()
  await tx.insert(Team, {
    ...{ id, publicCode: newPublicCode(), name: `${home} 队`, kind: 'service_team', homeCode: home, latE6: 22_000_000, lngE6: 112_000_000 },
    ...{ about: '', createdAt: momentOf(1) },
  } as never)
  return id
}

async function activity(tx: EntityManager, row: Drawn, state = 'settled'): Promise<string> {
  const [id, startsAt] = [uuidv7(), momentOf(row.date)]
  await tx.insert(Activity, {
    ...{ id, publicCode: newPublicCode(), state, teamId: await team(tx, row.village), siteCode: row.village, ...places(row.village) },
    ...{ title: row.title, category: 'health', nature: 'service', about: '', foundBy: '', risk: 1, riskText: '', minutesPlanned: 60 },
    ...{ startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000), opensAt: startsAt, closesAt: startsAt, address: '', meetingPoint: '' },
    ...{ latE6: 22_000_000, lngE6: 112_000_000, checkSecret: '', createdBy: uuidv7(), createdAt: startsAt, updatedAt: startsAt },
  } as never)
  const served = await order(tx, row, {}, false)
  await tx.query('insert into activity_order (activityId, orderId, liveOrderId) values (?, ?, ?)', [id, served, served])
  return id
}

const entry = (activityId: string, personId: string, row: Drawn, counts: boolean) => ({
  ...{ id: uuidv7(), publicCode: newPublicCode(), personId, activityId, siteCode: row.village, kind: row.flag ? 'timed' : 'manual' },
  ...{ source: 'timed', state: row.state, counts, minutes: row.amount * 10, date: dayOf(row.date), startsAt: momentOf(row.date) },
  ...{ endsAt: momentOf(row.date), spans: [], reasons: [], words: '', confirmedBy: personId, postedAt: momentOf(row.date) },
})

/** Plants a row of each register; returns what is known of its numbers. `person` lives in the first village. */
export const PLANTING: Record<RegisterName, (tx: EntityManager, row: Drawn, person: string) => Promise<Record<string, number>>> = {
  async orders(tx, row) {
    await order(tx, row, { state: row.state as ServiceOrder['state'] })
    return { people: row.amount }
  },
  async projects(tx, row) {
    const [id, versionId, at] = [uuidv7(), uuidv7(), momentOf(row.date)]
    await tx.insert(ServiceProject, {
      ...{ id, publicCode: newPublicCode(), teamId: await team(tx, row.village), homeCode: row.village, state: row.state },
      ...{ serviceCode: row.service, category: 'health', versionId, createdAt: at, updatedAt: at },
    } as never)
    await tx.insert(ServiceProjectVersion, {
      ...{ id: versionId, projectId: id, version: 1, title: row.title, serviceCode: row.service, summary: '', detail: '', people: 2 },
      ...{ qualification: '', risk: 1, insurance: '', writtenBy: uuidv7(), createdAt: at },
    })
    if (row.flag) await order(tx, row, { projectId: id }, false)
    return { orders: row.flag ? 1 : 0 }
  },
  async activities(tx, row, person) {
    const id = await activity(tx, row, row.state)
    for (const position of [1, 2]) {
      const post = { id: uuidv7(), publicCode: newPublicCode(), activityId: id, position, name: '帮手', places: row.amount, taken: 1 }
      await tx.insert(ActivityPost, post as never)
    }
    await tx.query(
      'insert into attendance (activityId, personId, present, minutes, earned, reasons, setAside, countedUntil) values (?, ?, ?, 0, 0, ?, ?, ?)',
      [...[id, person, row.flag ? 1 : 0, '[]', '', momentOf(row.date)]],
    )
    await tx.insert(HoursEntry, entry(id, person, { ...row, state: 'posted' }, true) as never)
    return { places: 2 * row.amount, taken: 2, present: row.flag ? 1 : 0, minutes: row.amount * 10 }
  },
  async hours(tx, row, person) {
    const counts = row.state === 'posted' || row.state === 'reversed'
    await tx.insert(HoursEntry, entry(await activity(tx, row), person, row, counts) as never)
    const minutes = counts ? row.amount * 10 : 0
    return { timed: row.flag ? minutes : 0, manual: row.flag ? 0 : minutes }
  },
  async notices(tx, row, person) {
    const orderId = await order(tx, row, {}, false)
    const [id, at] = [uuidv7(), momentOf(row.date)]
    await tx.insert(Notice, {
      ...{ id, personId: person, eventKey: id, orderId, title: row.title, body: '', opens: '', at },
      readAt: row.state === 'read' ? at : null,
    })
    return {}
  },
}

export const knownOf = (row: Drawn, sums: Record<string, number>): Known => ({ ...row, day: dayOf(row.date), sums })

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { Not } from 'typeorm'
import { AuditEntry, SecurityEvent } from '../../server/audit/audit.entity'
import { retain } from '../../server/audit/retain'
import { Attachment } from '../../server/features/attachments/attachment.entity'
import { sweepAttachments } from '../../server/features/attachments/sweep-attachments'
import { CheckEvent } from '../../server/features/check-ins/check-event.entity'
import { beneficiaryKey } from '../../server/features/figures/fact'
import { fillFigures } from '../../server/features/figures/fill-figures'
import { recountFigures } from '../../server/features/figures/recount'
import { HoursEntry } from '../../server/features/hours/hours.entity'
import { MembershipReveal } from '../../server/features/memberships/membership-reveal.entity'
import { Notice } from '../../server/features/notices/notice.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderPerson } from '../../server/features/orders/order-contact.entity'
import { startSession } from '../../server/features/people/start-session'
import { Urge } from '../../server/features/supervision/urge.entity'
import { SiteTask, TaskEvent } from '../../server/features/tasks/task.entity'
import { diskStore } from '../../server/media/file-store'
import { seedNetwork } from '../../server/seed/seed'
import { orders, ownData, records, session, signUps } from '../../shared/contract'
import { refused, TUESDAY } from '../support/kaiping'
import { tell } from '../support/number'
import { type Client, startTestServer, type TestServer } from '../support/server'
import { PERSONAL_COLUMNS } from './support/personal-columns'
import { canary, PERSONAL, type Personal } from './world/canaries'
import { PLACES } from './world/kinds'
import { named, put, putMember, putPerson } from './world/rows'
import { plantThings, type Things } from './world/things'

const SITE = PLACES.own
const DAY = 24 * 60

let server: TestServer
let things: Things
let folder: string
let logged: string
let resident: Client
let volunteer: Client
let staff: Client

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hongmian-erasure-'))
  logged = ''
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _, done) {
        logged += String(chunk)
        done()
      },
    }),
  )
  server = await startTestServer({ now: TUESDAY, services: { log, files: diskStore(folder) } })
  await seedNetwork(server.database)
  things = await plantThings(server.services, 'own')
  await plantThings(server.services, 'same')
  const officer = await putPerson(server.database, { name: '工作人员', villageCode: SITE })
  await putMember(server.database, officer.id, 'staff', { siteCode: SITE })
  const signedIn = async (id: string) => server.withToken(await server.database.transaction((tx) => startSession(tx, id, 'phone', TUESDAY)))
  resident = await signedIn(things.resident.id)
  volunteer = await signedIn(things.volunteer.id)
  staff = await signedIn(officer.id)
})
afterEach(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

/** Everything of the database as text, table by table. */
async function tables(): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { tableName } of server.database.reads.entityMetadatas) {
    texts.set(tableName, JSON.stringify(await server.database.reads.query(`select * from ${tableName}`)))
  }
  return texts
}

const filesIn = (place: string): string[] =>
  readdirSync(place).flatMap((entry) => (statSync(join(place, entry)).isDirectory() ? filesIn(join(place, entry)) : [join(place, entry)]))

/** Where one of these values still stands: in which table, in a file, in the log. */
async function left(values: readonly string[]): Promise<string[]> {
  const places = [
    ...(await tables()),
    [
      'the files',
      filesIn(folder)
        .map((file) => readFileSync(file, 'utf8'))
        .join(),
    ],
    ['the log', logged],
  ] as const
  return places.flatMap(([place, text]) => values.filter((value) => text.includes(value)).map((value) => `${place}: ${value}`))
}

const valuesOf = (fields: readonly Personal[]): string[] => fields.map((field) => canary(field, 'own'))
const RESIDENT = valuesOf(['name', 'phone', 'address', 'health', 'text', 'openid'])
/** Made of their village, name and number: whoever knows those finds it. */
const COUNTED_AS = beneficiaryKey(SITE, { beneficiaryName: canary('name', 'own'), beneficiaryPhone: canary('phone', 'own') })
const VOLUNTEER = valuesOf(['volunteer_name', 'volunteer_phone', 'birth_date', 'guardian'])

const reveal = (client: Client) =>
  client.call(orders.reveal, { params: { code: things.codes.order }, body: { what: 'health', reason: '带药' } })

/** Carries what is personal as far as it goes: opened by others, told to others, kept for repetition. */
async function spread(): Promise<void> {
  expect((await reveal(staff)).body.healthNotes).toBe(canary('health', 'own'))
  await staff.call(signUps.reveal, { params: { code: things.codes.sign_up } })
  await resident.call(session.profile, { body: { name: canary('name', 'own'), phone: canary('phone', 'own'), villageCode: SITE } })
  await resident.call(orders.addNote, { params: { code: things.codes.order }, body: { text: `我是${canary('name', 'own')}` } })
  await resident.call(orders.one, { params: { code: things.codes.order } })
  await volunteer.call(records.issue, { body: { from: '2026-01-01', until: '2026-11-24' } })
  const notice = { personId: things.leader.id, title: '有人报名', opens: '/', at: TUESDAY }
  const telling = (name: string) => put(server.database, Notice, { ...named(), ...notice, eventKey: named().id, body: `${name}报了名` })
  await telling(canary('name', 'own'))
  await telling(canary('volunteer_name', 'own'))
  // One order was finished, so that a month counts a service.
  await server.database.transaction((tx) =>
    tx.update(ServiceOrder, { villageCode: SITE, publicCode: Not(things.codes.order) }, { state: 'closed' }),
  )
  await fillFigures(server.database)
}

/** What staff write about people where it is about something else. */
async function writeInOffices(): Promise<void> {
  const { database } = server
  const said = `${canary('name', 'own')}（${canary('phone', 'own')}）和${canary('volunteer_name', 'own')}来过`
  await database.transaction((tx) =>
    tx.update(Urge, { publicCode: things.codes.urge }, { text: said, answer: said, answeredBy: things.volunteer.id }),
  )
  const task = await database.reads.manager.findOneByOrFail(SiteTask, { publicCode: things.codes.task })
  const step = { taskId: task.id, action: 'start', fromState: 'todo', toState: 'doing', personId: things.volunteer.id } as const
  await put(database, TaskEvent, { id: named().id, ...step, said, at: TUESDAY })
  const membershipId = await putMember(database, things.volunteer.id, 'volunteer', { teamId: things.teamId })
  await put(database, MembershipReveal, { id: named().id, membershipId, openedBy: things.leader.id, reason: said, at: TUESDAY })
}

/** As once everything has been seen through. */
async function finish(): Promise<void> {
  await server.database.transaction(async (tx) => {
    await tx.update(OrderPerson, { personId: things.resident.id }, { open: false })
    await tx.update(ServiceOrder, { villageCode: SITE }, { open: false })
    await tx.query('update membership set endedAt = startedAt where personId = ?', [things.volunteer.id])
    await tx.query('update sign_up set liveKey = null where personId = ?', [things.volunteer.id])
  })
}

const erase = (client: Client) => client.call(ownData.erase, { body: { sure: true } })

describe('taking my data along', () => {
  it('holds everything that I told, in words, and nothing of anybody else', async () => {
    await spread()
    const mine = JSON.stringify((await resident.call(ownData.take)).body)
    for (const value of RESIDENT) expect(mine).toContain(value)
    const hers = JSON.stringify((await volunteer.call(ownData.take)).body)
    for (const value of VOLUNTEER) expect(hers).toContain(value)
    for (const field of PERSONAL) for (const text of [mine, hers]) expect(text).not.toContain(canary(field, 'same'))
    expect(hers).not.toContain(canary('name', 'own'))
  })

  it('holds what I did and wrote in an office', async () => {
    await writeInOffices()
    const { sections } = (await volunteer.call(ownData.take)).body
    expect(sections.map(({ title }) => title)).toEqual(expect.arrayContaining(['回复的督单', '办过的任务', '谁打开过我的身份资料']))
  })

  it('tells who opened what of mine, and is audited each time', async () => {
    await reveal(staff)
    const { sections } = (await resident.call(ownData.take)).body
    expect(sections.map(({ title }) => title)).toContain('谁打开过我单上的联系方式')
    await resident.call(ownData.take)
    expect(await server.database.reads.manager.countBy(AuditEntry, { endpoint: 'me.data.export' })).toBe(2)
  })
})

describe('erasing me', () => {
  it('waits until what needs me is done, and says what that is', async () => {
    expect((await resident.call(ownData.state)).body.obstacles.map(({ code }) => code)).toEqual(['open_orders'])
    expect((await volunteer.call(ownData.state)).body.obstacles.map(({ code }) => code)).toEqual(['live_sign_ups', 'in_office'])
    expect((await staff.call(ownData.state)).body.obstacles.map(({ code }) => code)).toEqual(['in_office'])
    for (const client of [resident, volunteer, staff]) expect(refused(await erase(client))).toEqual([409, 'erasure_blocked'])
    expect((await resident.call(session.self)).body.name).toBe(canary('name', 'own'))
  })

  it('leaves my name, phone, openid and all that I told nowhere: in no table, no file, no log', async () => {
    await spread()
    await writeInOffices()
    await finish()
    expect((await left(RESIDENT)).length).toBeGreaterThan(RESIDENT.length)
    expect((await left(VOLUNTEER)).length).toBeGreaterThan(VOLUNTEER.length)
    expect((await left([COUNTED_AS])).map((place) => place.split(':')[0])).toEqual(['order_fact', 'beneficiary_month'])
    expect((await erase(resident)).status).toBe(200)
    expect((await erase(volunteer)).status).toBe(200)
    await sweepAttachments(server.services)
    const found = await left([...RESIDENT, ...VOLUNTEER, COUNTED_AS])
    tell('erasure', { tables: (await tables()).size, values: RESIDENT.length + VOLUNTEER.length, wrong: found.length })
    expect(found).toEqual([])
    expect(await server.database.reads.manager.countBy(Attachment, { publicCode: things.codes.attachment })).toBe(0)
  })

  it('changes no figure but whom an order counts for', async () => {
    await spread()
    await writeInOffices()
    await finish()
    await erase(resident)
    const { facts, cells, months } = await recountFigures(server.database)
    expect([facts, cells, months]).toEqual([[], [], []])
  })

  it('touches nobody else', async () => {
    await spread()
    await writeInOffices()
    await finish()
    const others = PERSONAL.map((field) => canary(field, 'same'))
    const before = await left(others)
    await erase(resident)
    await erase(volunteer)
    await sweepAttachments(server.services)
    expect(await left(others)).toEqual(before)
  })

  it('keeps the hours, without me, and every way in is shut', async () => {
    await finish()
    const minutes = async () =>
      (await server.database.reads.manager.findBy(HoursEntry, { personId: things.volunteer.id })).map((entry) => entry.minutes)
    const before = await minutes()
    expect((await erase(volunteer)).status).toBe(200)
    expect(await minutes()).toEqual(before)
    expect(before.length).toBeGreaterThan(0)
    expect(refused(await volunteer.call(session.self))).toEqual([401, 'session_ended'])
    expect((await server.visitor.call(records.verify, { params: { verification: things.codes.verification } })).body.standing).toBe(
      'unknown',
    )
  })
})

describe('the columns of the model', () => {
  const declared = Object.entries(PERSONAL_COLUMNS).flatMap(([table, fate]) =>
    Object.entries(fate).flatMap(([what, columns]: [string, string]) =>
      columns.split(' ').map((column) => [`${table}.${column}`, what] as const),
    ),
  )
  const WIDE = 30
  const PERSONAL_NAME = /(Id|By|[nN]ame|[pP]hone|beneficiary|birthDate)$/

  it('are declared, each that may hold a person: erased, kept without them, or not personal', () => {
    const asked = server.database.reads.entityMetadatas.flatMap(({ tableName, columns }) =>
      columns
        .filter(({ propertyName, type, length }) => {
          if (propertyName === 'id') return false
          if (type === 'text' || type === 'json') return true
          return type === 'varchar' && (Number(length) >= WIDE || PERSONAL_NAME.test(propertyName))
        })
        .map(({ propertyName }) => `${tableName}.${propertyName}`),
    )
    expect(declared.map(([column]) => column).sort()).toEqual(asked.sort())
  })

  it('hold the id of somebody erased nowhere but where it is declared to be kept', async () => {
    await spread()
    await writeInOffices()
    await finish()
    await erase(resident)
    await erase(volunteer)
    const kept = new Set<string>(declared.filter(([, what]) => what === 'kept').map(([column]) => column))
    const found = new Set<string>()
    for (const { tableName } of server.database.reads.entityMetadatas) {
      for (const row of (await server.database.reads.query(`select * from ${tableName}`)) as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          const text = JSON.stringify(value) ?? ''
          if ([things.resident.id, things.volunteer.id].some((id) => text.includes(id))) found.add(`${tableName}.${column}`)
        }
      }
    }
    found.delete('person.id')
    expect([...found].filter((column) => !kept.has(column))).toEqual([])
    expect(found.size).toBeGreaterThan(0)
  })
})

it('what is kept too long is taken away, and what must be kept is not', async () => {
  const { database, clock, services } = server
  const event = { activityId: things.teamId, personId: things.volunteer.id, direction: 'in', channel: 'code', source: 'x' } as const
  await put(database, CheckEvent, {
    ...named(),
    ...event,
    at: TUESDAY,
    receivedAt: TUESDAY,
    distance: 40,
    near: true,
    recordedBy: things.volunteer.id,
  })
  await put(database, SecurityEvent, { ...named(), at: TUESDAY, personId: null, endpoint: 'order.read', object: '', code: 'not_allowed' })
  const after = async (days: number) => {
    clock.set(new Date(TUESDAY.getTime() + days * DAY * 60_000))
    await retain(services)
    const [kept] = await database.reads.manager.find(CheckEvent)
    return [kept?.distance, kept?.near, await database.reads.manager.count(SecurityEvent)]
  }
  expect(await after(29)).toEqual([40, true, 1])
  expect(await after(31)).toEqual([null, true, 1])
  expect(await after(399)).toEqual([null, true, 1])
  expect(await after(401)).toEqual([null, true, 0])
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { Not } from 'typeorm'
import { beneficiaryKey } from '../../../server/features/figures/fact'
import { fillFigures } from '../../../server/features/figures/fill-figures'
import { MembershipReveal } from '../../../server/features/memberships/membership-reveal.entity'
import { Notice } from '../../../server/features/notices/notice.entity'
import { ServiceOrder } from '../../../server/features/orders/order.entity'
import { OrderPerson } from '../../../server/features/orders/order-contact.entity'
import { startSession } from '../../../server/features/people/start-session'
import { Urge } from '../../../server/features/supervision/urge.entity'
import { SiteTask, TaskEvent } from '../../../server/features/tasks/task.entity'
import { diskStore } from '../../../server/media/file-store'
import { seedNetwork } from '../../../server/seed/seed'
import { orders, ownData, records, session, signUps } from '../../../shared/contract'
import { TUESDAY } from '../../support/kaiping'
import { type Client, startTestServer } from '../../support/server'
import { canary, type Personal } from '../world/canaries'
import { PLACES } from '../world/kinds'
import { named, put, putMember, putPerson } from '../world/rows'
import { plantThings } from '../world/things'

const SITE = PLACES.own

const valuesOf = (fields: readonly Personal[]): string[] => fields.map((field) => canary(field, 'own'))
export const RESIDENT = valuesOf(['name', 'phone', 'address', 'health', 'text', 'openid'])
/** Made of their village, name and number: whoever knows those finds it. */
export const COUNTED_AS = beneficiaryKey(SITE, { beneficiaryName: canary('name', 'own'), beneficiaryPhone: canary('phone', 'own') })
export const VOLUNTEER = valuesOf(['volunteer_name', 'volunteer_phone', 'birth_date', 'guardian'])

/**
 * A village in which somebody ordered and somebody else volunteered, with all that is personal of them carried as far as it goes; and what
 * still stands of it in the database, the files and the log.
 */
export async function openTraces() {
  const folder = await mkdtemp(join(tmpdir(), 'hongmian-erasure-'))
  let logged = ''
  const log = pino(
    { level: 'debug' },
    new Writable({
      write(chunk, _, done) {
        logged += String(chunk)
        done()
      },
    }),
  )
  const server = await startTestServer({ now: TUESDAY, services: { log, files: diskStore(folder) } })
  await seedNetwork(server.database)
  const things = await plantThings(server.services, 'own')
  await plantThings(server.services, 'same')
  const officer = await putPerson(server.database, { name: '工作人员', villageCode: SITE })
  await putMember(server.database, officer.id, 'staff', { siteCode: SITE })
  const signedIn = async (id: string) => server.withToken(await server.database.transaction((tx) => startSession(tx, id, 'phone', TUESDAY)))
  const resident = await signedIn(things.resident.id)
  const volunteer = await signedIn(things.volunteer.id)
  const staff = await signedIn(officer.id)

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

  return {
    server,
    things,
    resident,
    volunteer,
    staff,
    tables,
    left,
    reveal,
    spread,
    writeInOffices,
    finish,
    erase,
    async close() {
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}

export type Traces = Awaited<ReturnType<typeof openTraces>>

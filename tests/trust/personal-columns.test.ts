import { SecurityEvent } from '../../server/audit/audit.entity'
import { retain } from '../../server/audit/retain'
import { CheckEvent } from '../../server/features/check-ins/check-event.entity'
import { TUESDAY } from '../support/kaiping'
import { PERSONAL_COLUMNS } from './support/personal-columns'
import { openTraces, type Traces } from './support/traces'
import { named, put } from './world/rows'

const DAY = 24 * 60

let traces: Traces
beforeEach(async () => {
  traces = await openTraces()
})
afterEach(() => traces.close())

describe('the columns of the model', () => {
  const declared = Object.entries(PERSONAL_COLUMNS).flatMap(([table, fate]) =>
    Object.entries(fate).flatMap(([what, columns]: [string, string]) =>
      columns.split(' ').map((column) => [`${table}.${column}`, what] as const),
    ),
  )
  const WIDE = 30
  const PERSONAL_NAME = /(Id|By|[nN]ame|[pP]hone|beneficiary|birthDate)$/

  it('are declared, each that may hold a person: erased, kept without them, or not personal', () => {
    const asked = traces.server.database.reads.entityMetadatas.flatMap(({ tableName, columns }) =>
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
    await traces.spread()
    await traces.writeInOffices()
    await traces.finish()
    await traces.erase(traces.resident)
    await traces.erase(traces.volunteer)
    const kept = new Set<string>(declared.filter(([, what]) => what === 'kept').map(([column]) => column))
    const found = new Set<string>()
    for (const { tableName } of traces.server.database.reads.entityMetadatas) {
      for (const row of (await traces.server.database.reads.query(`select * from ${tableName}`)) as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          const text = JSON.stringify(value) ?? ''
          if ([traces.things.resident.id, traces.things.volunteer.id].some((id) => text.includes(id))) found.add(`${tableName}.${column}`)
        }
      }
    }
    found.delete('person.id')
    expect([...found].filter((column) => !kept.has(column))).toEqual([])
    expect(found.size).toBeGreaterThan(0)
  })
})

it('what is kept too long is taken away, and what must be kept is not', async () => {
  const { database, clock, services } = traces.server
  const event = {
    activityId: traces.things.teamId,
    personId: traces.things.volunteer.id,
    direction: 'in',
    channel: 'code',
    source: 'x',
  } as const
  await put(database, CheckEvent, {
    ...named(),
    ...event,
    at: TUESDAY,
    receivedAt: TUESDAY,
    distance: 40,
    near: true,
    recordedBy: traces.things.volunteer.id,
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

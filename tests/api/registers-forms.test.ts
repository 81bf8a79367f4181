import * as fc from 'fast-check'
import { readXlsx } from 'hucre/xlsx'
import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Consent } from '../../server/features/people/consent.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { seedNetwork } from '../../server/seed/seed'
import { registers } from '../../shared/contract'
import type { QueryIn } from '../../shared/contract/endpoint'
import { adding } from '../../shared/registers/adding'
import { columnsOf, REGISTERS, type RegisterName } from '../../shared/registers/columns'
import { CONSENTS } from '../../shared/vocabulary/people'
import { granted } from '../support/kaiping'
import { type Drawn, drawn, type Known, knownOf, PLANTING, someFilter } from '../support/register-rows'
import { type Client, startTestServer, type TestServer } from '../support/server'

const NOW = new Date('2026-11-24T02:00:00.000Z')
const CITY = '4407'

let server: TestServer
let reader: Client
let person: string
beforeAll(async () => {
  server = await startTestServer({ now: NOW })
  await seedNetwork(server.database)
  person = uuidv7()
  const publicCode = newPublicCode()
  await server.database.transaction(async (tx: EntityManager) => {
    await tx.insert(Person, { id: person, publicCode, name: '区小满', phone: '13712345678', villageCode: '440783108226', createdAt: NOW })
    await tx.insert(Consent, { id: uuidv7(), personId: person, purpose: 'privacy', version: CONSENTS.privacy, givenAt: NOW } as never)
    await tx.insert(Membership, { id: uuidv7(), personId: person, role: 'supervisor', siteCode: CITY, startedAt: NOW } as never)
  })
  reader = server.as(publicCode)
})
afterAll(() => server.close())

type Filter = Omit<QueryIn<typeof registers.read>, 'register' | 'columns' | 'cursor'>
type Cells = (string | number | null)[]
interface Form {
  readonly rows: Cells[]
  readonly totals: { readonly rows: number; readonly sums: readonly (number | null)[] }
}

/** As on the screen: page after page. */
async function onScreen(register: RegisterName, filter: Filter): Promise<Form> {
  const rows: Cells[] = []
  let totals: Form['totals'] | null = null
  for (let cursor: string | undefined; ; ) {
    const query = { register, ...filter, ...(cursor === undefined ? {} : { cursor }) }
    const page = granted(await reader.call(registers.read, { query }))
    totals ??= page.totals
    rows.push(...page.items.map(({ cells }) => cells))
    if (page.next === null) return { rows, totals: totals ?? { rows: -1, sums: [] } }
    cursor = page.next
  }
}

const asked = async (register: RegisterName, filter: Filter, form: 'xlsx' | 'print') =>
  granted(await reader.call(registers.export, { body: { register, ...filter, columns: [], form, personal: false, why: '' } }))

/** As in the file, read back. */
async function inFile(register: RegisterName, filter: Filter): Promise<Form> {
  const { code } = await asked(register, filter, 'xlsx')
  const { bytes, status } = await reader.call(registers.file, { params: { code } })
  expect(status).toBe(200)
  const workbook = await readXlsx(new Uint8Array(bytes))
  const width = Object.keys(columnsOf(register)).length
  const padded = (workbook.sheets[0]?.rows ?? []).map((row) => Array.from({ length: width }, (_, at) => (row[at] ?? null) as Cells[number]))
  const [, , heads, ...rest] = padded
  expect(heads).toEqual(Object.values(columnsOf(register)).map(({ title }) => title))
  const [total = [], foot] = rest.slice(-2)
  expect(foot?.[0]).toContain('填表人')
  const count = Number(/\d+/.exec(String(total[0]))?.[0])
  const progress = granted(await reader.call(registers.progress, { params: { code } }))
  expect([progress.written, progress.finished]).toEqual([count, true])
  return { rows: rest.slice(0, -2), totals: { rows: count, sums: [null, ...total.slice(1)] as (number | null)[] } }
}

/** As on paper. */
async function onPaper(register: RegisterName, filter: Filter): Promise<Form> {
  const { code } = await asked(register, filter, 'print')
  const rows: Cells[] = []
  for (let cursor: string | undefined; ; ) {
    const page = granted(await reader.call(registers.rows, { params: { code }, query: cursor === undefined ? {} : { cursor } }))
    rows.push(...page.items.map(({ cells }) => cells))
    if (page.next === null) {
      const sum = adding(register, page.sheet.columns)
      for (const cells of rows) sum.add(cells)
      return { rows, totals: sum.totals() }
    }
    cursor = page.next
  }
}

const isIn = ({ site, from, until, state, service }: Filter, row: Known): boolean =>
  row.village.startsWith(site) &&
  (from === undefined || row.day >= from) &&
  (until === undefined || row.day <= until) &&
  (state === undefined || row.state === state) &&
  (service === undefined || row.service === service)

/** What must come out, from what was planted. */
function expectedTotals(register: RegisterName, filter: Filter, known: readonly Known[]): Form['totals'] {
  const rows = known.filter((row) => isIn(filter, row))
  const sums = Object.entries(columnsOf(register)).map(([name, { sum }]) =>
    sum === true ? rows.reduce((total, row) => total + (row.sums[name] ?? 0), 0) : null,
  )
  return { rows: rows.length, sums }
}

// An empty text and no text at all are the same empty cell of a sheet.
const asSheet = ({ rows, totals }: Form): Form => ({ rows: rows.map((row) => row.map((cell) => (cell === '' ? null : cell))), totals })

/** More than a file or a paper is handed at a time, so that each form crosses from one piece into the next. */
const MANY = 520

it.each(REGISTERS)(
  '%s: screen, file and paper hold the same rows and the same sums, which are those of what was planted',
  async (register) => {
    const known: Known[] = []
    // Activities have hours too.
    await server.database.transaction((tx) => tx.query('delete from hours_entry'))
    const plant = (rows: readonly Drawn[]) =>
      server.database.transaction(async (tx) => {
        const planted: Known[] = []
        for (const row of rows) planted.push(knownOf(row, await PLANTING[register](tx, row, person)))
        known.push(...planted)
      })
    const agree = async (filter: Filter) => {
      const screen = await onScreen(register, filter)
      expect(screen.totals).toEqual(expectedTotals(register, filter, known))
      expect(screen.rows).toHaveLength(screen.totals.rows)
      expect(await onPaper(register, filter)).toEqual(screen)
      expect(asSheet(await inFile(register, filter))).toEqual(asSheet(screen))
    }
    await fc.assert(
      fc.asyncProperty(fc.array(drawn(register), { maxLength: 25 }), someFilter(register), async (rows, filter) => {
        await plant(rows)
        await agree(filter)
      }),
      { numRuns: 20 },
    )
    await plant(fc.sample(drawn(register), MANY))
    await agree({ site: CITY })
  },
)

import { uuidv7 } from 'uuidv7'
import { type Database, migrate, openDatabase, type Whereabouts } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { newPublicCode } from '../../server/database/public-code'
import { scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { Consent } from '../../server/features/people/consent.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { startSession } from '../../server/features/people/start-session'
import { Place } from '../../server/features/places/place.entity'
import { seedNetwork } from '../../server/seed/seed'
import { addDays, beijingAt, beijingDate } from '../../shared/time/beijing'
import { CONSENTS } from '../../shared/vocabulary/people'
import { startServer, whereabouts } from '../support/server-process'
import { median } from './median'
import { plantFigures } from './plant-figures'

/** A million, unless BENCH_ORDERS says otherwise. */
const ORDERS = Number(process.env.BENCH_ORDERS ?? 1_000_000)
const DAYS = 365
const ROUNDS = 9
const CITY = '4407'
const COUNTY = '440783'

/**
 * The figures of a year in a city of a million orders: the page of the city, of a county, of a town, and the first orders behind a number,
 * over HTTP, in milliseconds (median of nine; the first request is not counted). Beside them the sums that the city's page shows, taken
 * straight from the rows of the orders by one SELECT.
 */
export async function measureFigures(): Promise<void> {
  await on('sqlite', undefined)
  if (process.env.DATABASE_URL) await on('mysql', process.env.DATABASE_URL)
}

async function on(dialect: 'sqlite' | 'mysql', server: string | undefined): Promise<void> {
  const place = await scratchPlace(server)
  try {
    await measure(dialect, place.where)
  } finally {
    await place.remove()
  }
}

const SETTINGS = {
  NODE_ENV: 'production',
  SIGN_IN: 'wechat',
  WECHAT_APP_ID: 'bench',
  WECHAT_SECRET: 'bench',
  SECOND_FACTOR_KEYS: Buffer.alloc(32).toString('base64'),
  READS_PER_MINUTE: '9999999',
}

async function measure(dialect: 'sqlite' | 'mysql', where: Whereabouts): Promise<void> {
  const until = beijingDate(Date.now())
  const span = { from: addDays(until, 1 - DAYS), until }
  const filled = await fill(where, span.from)
  const server = await startServer('server/main.ts', { ...whereabouts(where), ...SETTINGS })
  try {
    const headers = { authorization: `Bearer ${filled.token}` }
    const days = `from=${span.from}&until=${span.until}`
    const orders = `figure=answered&show=rest&${days}`
    const ms: Record<string, number> = {}
    for (const [name, path] of [
      ['cityPage', `/api/figures?place=${CITY}&${days}`],
      ['countyPage', `/api/figures?place=${COUNTY}&${days}`],
      ['townPage', `/api/figures?place=${filled.town}&${days}`],
      ['cityPageThisMonth', `/api/figures?place=${CITY}&from=${until.slice(0, 8)}01&until=${until}`],
      ['cityOrders', `/api/figures/orders?place=${CITY}&${orders}`],
      ['countyOrders', `/api/figures/orders?place=${COUNTY}&${orders}`],
    ] as const)
      ms[name] = await timed(async () => void (await server.read(path, headers)))
    const straight = await straightFromRows(where, span)
    process.stdout.write(`${JSON.stringify({ bench: 'figures', dialect, orders: ORDERS, days: DAYS, ...filled.rows, ms, straight })}\n`)
  } finally {
    await server.stop()
  }
}

/** The median time of the work in milliseconds. */
async function timed(work: () => Promise<void>): Promise<number> {
  await work()
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now()
    await work()
    times.push(performance.now() - begin)
  }
  return Math.round(median(times))
}

/** What stands on the orders' own rows of it: the timeline, by which answers are judged, is not even asked. */
const FROM_ROWS = `select substr(villageCode, 1, ?) as place, count(*) as received,
  sum(case when state in ('delivered', 'closed') then 1 else 0 end) as finished,
  sum(case when stars is not null then 1 else 0 end) as rated, sum(case when stars >= 4 then 1 else 0 end) as satisfied,
  sum(case when channel <> 'self' then 1 else 0 end) as proxy, sum(case when state in ('accepted', 'offering') then 1 else 0 end) as unmet
  from service_order where submittedAt >= ? and submittedAt < ?`

async function straightFromRows(where: Whereabouts, { from, until }: { from: string; until: string }): Promise<Record<string, number>> {
  const database = await openDatabase(where, { entities, migrations })
  try {
    const moments = [from, addDays(until, 1)].map((date) => new Date(beijingAt(date, 0)))
    const span = database.dialect === 'sqlite' ? moments.map((at) => at.toISOString().replace('T', ' ').replace('Z', '')) : moments
    const city = `${FROM_ROWS} group by substr(villageCode, 1, 6)`
    const county = `${FROM_ROWS} and countyCode = ? group by substr(villageCode, 1, 9)`
    return {
      citySums: await timed(async () => void (await database.reads.query(city, [6, ...span]))),
      countySums: await timed(async () => void (await database.reads.query(county, [9, ...span, COUNTY]))),
    }
  } finally {
    await database.close()
  }
}

/** The network, a supervisor of the city, and a year of orders. */
async function fill(where: Whereabouts, from: string): Promise<{ token: string; town: string; rows: Record<string, number> }> {
  const database = await openDatabase(where, { entities, migrations })
  try {
    await migrate(database)
    await seedNetwork(database)
    const places = await database.reads.manager.find(Place, { order: { code: 'ASC' } })
    const villages = places.filter(({ level }) => level === 'village').map(({ code }) => code)
    const token = await supervisor(database)
    const begin = performance.now()
    await plantFigures(database, { count: ORDERS, villages, from, days: DAYS })
    const plantedIn = Math.round((performance.now() - begin) / 1000)
    const counted = async (table: string) =>
      Number(((await database.reads.query(`select count(*) as n from ${table}`)) as { n: number }[])[0]?.n)
    const rows = { cells: await counted('order_tally'), months: await counted('beneficiary_month'), plantedInSeconds: plantedIn }
    return { token, town: places.find(({ level, code }) => level === 'town' && code.startsWith(COUNTY))?.code ?? '', rows }
  } finally {
    await database.close()
  }
}

async function supervisor(database: Database): Promise<string> {
  const now = new Date()
  const person = { id: uuidv7(), publicCode: newPublicCode(), name: '测量', createdAt: now }
  return database.transaction(async (tx) => {
    await tx.insert(Person, person)
    await tx.insert(Consent, { id: uuidv7(), personId: person.id, purpose: 'privacy', version: CONSENTS.privacy, givenAt: now })
    const held = { role: 'supervisor', siteCode: CITY, teamId: null, startedAt: now, endedAt: null } as const
    await tx.insert(Membership, { id: uuidv7(), personId: person.id, ...held })
    return startSession(tx, person.id, 'phone', now)
  })
}

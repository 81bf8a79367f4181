import { uuidv7 } from 'uuidv7'
import { migrate, openDatabase, type Whereabouts } from '../../server/database/database'
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
import { CONSENTS } from '../../shared/vocabulary/people'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { cpuSeconds, requestsPerSecond } from './load'
import { median } from './median'
import { plantOrders } from './plant-orders'

const ROWS = 200_000
const ROUNDS = 31
const ROUND_MS = 500
const WARM_UP_MS = 1500

/**
 * The open list of a town among 200,000 open orders, by our server and by a bare node:http server that runs the same SQL and writes as
 * many bytes. They take turns, so that whatever else the machine does meets both; the ratio is the median of the rounds'.
 */
export async function measureLists(): Promise<void> {
  await on('sqlite', undefined)
  if (process.env.DATABASE_URL) await on('mysql', process.env.DATABASE_URL)
}

async function on(dialect: 'sqlite' | 'mysql', server: string | undefined): Promise<void> {
  const place = await scratchPlace(server)
  try {
    await measure(dialect, place.where, whereabouts(place.where))
  } finally {
    await place.remove()
  }
}

/** A server under load, and what its rounds came to. */
interface Measured {
  readonly server: ServerProcess
  readonly rates: number[]
  requests: number
  cpu: number
}

async function measure(dialect: 'sqlite' | 'mysql', where: Whereabouts, environment: Record<string, string>): Promise<void> {
  const { town, token } = await fill(where)
  const headers = { authorization: `Bearer ${token}` }
  const list = `/api/orders?site=${town}`
  const ours = await startServer('server/main.ts', { ...environment, ...SETTINGS })
  try {
    const size = (await ours.read(list, headers)).length
    const bare = await startServer('tests/bench/bare-server.ts', { ...environment, BENCH_TOWN: town, BENCH_BYTES: String(size) })
    try {
      const both = [ours, bare].map((server): Measured => ({ server, rates: [], requests: 0, cpu: 0 }))
      for (const { server } of both) await requestsPerSecond(server.origin, list, headers, WARM_UP_MS)
      for (let round = 0; round < ROUNDS; round += 1) {
        // Who begins alternates too.
        for (const one of round % 2 === 0 ? both : both.toReversed()) await play(one, list, headers)
      }
      report(dialect, both)
    } finally {
      await bare.stop()
    }
  } finally {
    await ours.stop()
  }
}

/** As in production, with limits out of the way: one person asks for everything here. */
const SETTINGS = {
  NODE_ENV: 'production',
  SIGN_IN: 'wechat',
  WECHAT_APP_ID: 'bench',
  WECHAT_SECRET: 'bench',
  SECOND_FACTOR_KEYS: Buffer.alloc(32).toString('base64'),
  READS_PER_MINUTE: '9999999',
}

async function play(one: Measured, list: string, headers: Record<string, string>): Promise<void> {
  const before = await cpuSeconds(one.server)
  const { rate, requests } = await requestsPerSecond(one.server.origin, list, headers, ROUND_MS)
  one.cpu += (await cpuSeconds(one.server)) - before
  one.requests += requests
  one.rates.push(rate)
}

function report(dialect: string, both: readonly Measured[]): void {
  const [ours, bare] = both
  if (ours === undefined || bare === undefined) throw new Error('Two servers are compared')
  const ratios = ours.rates.map((rate, round) => rate / (bare.rates[round] ?? Number.NaN))
  const cpuMs = ({ cpu, requests }: Measured): number => Number(((cpu * 1000) / requests).toFixed(3))
  const line = {
    bench: 'lists',
    dialect,
    rows: ROWS,
    ours: Math.round(median(ours.rates)),
    bare: Math.round(median(bare.rates)),
    ratio: Number(median(ratios).toFixed(3)),
    cpuMsPerRequest: { ours: cpuMs(ours), bare: cpuMs(bare) },
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** The network, a member of the staff of a town, and the orders of every village. */
async function fill(where: Whereabouts): Promise<{ town: string; token: string }> {
  const database = await openDatabase(where, { entities, migrations })
  try {
    await migrate(database)
    await seedNetwork(database)
    const places = await database.reads.manager.find(Place, { order: { code: 'ASC' } })
    const villages = places.filter(({ level }) => level === 'village').map(({ code }) => code)
    const town = places.filter(({ level }) => level === 'town').at(10)?.code ?? ''
    const now = new Date()
    const person = { id: uuidv7(), publicCode: newPublicCode(), name: '测量', createdAt: now }
    const token = await database.transaction(async (tx) => {
      await tx.insert(Person, person)
      await tx.insert(Consent, { id: uuidv7(), personId: person.id, purpose: 'privacy', version: CONSENTS.privacy, givenAt: now })
      await tx.insert(Membership, {
        id: uuidv7(),
        personId: person.id,
        role: 'staff',
        siteCode: town,
        teamId: null,
        startedAt: now,
        endedAt: null,
      })
      return startSession(tx, person.id, 'phone', now)
    })
    await plantOrders(database, { count: ROWS, villages, placerId: person.id, newest: now, oneOpenIn: 1 })
    if (database.dialect === 'mysql') await database.exclusively(() => database.writes.query('analyze table service_order, order_contact'))
    return { town, token }
  } finally {
    await database.close()
  }
}

import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { migrate, openDatabase, type Whereabouts } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { newSecret } from '../../server/features/people/start-session'
import { hashOf } from '../../server/http/identity'
import { CONSENTS } from '../../shared/vocabulary/people'
import { type Contested, contenders } from '../support/contenders'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { allPerSecond } from './load'
import { median } from './median'
import { insertRows } from './plant-orders'

const PEOPLE = 400
const ROUNDS = 15

/**
 * Sign-ups for one hot activity, everybody at once, by our server and by a bare node:http server that runs the same statements in one
 * transaction. They take turns, each round with an activity of its own; the ratio is the median of the rounds'.
 */
export async function measureSignUps(): Promise<void> {
  await on('sqlite', undefined)
  if (process.env.DATABASE_URL) await on('mysql', process.env.DATABASE_URL)
}

async function on(dialect: 'sqlite' | 'mysql', server: string | undefined): Promise<void> {
  const place = await scratchPlace(server)
  try {
    const filled = await fill(place.where)
    const environment = whereabouts(place.where)
    const ours = await startServer('server/main.ts', { ...environment, ...SETTINGS })
    try {
      const bare = await startServer('tests/bench/bare-sign-ups-server.ts', environment)
      try {
        await play(dialect, [ours, bare], filled)
      } finally {
        await bare.stop()
      }
    } finally {
      await ours.stop()
    }
  } finally {
    await place.remove()
  }
}

/** As in production, with limits out of the way. */
const SETTINGS = {
  NODE_ENV: 'production',
  SIGN_IN: 'wechat',
  WECHAT_APP_ID: 'bench',
  WECHAT_SECRET: 'bench',
  SECOND_FACTOR_KEYS: Buffer.alloc(32).toString('base64'),
  READS_PER_MINUTE: '9999999',
  WRITES_PER_MINUTE: '9999999',
}

interface Somebody {
  readonly id: string
  readonly token: string
}

interface Filled {
  readonly people: readonly Somebody[]
  /** One for each server and round, and one more for each to warm up. */
  readonly activities: readonly Contested[]
}

async function play(dialect: string, servers: readonly ServerProcess[], { people, activities }: Filled): Promise<void> {
  const left = [...activities]
  const rush = async ({ origin }: ServerProcess): Promise<number> => {
    const activity = left.shift()
    if (activity === undefined) throw new Error('There are too few activities')
    const path = `/api/activities/${activity.activityCode}/sign-ups`
    const body = JSON.stringify({ post: activity.postCode, guardian: null })
    const asked = people.map(({ id, token }) => ({
      path,
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'bench-person': id,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
    }))
    return allPerSecond(origin, asked)
  }
  for (const server of servers) await rush(server)
  const rates = servers.map((): number[] => [])
  for (let round = 0; round < ROUNDS; round += 1) {
    // Who begins alternates too.
    const order = round % 2 === 0 ? servers : servers.toReversed()
    for (const server of order) rates[servers.indexOf(server)]?.push(await rush(server))
  }
  report(dialect, rates)
}

function report(dialect: string, [ours = [], bare = []]: readonly number[][]): void {
  const ratios = ours.map((rate, round) => rate / (bare[round] ?? Number.NaN))
  const line = {
    bench: 'signups',
    dialect,
    people: PEOPLE,
    rounds: ROUNDS,
    ours: Math.round(median(ours)),
    bare: Math.round(median(bare)),
    ratio: Number(median(ratios).toFixed(3)),
  }
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

/** People who are signed in and have agreed, and activities that nobody has signed up for, with more places than people. */
async function fill(where: Whereabouts): Promise<Filled> {
  const database = await openDatabase(where, { entities, migrations })
  try {
    await migrate(database)
    const field = contenders(database)
    const people = (await field.people(PEOPLE)).map((id) => ({ id, token: newSecret() }))
    const now = new Date()
    const later = new Date(now.getTime() + 3_600_000)
    await database.transaction(async (tx) => {
      for (const { id, token } of people) {
        await insertRows(
          tx,
          'consent',
          ['id', 'personId', 'purpose', 'version', 'givenAt'],
          [[uuidv7(), id, 'privacy', CONSENTS.privacy, now]],
        )
        const columns = ['tokenHash', 'personId', 'kind', 'createdAt', 'lastSeenAt', 'expiresAt']
        await insertRows(tx, 'session', columns, [[hashOf(token), id, 'phone', now, now, new Date(later.getTime() + 90 * 86_400_000)]])
      }
    })
    const activities: Contested[] = []
    for (let day = 0; day < 2 * (ROUNDS + 1); day += 1) activities.push(await field.activity({ places: PEOPLE }, day, now))
    if (database.dialect === 'mysql') await database.exclusively(() => database.writes.query('analyze table sign_up, person, session'))
    return { people, activities }
  } finally {
    await database.close()
  }
}

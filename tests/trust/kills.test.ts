import 'reflect-metadata'
import { setTimeout as pause } from 'node:timers/promises'
import { Deadline } from '../../server/clocks/deadline.entity'
import { type Database, openDatabase } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { type ScratchPlace, scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { OrderEvent } from '../../server/features/orders/order-event.entity'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { auditBooks } from './support/books'
import { chanceFrom } from './support/chance'
import { type OwnMariadb, ownMariadb } from './support/mariadb'
import { say } from './support/say'
import { type Writer, writersAt } from './support/writer'

const KILLS = Number(process.env.KILLS ?? 100)
const DATABASE_KILLS = Number(process.env.DATABASE_KILLS ?? 30)
const WRITERS = 16
const LONGEST_LIFE_MS = 600
/** In service again after a kill, by the median; the slowest single start is printed, because a busy machine has slow moments. */
const BACK_WITHIN_MS = 5000
/** A clock that was being acted on when the process died is free again after its lease of a minute. */
const ACTED_WITHIN_MS = 90_000
const SERVER = 'dist/server/main.js'

jest.setTimeout(20 * 60_000)

interface World {
  readonly database: Database
  readonly writers: readonly Writer[]
  /** Orders left alone whose clock was made to run out while nothing ran. */
  readonly ranOut: string[]
  server: ServerProcess
}

const settings = { NODE_ENV: 'test', SIGN_IN: 'demonstration', LOG_LEVEL: 'silent', WORKER_EVERY_MS: '100', WRITES_PER_MINUTE: '1000000' }

/** Runs the writers while `disturb` is called so many times; then waits until each write is answered and each clock was acted on. */
async function play(place: ScratchPlace, rounds: number, disturb: (world: World, chance: () => number) => Promise<void>) {
  const environment = { ...whereabouts(place.where), ...settings }
  const start = () => startServer(SERVER, environment)
  const chance = chanceFrom(20_261_125)
  const server = await start()
  const database = await openDatabase(place.where, { entities, migrations })
  const world: World & { writers: Writer[] } = { database, writers: [], ranOut: [], server }
  world.writers.push(...(await writersAt(server.origin, WRITERS, () => world.server.origin, chance)))
  let isOver = false
  const running = Promise.all(world.writers.map((writer) => writer.run(() => isOver)))
  const back: number[] = []
  try {
    for (let round = 0; round < rounds; round += 1) {
      await pause(chance() * LONGEST_LIFE_MS)
      const began = performance.now()
      await disturb(world, chance)
      back.push(performance.now() - began)
    }
    isOver = true
    await running
    await actedOn(world)
    const journal = world.writers.flatMap((writer) => writer.journal)
    expect(world.writers.flatMap(({ open }) => [...open])).toEqual([])
    return { wrong: [...(await auditBooks(database, journal)), ...(await actedOnce(world))], journal, back, ranOut: world.ranOut.length }
  } finally {
    isOver = true
    await world.server.stop()
    await database.close()
  }
}

/** The clock of one untouched order runs out while the server is down. */
async function letAClockRunOut({ database, writers, ranOut }: World): Promise<void> {
  const touched = new Set(writers.flatMap(({ journal }) => journal.filter(({ kind }) => kind !== 'submit').map(({ order }) => order)))
  // Not a writer's newest, which it may still accept or withdraw.
  const alone = writers.flatMap(({ journal }) => journal.filter(({ kind, answer }) => kind === 'submit' && answer === 'done').slice(0, -1))
  const one = alone.find(({ order }) => !touched.has(order) && !ranOut.includes(order))
  if (one === undefined) return
  const { id } = await database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: one.order })
  const { affected } = await database.transaction((tx) =>
    tx.update(Deadline, { subjectId: id, clock: 'answer' }, { dueAt: new Date(Date.now() - 60_000) }),
  )
  if (affected !== 1) throw new Error(`${one.order} has no clock`)
  ranOut.push(one.order)
}

const escalations = async ({ database }: World, code: string): Promise<number> => {
  const { id } = await database.reads.manager.findOneByOrFail(ServiceOrder, { publicCode: code })
  return database.reads.manager.countBy(OrderEvent, { orderId: id, action: 'escalate' })
}

async function actedOn(world: World): Promise<void> {
  const until = performance.now() + ACTED_WITHIN_MS
  for (const code of world.ranOut) while ((await escalations(world, code)) === 0 && performance.now() < until) await pause(250)
}

async function actedOnce(world: World): Promise<string[]> {
  const wrong: string[] = []
  for (const code of world.ranOut) {
    const times = await escalations(world, code)
    if (times !== 1) wrong.push(`the clock of ${code} was acted on ${times} times`)
  }
  return wrong
}

const median = (numbers: readonly number[]): number => [...numbers].sort((one, other) => one - other)[numbers.length >> 1] ?? 0

function report(what: string, { wrong, journal, back, ranOut }: Awaited<ReturnType<typeof play>>): void {
  say(what, {
    kills: back.length,
    writers: WRITERS,
    writes: journal.length,
    askedAgain: journal.filter(({ times }) => times > 1).length,
    clocksRanOut: ranOut,
    backMs: Math.round(median(back)),
    slowestBackMs: Math.round(Math.max(...back)),
    wrong: wrong.length,
  })
  expect(wrong).toEqual([])
  expect(journal.filter(({ times }) => times > 1).length).toBeGreaterThan(0)
  expect(median(back)).toBeLessThan(BACK_WITHIN_MS)
}

test(`the server is killed ${KILLS} times while ${WRITERS} people write: nothing answered is lost, nothing is done twice`, async () => {
  const place = await scratchPlace(undefined)
  const environment = { ...whereabouts(place.where), ...settings }
  try {
    const result = await play(place, KILLS, async (world) => {
      await world.server.kill()
      await letAClockRunOut(world)
      world.server = await startServer(SERVER, environment)
    })
    report('kills', result)
    expect(result.ranOut).toBeGreaterThan(KILLS / 2)
  } finally {
    await place.remove()
  }
})

test(`the database is killed ${DATABASE_KILLS} times under a running server: nothing answered is lost, nothing is done twice`, async () => {
  const mariadb: OwnMariadb = await ownMariadb()
  const place = await scratchPlace(mariadb.url)
  try {
    const result = await play(place, DATABASE_KILLS, async (world) => {
      await mariadb.kill()
      await mariadb.start()
      while ((await fetch(`${world.server.origin}/ready`)).status !== 200) await pause(20)
    })
    report('databaseKills', result)
  } finally {
    await place.remove()
    await mariadb.remove()
  }
})

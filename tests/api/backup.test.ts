import 'reflect-metadata'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Database, migrate, openDatabase, type Whereabouts } from '../../server/database/database'
import { migrations } from '../../server/database/migrations'
import { type ScratchPlace, scratchPlace } from '../../server/database/scratch'
import { entities } from '../../server/entities'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { backUp } from '../../server/operations/backup'
import { restore } from '../../server/operations/restore'
import { digestsOf, withSnapshot } from '../../server/operations/snapshot'
import { orders } from '../../shared/contract'
import { scratchFolder } from '../support/scratch-folder'
import { type ServerProcess, startServer, whereabouts } from '../support/server-process'
import { plainOrder, signedInAs } from '../support/villager'

const SERVER = process.env.DATABASE_URL || undefined
const WRITERS = 4
const WRITTEN_BEFORE = 20

const places: ScratchPlace[] = []
const open: Database[] = []
let running: ServerProcess | undefined
let folder: Awaited<ReturnType<typeof scratchFolder>>
beforeEach(async () => {
  folder = await scratchFolder()
})
afterEach(async () => {
  await running?.stop()
  running = undefined
  for (const database of open.splice(0)) await database.close()
  for (const place of places.splice(0)) await place.remove()
  await folder.remove()
})

async function newPlace(server = SERVER): Promise<Whereabouts> {
  const place = await scratchPlace(server)
  places.push(place)
  return place.where
}

async function opened(where: Whereabouts): Promise<Database> {
  const database = await openDatabase(where, { entities, migrations })
  open.push(database)
  return database
}

async function serve(where: Whereabouts): Promise<ServerProcess> {
  running = await startServer('server/main.ts', {
    ...whereabouts(where),
    NODE_ENV: 'test',
    SIGN_IN: 'demonstration',
    LOG_LEVEL: 'silent',
    WRITES_PER_MINUTE: '100000',
  })
  return running
}

/** Orders one after the other until it is told to stop; returns the codes that were answered, oldest first. */
async function write(server: ServerProcess, isOver: () => boolean): Promise<string[]> {
  const villager = await signedInAs(server.origin, '张伯')
  const codes: string[] = []
  while (!isOver()) {
    const { status, body } = await villager.client.call(orders.submit, { body: plainOrder(villager, '门口的水沟堵了') })
    expect(status).toBe(200)
    codes.push(body.code)
  }
  return codes
}

/** An empty, up-to-date database with one small backup of it. */
async function smallBackup(): Promise<string> {
  const database = await opened(await newPlace(undefined))
  await migrate(database)
  const backup = folder.at('small')
  await backUp(database, folder.at('none'), backup)
  return backup
}

test('a backup taken while people order holds one moment, and restores to the same rows and files on either dialect', async () => {
  const where = await newPlace()
  const server = await serve(where)
  let isOver = false
  const writers = Array.from({ length: WRITERS }, () => write(server, () => isOver))
  const before = await opened(where)
  const written = async () => before.reads.manager.count(ServiceOrder)
  const seeded = await written()
  while ((await written()) < seeded + WRITTEN_BEFORE) await new Promise((resolve) => setTimeout(resolve, 20))

  const source = await opened(where)
  const started = await written()
  const digests = await backUp(source, folder.at('none'), folder.at('backup'))
  const ended = await written()
  isOver = true
  const answered = (await Promise.all(writers)).flat()
  expect(digests.service_order?.rows).toBeGreaterThanOrEqual(started)
  expect(digests.service_order?.rows).toBeLessThanOrEqual(ended)
  expect(ended).toBeGreaterThan(started)

  for (const target of SERVER === undefined ? [undefined] : [SERVER, undefined]) {
    const copy = await opened(await newPlace(target))
    expect(await restore(copy, folder.at(`uploads-${target ?? 'file'}`.replaceAll('/', '')), folder.at('backup'))).toEqual(digests)
    // Each order whose answer came before the backup began is there, with its first event.
    const kept = new Set((await copy.reads.manager.find(ServiceOrder)).map(({ publicCode }) => publicCode))
    expect(kept.size).toBe(digests.service_order?.rows)
    expect(answered.filter((code) => kept.has(code)).length).toBeGreaterThan(0)
    const [{ lone }] = await copy.reads.query(
      'select count(*) as lone from service_order where id not in (select orderId from order_event)',
    )
    expect(Number(lone)).toBe(0)
  }
})

test('uploaded files come back with the rows, half-written ones stay behind', async () => {
  const database = await opened(await newPlace())
  await migrate(database)
  await folder.write('uploads/ab/cd/abcd', 'a photo')
  await folder.write('uploads/ab/cd/other.part', 'half')
  await backUp(database, folder.at('uploads'), folder.at('backup'))
  await restore(await opened(await newPlace()), folder.at('restored'), folder.at('backup'))
  expect(await readFile(folder.at('restored/ab/cd/abcd'), 'utf8')).toBe('a photo')
  await expect(readFile(folder.at('restored/ab/cd/other.part'))).rejects.toThrow('ENOENT')
})

test('a backup never overwrites another, and a restore never adds to what is there', async () => {
  const backup = await smallBackup()
  const database = await opened(await newPlace())
  await migrate(database)
  await expect(backUp(database, folder.at('none'), backup)).rejects.toThrow('already there')
  await database.transaction((tx) => tx.query("insert into `calendar_day` (`date`, `working`, `label`) values ('2027-02-08', 0, '春节')"))
  await expect(restore(database, folder.at('none'), backup)).rejects.toThrow('calendar_day holds rows already')
})

test.each([
  ['cut short', (bytes: Buffer) => bytes.subarray(0, -10)],
  ['one byte changed', (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte)))],
  ['a row taken out', (bytes: Buffer) => edited(bytes, (lines) => lines.filter((line) => !line.startsWith('["hongmian')))],
  ['the last table left out', (bytes: Buffer) => edited(bytes, (lines) => lines.filter((line) => !line.includes('"volunteer_reveal"')))],
  ['no backup at all', () => gzipSync('{"something":"else"}\n')],
])('a damaged backup is refused before a row is written: %s', async (_what, harm) => {
  const database = await opened(await newPlace())
  await migrate(database)
  await database.transaction((tx) => tx.query("insert into `calendar_day` (`date`, `working`, `label`) values ('hongmian', 0, '春节')"))
  await backUp(database, folder.at('none'), folder.at('backup'))
  const rows = folder.at(join('backup', 'rows.ndjson.gz'))
  await writeFile(rows, harm(await readFile(rows)))
  const copy = await opened(await newPlace())
  await expect(restore(copy, folder.at('restored'), folder.at('backup'))).rejects.toThrow(/damaged|no backup/)
  await migrate(copy)
  const digests = await withSnapshot(copy, digestsOf)
  expect(Object.values(digests).reduce((sum, { rows: count }) => sum + count, 0)).toBe(0)
})

const edited = (bytes: Buffer, edit: (lines: string[]) => string[]): Buffer =>
  gzipSync(edit(gunzipSync(bytes).toString().split('\n')).join('\n'))

test('a backup of another version is refused with words about what to do', async () => {
  const backup = await smallBackup()
  const rows = join(backup, 'rows.ndjson.gz')
  await writeFile(
    rows,
    edited(await readFile(rows), ([first = '', ...rest]) => [first.replace(/,"[^"]*"\]/, ']'), ...rest]),
  )
  await expect(restore(await opened(await newPlace()), folder.at('none'), backup)).rejects.toThrow(
    'Restore it with that version, then upgrade',
  )
})

import { Entity } from 'typeorm'
import { change } from '../../server/database/change'
import { Flag, Json, Key, LongText, Moment, Text, Whole } from '../../server/database/columns'
import type { Database } from '../../server/database/database'
import { preparedSelect } from '../../server/database/prepared-select'
import { rowReader, type Shape } from '../../server/database/rows'
import { freshDatabase } from '../support/database'

@Entity('specimen')
class Specimen {
  @Key()
  declare id: string

  @Text(12, { default: 'plain' })
  declare word: string

  @LongText({ nullable: true })
  declare story: string | null

  @Whole({ default: 7 })
  declare amount: number

  @Flag({ default: true })
  declare urgent: boolean

  @Flag({ nullable: true })
  declare decided: boolean | null

  @Moment()
  declare at: Date

  @Moment({ nullable: true })
  declare endedAt: Date | null

  @Json()
  declare slots: unknown

  @Json({ nullable: true })
  declare extra: unknown
}

const shape = {
  id: 'text',
  word: 'text',
  story: 'text?',
  amount: 'whole',
  urgent: 'flag',
  decided: 'flag?',
  at: 'moment',
  endedAt: 'moment?',
  slots: 'json',
  extra: 'json?',
} satisfies Shape

const columns = Object.keys(shape)
  .map((name) => `\`${name}\``)
  .join(', ')

const full = {
  id: 'a',
  word: '榕树下',
  story: '𠮷野家的故事',
  amount: -2_147_483_648,
  urgent: false,
  decided: true,
  at: new Date('2026-07-28T16:59:59.004Z'),
  endedAt: new Date('2026-02-28T00:00:00.990Z'),
  slots: [{ date: '2026-07-29', part: 'morning' }],
  extra: { 备注: 'a "quoted" \\ word', none: null },
}

let database: Database

beforeEach(async () => {
  database = await freshDatabase({ entities: [Specimen] })
})

afterEach(() => database.close())

function insert(...specimens: object[]) {
  return database.transaction((tx) => tx.insert(Specimen, specimens))
}

test('every kind of column gives back what was stored, through the entity and through a prepared select', async () => {
  await insert(full)
  const [entity] = await database.reads.getRepository(Specimen).find()
  const [row] = await preparedSelect(database, `select ${columns} from \`specimen\` where \`id\` = ?`, shape)(['a'])
  expect({ ...entity }).toEqual(full)
  expect({ ...row }).toEqual(full)
})

test('what was not given is the default, or null', async () => {
  const { id, at, slots } = full
  const expected = { id, at, slots, word: 'plain', story: null, amount: 7, urgent: true, decided: null, endedAt: null, extra: null }
  await insert({ id, at, slots })
  const [entity] = await database.reads.getRepository(Specimen).find()
  const [row] = await preparedSelect(database, `select ${columns} from \`specimen\` where \`id\` = ?`, shape)([id])
  expect({ ...entity }).toEqual(expected)
  expect({ ...row }).toEqual(expected)
})

test('an inserted object keeps what it was given, and holds the defaults of what it was not', async () => {
  const { at, slots } = full
  const given = [
    { ...full, id: 'b', amount: 1, endedAt: null },
    { ...full, id: 'a', amount: 2 },
    { id: 'c', at, slots },
  ]
  const kept = structuredClone(given)
  await insert(...given)
  expect(given).toEqual([...kept.slice(0, 2), { id: 'c', at, slots, word: 'plain', amount: 7, urgent: true }])

  const saved = await database.transaction((tx) => tx.save(tx.create(Specimen, { id: 'd', at, slots })))
  expect(saved).toMatchObject({ id: 'd', at, slots, word: 'plain', amount: 7, urgent: true })
})

test('hand-written SQL takes moments, flags and numbers as they are, and compares them with what is stored', async () => {
  await insert({ ...full, id: 'early', at: new Date('2026-01-01T00:00:00.001Z') }, { ...full, id: 'late', urgent: true })
  const later = preparedSelect(database, 'select `id` from `specimen` where `at` > ? and `urgent` = ? limit ?', { id: 'text' })
  expect((await later([new Date('2026-01-01T00:00:00.001Z'), true, 5])).map(({ id }) => id)).toEqual(['late'])
  expect((await later([new Date('2026-01-01T00:00:00.000Z'), false, 5])).map(({ id }) => id)).toEqual(['early'])
  expect((await later([new Date('2026-01-01T00:00:00.000Z'), false, 0])).map(({ id }) => id)).toEqual([])
})

test('text is told apart by capitals, in a condition and in a key', async () => {
  await insert({ ...full, id: 'Ab3', word: 'Ab3' }, { ...full, id: 'aB3', word: 'aB3' })
  const found = await database.reads.getRepository(Specimen).findBy({ word: 'aB3' })
  expect(found.map(({ id }) => id)).toEqual(['aB3'])
})

test('a change tells how many rows its condition found, even when they already were as it makes them', async () => {
  await insert({ ...full, amount: 3 })
  const raise = (tx: Parameters<typeof change>[0], limit: number) =>
    change(tx, 'update `specimen` set `amount` = 3, `endedAt` = ? where `id` = ? and `amount` <= ?', [full.endedAt, 'a', limit])
  expect(await database.transaction((tx) => raise(tx, 3))).toBe(1)
  expect(await database.transaction((tx) => raise(tx, 2))).toBe(0)
})

test('rows read inside a transaction are the same plain objects, sums and counts among them', async () => {
  await insert({ ...full, amount: 3 }, { ...full, id: 'b', amount: 4 })
  const read = rowReader({ many: 'whole', total: 'whole', latest: 'moment', extra: 'json' })
  const rows = await database.transaction((tx) =>
    tx.query('select count(*) as many, sum(`amount`) as total, max(`at`) as latest, min(`extra`) as extra from `specimen`'),
  )
  expect(read(rows).map((row) => ({ ...row }))).toEqual([{ many: 2, total: 7, latest: full.at, extra: full.extra }])
})

test('a value that no column can hold is refused, not bent', async () => {
  const word = preparedSelect(database, 'select `id` from `specimen` where `word` = ?', { id: 'text' })
  const wrong: unknown[] = [undefined]
  await expect(word(wrong as string[])).rejects.toThrow()
  await expect(insert({ ...full, at: null })).rejects.toThrow()
})

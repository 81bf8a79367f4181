import { inflateSync } from 'node:zlib'
import { Person } from '../../server/features/people/person.entity'
import { drawSheet } from '../../server/features/records/draw-sheet'
import { ServiceRecord } from '../../server/features/records/record.entity'
import { hashOf, type Sheet } from '../../server/features/records/sheet'
import { sheetFont } from '../../server/features/records/sheet-font'
import { hours, hoursCases, makeUps, records } from '../../shared/contract'
import { codeOf, type Field, type Held, openField } from '../support/held-activity'
import { granted, refused } from '../support/kaiping'

let field: Field
let held: Held

beforeAll(async () => {
  field = await openField()
  held = await field.hold(['nurse', 'elder'])
  await held.scan('nurse', 'in', 0)
  await held.scan('elder', 'in', 0)
  await held.scan('nurse', 'out', 90)
  await held.end()
  granted(await held.settle())
})

afterAll(() => field.close())

const year = { from: '2026-01-01', until: '2026-12-31' }
const issue = async () => granted(await field.people.nurse.call(records.issue, { body: year }))
const standing = async (verification: string) => granted(await field.visitor.call(records.verify, { params: { verification } }))

/** The streams of a PDF as they were before they were packed; what is not packed stays as it is. */
function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue
    const bytes = pdf.subarray(at + 7, pdf.indexOf('\nendstream', at))
    try {
      streams.push(inflateSync(bytes).toString('latin1'))
    } catch {
      streams.push(bytes.toString('latin1'))
    }
  }
  return streams
}

/** The text of a PDF's pages, by the table that its one font carries from glyphs to characters. */
function textOf(pdf: Buffer): string {
  const streams = streamsOf(pdf)
  const table = streams.find((stream) => stream.includes('beginbfrange')) ?? ''
  const characters: string[] = []
  for (const [, list = ''] of table.matchAll(/<[0-9a-f]+> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    for (const [, hex = ''] of list.matchAll(/<([0-9a-f]+)>/g)) {
      characters.push(Buffer.from(hex, 'hex').swap16().toString('utf16le'))
    }
  }
  const shown = streams.filter((stream) => stream.includes(' Tf')).join('\n')
  return [...shown.matchAll(/<([0-9a-f]+)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((glyph) => characters[Number.parseInt(glyph, 16)] ?? '\u{fffd}')
    .join('')
}

test('a sheet says what stands between two days, timed and manual apart, and is shown to its person alone', async () => {
  const record = await issue()
  expect(record).toMatchObject({ ...year, totals: { timedMinutes: 90, manualMinutes: 0 }, entries: 1, revokedAt: null })
  expect(record.verification).toMatch(/^[1-9A-HJ-NP-Za-km-z]{16}$/)
  expect(granted(await field.people.nurse.call(records.mine)).items).toEqual([record])
  expect(granted(await field.people.elder.call(records.mine)).items).toEqual([])
  for (const who of ['elder', 'clinic', 'station', 'centre', 'administrator'] as const) {
    expect(refused(await field.people[who].call(records.pdf, { params: { code: record.code } }))).toEqual([404, 'record_not_found'])
  }
})

test('the PDF carries the words of the sheet in one subset font of its own', async () => {
  const record = await issue()
  const reply = await field.people.nurse.call(records.pdf, { params: { code: record.code } })
  expect(reply.headers.get('content-type')).toBe('application/pdf')
  expect(reply.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(reply.bytes.length).toBeLessThan(120_000)
  const plain = reply.bytes.toString('latin1')
  expect(plain).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSansSC/)
  expect(plain.match(/\/FontFile[23]? /g)).toHaveLength(1)
  const text = textOf(reply.bytes)
  const verification = record.verification.replace(/(.{4})(?=.)/g, '$1 ')
  for (const words of [
    '志愿服务记录单',
    '邓晓岚',
    codeOf('nurse'),
    held.title,
    '江门市开平市塘口镇宅群村',
    '文化广场',
    '塘口镇卫生院志愿服务队',
    '陈队长',
    '1 小时 30 分钟',
    verification,
    '补录的服务',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('\u{fffd}')
})

test('a name with a character that no font has is printed by the character’s number, and nothing breaks', async () => {
  const { drawable } = await sheetFont()
  expect(drawable('邓𠮷岚\n㼆')).toMatch(/^邓〔U\+20BB7〕岚\n/)
  const personId = await field.idOf('nurse')
  await field.database.transaction((tx) => tx.update(Person, { id: personId }, { name: '邓𠮷岚' }))
  const { code } = await issue()
  await field.database.transaction((tx) => tx.update(Person, { id: personId }, { name: '邓晓岚' }))
  expect(textOf((await field.people.nurse.call(records.pdf, { params: { code } })).bytes)).toContain('邓〔U+20BB7〕岚')
})

test('a sheet of many services runs over several pages under headings of their own', async () => {
  const record = await field.database.reads.manager.findOneByOrFail(ServiceRecord, { publicCode: (await issue()).code })
  const sheet = record.content as Sheet
  const [line] = sheet.lines
  if (line === undefined) throw new Error('the sheet has no line')
  const bytes = await drawSheet({ ...sheet, lines: Array.from({ length: 60 }, () => line) }, { verifyAt: null, revoked: false })
  const pages = bytes.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  expect(pages).toBeGreaterThan(3)
  expect(textOf(bytes).match(/活动和服务内容/g)?.length).toBeGreaterThanOrEqual(pages - 1)
})

test('the letters of a number are drawn one by one, also those that a font would join', async () => {
  const record = await field.database.reads.manager.findOneByOrFail(ServiceRecord, { publicCode: (await issue()).code })
  const sheet = { ...(record.content as Sheet), number: '1fisFfl4' }
  expect(textOf(await drawSheet(sheet, { verifyAt: null, revoked: false }))).toContain('编号 1fisFfl4')
})

describe('whether a sheet is genuine', () => {
  test('says that and nothing more, to anybody', async () => {
    const { verification } = await issue()
    const reply = await field.visitor.call(records.verify, { params: { verification } })
    expect(reply.body).toEqual({ standing: 'genuine' })
    expect(await standing('2222222222222222')).toEqual({ standing: 'unknown' })
    expect(refused(await field.visitor.call(records.verify, { params: { verification: 'short' } }))).toEqual([400, 'invalid_request'])
  })

  test('a sheet whose kept content was changed is none that was issued', async () => {
    const { verification, code } = await issue()
    const record = await field.database.reads.manager.findOneByOrFail(ServiceRecord, { publicCode: code })
    const forged = { ...(record.content as Sheet), timedMinutes: 9_000 }
    await field.database.transaction((tx) => tx.update(ServiceRecord, { id: record.id }, { content: forged }))
    expect(await standing(verification)).toEqual({ standing: 'unknown' })
  })

  test('the hash is the same in whatever order a database gives the names back', () => {
    expect(hashOf({ b: [{ d: 1, c: 2 }], a: '3' })).toBe(hashOf({ a: '3', b: [{ c: 2, d: 1 }] }))
    expect(hashOf({ a: [1, 2] })).not.toBe(hashOf({ a: [2, 1] }))
  })

  test('revoked as soon as an entry on it is reversed; the sheet says so itself, and one issued later does not print it', async () => {
    const { verification, code } = await issue()
    const [entry] = (await field.mine('nurse')).items
    const opened = granted(await field.attempt('nurse', hours.notMe, entry?.code ?? '', {}))
    expect(await standing(verification)).toEqual({ standing: 'genuine' })
    granted(await field.attempt('station', hoursCases.overturn, opened.code, { words: '记错了人' }))
    expect(await standing(verification)).toEqual({ standing: 'revoked' })
    expect(textOf((await field.people.nurse.call(records.pdf, { params: { code } })).bytes)).toContain('本单已撤销')
    expect(refused(await field.people.nurse.call(records.issue, { body: year }))).toEqual([422, 'no_hours_to_print'])
  })
})

test('what is refused: the wrong way round, nothing to print, no name', async () => {
  const body = { from: '2026-12-31', until: '2026-01-01' }
  expect(refused(await field.people.nurse.call(records.issue, { body }))).toEqual([400, 'invalid_request'])
  expect(refused(await field.people.stranger.call(records.issue, { body: year }))).toEqual([422, 'no_hours_to_print'])
  expect(refused(await field.visitor.call(records.issue, { body: year }))).toEqual([401, 'sign_in_needed'])
})

test('manual hours stand in a table of their own', async () => {
  const from = { startsAt: new Date(held.at(0)).toISOString(), endsAt: new Date(held.at(60)).toISOString() }
  const body = { ...from, reason: 'forgot_out' as const, text: '没有签退' }
  const { code } = granted(await field.people.elder.call(makeUps.request, { params: { code: held.code }, body }))
  await field.step('clinic', makeUps.confirm, code, {})
  await field.step('station', makeUps.approve, code, {})
  for (let day = 0; day < 8; day += 1) {
    field.clock.advance(24 * 60)
    await field.clock.act()
  }
  const record = granted(await field.people.elder.call(records.issue, { body: year }))
  expect(record.totals).toEqual({ timedMinutes: 0, manualMinutes: 60 })
  const text = textOf((await field.people.elder.call(records.pdf, { params: { code: record.code } })).bytes)
  expect(text).toMatch(/签到签退计时的服务这段时间没有。补录的服务.*小计：1 小时（1 次）/)
})

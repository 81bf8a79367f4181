import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { AuditEntry } from '../../server/audit/audit.entity'
import { Activity } from '../../server/features/activities/activity.entity'
import { CheckEvent } from '../../server/features/check-ins/check-event.entity'
import { HoursEntry } from '../../server/features/hours/hours.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { Setting } from '../../server/features/settings/setting.entity'
import { fixedCode } from '../../server/seed/identity'
import { desk, integrity } from '../../shared/contract'
import { INTEGRITY_LIMITS, type IntegrityLimits, SIGNALS, type Signal } from '../../shared/vocabulary/integrity'
import { type Field, openField } from '../support/held-activity'
import { granted, type Part, refused, SECRETS, sites } from '../support/kaiping'

let county: Field
beforeEach(async () => {
  county = await openField()
})
afterEach(() => county.close())

const look = (site: string = sites.centre, by: Part = 'centre') => county.people[by].call(integrity.look, { body: { site } })
const of = async (signal: Signal) => {
  const found = granted(await look()).signals.find((each) => each.signal === signal)
  if (found === undefined) throw new Error('every signal is told')
  return found
}
const idOf = async (name: string) =>
  (await county.database.reads.manager.findOneByOrFail(Person, { publicCode: fixedCode(`person ${name}`) })).id
const limit = (change: Partial<IntegrityLimits>) =>
  county.database.transaction((tx) =>
    tx.save(Setting, { name: 'integrity_limits', value: { ...INTEGRITY_LIMITS, ...change }, updatedAt: county.services.now() }),
  )

/** Makes 方小妹 a volunteer of the clinic's team, since long ago or from now on. */
async function joins(startedAt: Date): Promise<void> {
  const { manager } = county.database.reads
  const leads = await manager.findOneByOrFail(Membership, { personId: await idOf('陈队长'), role: 'leader' })
  const row = { ...leads, id: uuidv7(), personId: await idOf('方小妹'), role: 'volunteer' as const, startedAt, endedAt: null }
  await county.database.transaction((tx) => tx.insert(Membership, row))
}

it('nothing is found where nothing is planted, and every signal says how it counts', async () => {
  await county.delivered()
  const { signals, days, limits } = granted(await look())
  expect(signals.map(({ signal }) => signal)).toEqual([...SIGNALS])
  expect(signals.flatMap(({ evidence, cleared }) => [...evidence, ...cleared])).toEqual([])
  expect([days, limits]).toEqual([90, INTEGRITY_LIMITS])
})

it('finds orders that somebody’s own team served, but not from before they were of it', async () => {
  await joins(new Date('2026-12-01T00:00:00.000Z'))
  await county.delivered()
  expect((await of('own_order')).evidence).toEqual([])
  await county.database.transaction(async (tx) =>
    tx.update(Membership, { personId: await idOf('方小妹'), role: 'volunteer' }, { startedAt: new Date('2026-11-01T00:00:00.000Z') }),
  )
  const { code } = await county.delivered()
  const { evidence } = await of('own_order')
  expect(evidence).toHaveLength(1)
  expect(evidence[0]).toMatchObject({ words: '方**和塘口镇卫生院志愿服务队', count: 2 })
  expect(evidence[0]?.rows.map((row) => row.code)).toContain(code)
  expect(JSON.stringify(evidence)).not.toContain(SECRETS.name)
})

it('finds what came in a burst, at the setting and not below it', async () => {
  await limit({ burstAmount: 4, burstMinutes: 5 })
  for (let each = 0; each < 3; each += 1) await county.place()
  county.clock.advance(30)
  await county.place()
  expect((await of('burst')).evidence).toEqual([])
  for (let each = 0; each < 3; each += 1) await county.place()
  const { evidence } = await of('burst')
  expect(evidence.map(({ words, count }) => [words, count])).toEqual([['方**点单，挤在一起的 4 次', 4]])
})

it('finds a pair that is always the same, and none where another team served once', async () => {
  await limit({ pairOrders: 3 })
  for (let each = 0; each < 3; each += 1) await county.delivered()
  const { evidence } = await of('same_pair')
  expect(evidence.map(({ words }) => words)).toEqual(['方**的 3 张单，都是塘口镇卫生院志愿服务队办的'])
})

/** The id of an activity that is held in the village. */
async function heldId(): Promise<string> {
  const { code } = await county.hold()
  return (await county.database.reads.manager.findOneByOrFail(Activity, { publicCode: code })).id
}

/** Entries of hours at the village's site: so many timed and so many made up and approved by 阿莲. */
async function plantHours(activityId: string, timed: number, manual: number): Promise<void> {
  const [personId, approvedBy] = [await idOf('邓晓岚'), await idOf('阿莲')]
  const at = county.services.now()
  const rows = Array.from({ length: timed + manual }, (_, place) => ({
    ...{ id: uuidv7(), publicCode: randomUUID().slice(0, 8), personId, activityId, siteCode: sites.station, source: 'settlement' as const },
    ...{
      kind: place < timed ? ('timed' as const) : ('manual' as const),
      state: 'posted' as const,
      counts: true,
      minutes: 60,
      date: '2026-11-24',
    },
    ...{
      startsAt: at,
      endsAt: at,
      spans: [],
      reasons: [],
      confirmedBy: personId,
      approvedBy: place < timed ? null : approvedBy,
      postedAt: at,
    },
  }))
  await county.database.transaction((tx) => tx.insert(HoursEntry, rows))
}

it('finds a site, and an officer, of whose hours many are made up', async () => {
  const id = await heldId()
  await plantHours(id, 30, 9)
  expect((await of('hand_entered')).evidence).toEqual([])
  await plantHours(id, 0, 6)
  expect((await of('hand_entered')).evidence.map(({ words }) => words)).toEqual([
    '宅群村文明实践站：45 笔里补录 15 笔',
    '阿*在宅群村文明实践站审批的补录 15 笔',
  ])
})

it('finds one phone on which several checked themselves in, not the leader’s with which they were checked in', async () => {
  const id = await heldId()
  const names = ['邓晓岚', '张伯', '周婶']
  const leader = await idOf('陈队长')
  const check = async (name: string, device: string, recordedBy?: string) => {
    const personId = await idOf(name)
    const at = county.services.now()
    const row = {
      id: uuidv7(),
      activityId: id,
      personId,
      direction: 'in',
      channel: 'code',
      source: randomUUID(),
      at,
      receivedAt: at,
    } as const
    await county.database.transaction((tx) => tx.insert(CheckEvent, { ...row, device, recordedBy: recordedBy ?? personId } as never))
  }
  for (const name of names) await check(name, 'the leader’s', leader)
  for (const name of names.slice(0, 2)) await check(name, 'a household’s')
  expect((await of('one_device')).evidence).toEqual([])
  await check('周婶', 'a household’s')
  const { evidence } = await of('one_device')
  expect(evidence.map(({ words }) => words)).toEqual(['一部手机上，3 个人签到签退 3 次'])
  expect(JSON.stringify(evidence)).not.toContain('household')
})

it('what was checked and found in order is hidden with who said so, until there is more of it', async () => {
  await joins(new Date('2026-11-01T00:00:00.000Z'))
  await county.delivered()
  const [found] = (await of('own_order')).evidence
  const clear = (by: Part = 'centre', key = found?.key ?? '') =>
    county.people[by].call(integrity.clear, { body: { site: sites.centre, signal: 'own_order', key, said: '问过本人和老人家，确实办了' } })
  expect(refused(await clear('town'))).toEqual([403, 'not_allowed'])
  expect(refused(await clear('centre', 'f'.repeat(32)))).toEqual([409, 'evidence_gone'])
  granted(await clear())
  expect(await of('own_order')).toMatchObject({ evidence: [], cleared: [{ said: '问过本人和老人家，确实办了', by: '关**' }] })
  county.clock.advance(5)
  await county.delivered()
  expect(await of('own_order')).toMatchObject({ evidence: [{ count: 2 }], cleared: [] })
})

it('is for supervisors of the place alone, and every look leaves its trace', async () => {
  for (const who of ['station', 'town', 'clinic', 'villager', 'administrator'] as const)
    expect(refused(await look(sites.station, who))).toEqual([403, 'not_allowed'])
  expect(refused(await look('440705'))).toEqual([403, 'not_allowed'])
  const looks = () => county.database.reads.manager.countBy(AuditEntry, { endpoint: 'integrity.look', object: sites.centre })
  expect(await looks()).toBe(0)
  granted(await look())
  granted(await look())
  expect(await looks()).toBe(2)
})

it('lowers nobody’s rank: the teams that staff see for an order are the same, in the same order', async () => {
  await joins(new Date('2026-11-01T00:00:00.000Z'))
  await county.delivered()
  const order = await county.accepted()
  const ranked = async () => granted(await county.people.station.call(desk.order, { params: { code: order } })).candidates
  const before = await ranked()
  expect(before.length).toBeGreaterThan(0)
  expect((await of('own_order')).evidence).toHaveLength(1)
  expect(await ranked()).toEqual(before)
})

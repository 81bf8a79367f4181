import { MakeUp } from '../../server/features/hours/make-up.entity'
import { hours, hoursCases, makeUps } from '../../shared/contract'
import { codeOf, type Field, openField } from '../support/held-activity'
import { granted, refused, sites } from '../support/kaiping'
import { makeUpsIn } from '../support/make-ups'

type Told = ReturnType<typeof makeUpsIn>

let field: Field
let forgotten: Told['forgotten']
let ask: Told['ask']
let approved: Told['approved']
let publicityEnds: Told['publicityEnds']
let one: Told['one']
let publicCodes: Told['publicCodes']

beforeAll(async () => {
  field = await openField()
  ;({ forgotten, ask, approved, publicityEnds, one, publicCodes } = makeUpsIn(field))
  await field.alsoLeads('weekend')
})

afterAll(() => field.close())

test('asked for, confirmed by the leader, approved by the station, public for three working days, posted as manual and kept apart', async () => {
  const held = await forgotten()
  const before = (await field.mine('nurse')).totals
  const asked = granted(await ask('nurse', held))
  expect(asked).toMatchObject({ state: 'requested', minutes: 120, actions: ['withdraw'], entry: null })
  expect((await one('clinic', asked.code)).actions).toEqual(['confirm', 'reject'])
  expect(granted(await field.people.clinic.call(makeUps.led)).items.map(({ code }) => code)).toContain(asked.code)
  expect(await field.step('clinic', makeUps.confirm, asked.code, {})).toMatchObject({ state: 'confirmed', confirmedBy: '陈队长' })
  const waiting = granted(await field.people.station.call(makeUps.ofSite, { query: { site: sites.station } })).items
  expect(waiting.find(({ code }) => code === asked.code)).toMatchObject({ person: { name: '邓晓岚' }, actions: ['approve', 'reject'] })
  const shown = await field.step('station', makeUps.approve, asked.code, { text: '核对过名册' })
  expect(shown).toMatchObject({ state: 'publicised', approvedBy: '阿莲' })
  expect((await field.mine('nurse')).totals).toEqual(before)
  await publicityEnds()
  const posted = await one('nurse', asked.code)
  expect(posted).toMatchObject({ state: 'posted', actions: [] })
  const { items, totals } = await field.mine('nurse')
  expect(items[0]).toMatchObject({ code: posted.entry, kind: 'manual', source: 'make_up', minutes: 120, actions: ['not_me'] })
  expect(totals).toEqual({ timedMinutes: before.timedMinutes, manualMinutes: before.manualMinutes + 120 })
  expect((await field.noticesTo('nurse'))[0]).toMatchObject({ opens: `/volunteer/pages/hours-entry/index?code=${posted.entry}` })
})

test('the public list says what and how much, and nothing of whom', async () => {
  const held = await forgotten()
  const code = await approved(held)
  const reply = await field.visitor.call(makeUps.published, { query: { place: sites.town } })
  expect(reply.body.items.find((each) => each.code === code)).toEqual({
    code,
    activity: { code: held.code, title: held.title },
    team: expect.objectContaining({ name: '塘口镇卫生院志愿服务队' }),
    village: { code: sites.station, name: expect.any(String) },
    minutes: 120,
    reason: 'forgot_out',
    publicUntil: expect.any(String),
  })
  for (const secret of ['邓晓岚', codeOf('nurse'), '手机没电', '阿莲', '陈队长']) expect(reply.bytes.toString()).not.toContain(secret)
  expect(await publicCodes({ place: '440783110' })).not.toContain(code)
  expect(await publicCodes()).toContain(code)
  await publicityEnds()
  expect(await publicCodes()).not.toContain(code)
})

describe('beneficiary, confirmer and approver are three people', () => {
  test('a leader does not confirm hours of their own; another leader does', async () => {
    const held = await forgotten(['nurse', 'clinic'])
    const { code, actions } = granted(await ask('clinic', held))
    expect(actions).toEqual(['withdraw'])
    expect(refused(await field.attempt('clinic', makeUps.confirm, code, {}))).toEqual([403, 'same_person'])
    expect(await field.step('weekend', makeUps.confirm, code, {})).toMatchObject({ confirmedBy: '司徒老师' })
  })

  test('an officer who confirmed does not approve; another one does', async () => {
    const held = await forgotten()
    const { code } = granted(await ask('nurse', held))
    await field.step('station', makeUps.confirm, code, {})
    expect(refused(await field.attempt('station', makeUps.approve, code, {}))).toEqual([403, 'same_person'])
    expect((await one('station', code)).actions).toEqual(['reject'])
    expect(await field.step('town', makeUps.approve, code, {})).toMatchObject({ confirmedBy: '阿莲', approvedBy: '梁主任' })
  })

  test('a leader asks for somebody, and confirms it; nobody else asks for others', async () => {
    const held = await forgotten()
    expect(refused(await ask('nurse', held, { person: codeOf('elder') }))).toEqual([403, 'not_allowed'])
    const { code } = granted(await ask('clinic', held, { person: codeOf('elder') }))
    expect(await field.step('clinic', makeUps.confirm, code, {})).toMatchObject({ person: { name: '张伯' } })
    expect((await one('elder', code)).state).toBe('confirmed')
  })
})

test('who approved hours does not uphold them against the one who says 不是我; another officer does', async () => {
  const held = await forgotten()
  const code = await approved(held)
  await publicityEnds()
  const { entry } = await one('nurse', code)
  const opened = granted(await field.attempt('nurse', hours.notMe, entry ?? '', {}))
  expect(refused(await field.attempt('station', hoursCases.uphold, opened.code, { words: '没有错' }))).toEqual([403, 'same_person'])
  expect(await field.step('town', hoursCases.uphold, opened.code, { words: '问过带队的人，没有错' })).toMatchObject({ state: 'upheld' })
})

describe('what is refused', () => {
  test('before the activity is over, outside its time, too short, too long, what stands already, and twice', async () => {
    const early = await field.hold()
    expect(refused(await ask('nurse', early))).toEqual([409, 'activity_not_over'])
    const held = await forgotten()
    const until = (minutes: number) => ({ endsAt: new Date(held.at(minutes)).toISOString() })
    expect(refused(await ask('nurse', held, until(241)))).toEqual([422, 'make_up_times_wrong'])
    expect(refused(await ask('nurse', held, until(14)))).toEqual([422, 'make_up_times_wrong'])
    expect(refused(await ask('nurse', held, until(-10)))).toEqual([422, 'make_up_times_wrong'])
    expect(refused(await ask('nurse', held, until(151)))).toEqual([422, 'make_up_too_long'])
    granted(await ask('nurse', held))
    expect(refused(await ask('nurse', held))).toEqual([409, 'make_up_under_way'])
  })

  test('hours of a time that is entered already', async () => {
    const held = await field.hold(['nurse'])
    await held.scan('nurse', 'in', 0)
    await held.scan('nurse', 'out', 60)
    await held.end()
    granted(await held.settle())
    const ofLast = (from: number, to: number) => ({
      startsAt: new Date(held.at(from)).toISOString(),
      endsAt: new Date(held.at(to)).toISOString(),
    })
    expect(refused(await ask('nurse', held, ofLast(30, 100)))).toEqual([409, 'hours_overlap'])
    expect(refused(await ask('nurse', held, ofLast(60, 160)))).toEqual([422, 'make_up_too_long'])
    expect(granted(await ask('nurse', held, ofLast(60, 150)))).toMatchObject({ minutes: 90 })
  })

  test('what is no service', async () => {
    const held = await field.hold(['nurse'], { nature: 'meeting' })
    await held.end()
    expect(refused(await ask('nurse', held))).toEqual([422, 'earns_no_hours'])
  })
})

describe('what ends it', () => {
  test('rejected by the leader, or by an officer during publicity: the person hears why, and may ask again', async () => {
    const held = await forgotten()
    const first = granted(await ask('nurse', held))
    await field.step('clinic', makeUps.reject, first.code, { reason: '名册上没有您' })
    expect((await field.noticesTo('nurse'))[0]).toMatchObject({ body: expect.stringContaining('名册上没有您') })
    const again = await approved(held)
    expect(await field.step('town', makeUps.reject, again, { reason: '公示期有人提出异议' })).toMatchObject({ state: 'rejected' })
    await publicityEnds()
    expect((await one('nurse', again)).state).toBe('rejected')
  })

  test('withdrawn by who asked', async () => {
    const held = await forgotten()
    const { code } = granted(await ask('nurse', held))
    expect(refused(await field.attempt('clinic', makeUps.withdraw, code, {}))).toEqual([403, 'not_allowed'])
    expect(await field.step('nurse', makeUps.withdraw, code, {})).toMatchObject({ state: 'withdrawn', actions: [] })
    expect(granted(await field.people.nurse.call(makeUps.mine)).items[0]).toMatchObject({ code, state: 'withdrawn' })
  })

  test('where another entry took the time meanwhile it is rejected, not posted twice', async () => {
    const held = await field.hold(['nurse'])
    await held.scan('nurse', 'in', 0)
    await held.end()
    const code = await approved(held)
    await field.upload('nurse', [held.kept('out', 120)])
    granted(await held.settle())
    await publicityEnds()
    expect(await one('nurse', code)).toMatchObject({ state: 'rejected', rejectReason: '和另一个活动的时间重叠，不计' })
  })

  test('the clock of its publicity acts once, however often it is asked', async () => {
    const held = await forgotten()
    const code = await approved(held)
    await publicityEnds()
    await field.clock.act()
    const { entry } = await one('nurse', code)
    const { items } = await field.mine('nurse')
    expect(items.filter((each) => each.code === entry)).toHaveLength(1)
    expect(await field.database.reads.manager.countBy(MakeUp, { publicCode: code, state: 'posted' })).toBe(1)
  })
})

test('a make-up does not exist for whom it does not concern', async () => {
  const held = await forgotten()
  const { code } = granted(await ask('nurse', held))
  for (const who of ['elder', 'stranger', 'grid', 'administrator'] as const) {
    expect(refused(await field.people[who].call(makeUps.one, { params: { code } }))).toEqual([404, 'make_up_not_found'])
    expect(refused(await field.attempt(who, makeUps.confirm, code, {}))).toEqual([404, 'make_up_not_found'])
  }
  expect(refused(await field.attempt('nurse', makeUps.confirm, code, {}))).toEqual([403, 'not_allowed'])
  expect(refused(await field.people.nurse.call(makeUps.ofSite, { query: { site: sites.station } }))).toEqual([403, 'not_allowed'])
})

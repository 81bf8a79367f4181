import { hoursCases, makeUps } from '../../shared/contract'
import { codeOf, type Field, type Held, openField } from '../support/held-activity'
import { granted, type Part, refused, sites } from '../support/kaiping'
import { makeUpsIn } from '../support/make-ups'

let field: Field
let told: ReturnType<typeof makeUpsIn>

beforeAll(async () => {
  field = await openField()
  told = makeUpsIn(field)
})

afterAll(() => field.close())

const REASON = '那天活动十点就散了，没有到中午'

/** Approved and public. */
async function published(): Promise<{ held: Held; code: string }> {
  const held = await told.forgotten()
  return { held, code: await told.approved(held) }
}

const object = (who: Part, code: string, text = REASON) => field.attempt(who, makeUps.object, code, { text })
const decide = (who: Part, how: 'uphold' | 'overturn', code: string) => field.attempt(who, hoursCases[how], code, { words: '问过在场的人' })
const openCases = async (site: string = sites.station, by: Part = 'station') =>
  granted(await field.people[by].call(hoursCases.ofSite, { query: { site } })).items

describe('somebody who objects to a make-up that is public', () => {
  test('lets its days stand still, opens a case with a number, and sees of it no more than everybody', async () => {
    const { held, code } = await published()
    const reply = await object('stranger', code)
    const opened = granted(reply)
    expect(opened).toMatchObject({ about: 'make_up', state: 'open', text: REASON, entry: null, makeUp: { code, minutes: 120 } })
    const mine = await field.people.stranger.call(hoursCases.mine)
    expect(granted(mine).items[0]).toMatchObject({ code: opened.code, makeUp: { activity: { title: held.title } } })
    for (const bytes of [reply.bytes, mine.bytes])
      for (const secret of ['邓晓岚', codeOf('nurse'), '手机没电', '阿莲', '陈队长']) expect(bytes.toString()).not.toContain(secret)
    expect(await told.one('nurse', code)).toMatchObject({ state: 'objected', publicUntil: null, actions: [] })
    expect(await told.publicCodes()).not.toContain(code)
    await told.publicityEnds()
    expect((await told.one('nurse', code)).state).toBe('objected')
  })

  test('is named to nobody: the site reads what was said, and the volunteer that it is looked into', async () => {
    const { code } = await published()
    const opened = granted(await object('stranger', code))
    const listed = await field.people.town.call(hoursCases.ofSite, { query: { site: sites.station } })
    const found = granted(listed).items.find((each) => each.code === opened.code)
    expect(found).toMatchObject({ text: REASON, person: { name: '邓晓岚' }, late: false, actions: ['uphold', 'overturn'] })
    expect(listed.bytes.toString()).not.toContain('周婶')
    const [notice] = await field.noticesTo('nurse')
    expect(notice).toMatchObject({ title: '公示中有人提异议，站里在核实' })
    expect(JSON.stringify(notice)).not.toContain(REASON)
  })

  test('is not the one whose hours they are, not a visitor, and not the same person twice', async () => {
    const { code } = await published()
    expect(refused(await object('nurse', code))).toEqual([403, 'same_person'])
    expect(refused(await field.visitor.call(makeUps.object, { params: { code }, body: { text: REASON } }))).toEqual([401, 'sign_in_needed'])
    const opened = granted(await object('stranger', code))
    expect(refused(await object('villager', code))).toEqual([404, 'make_up_not_found'])
    granted(await decide('town', 'uphold', opened.code))
    expect(refused(await object('stranger', code))).toEqual([409, 'already_objected'])
    expect(granted(await object('villager', code))).toMatchObject({ state: 'open' })
  })

  test('of two at the same moment one opens a case', async () => {
    const { code } = await published()
    const answers = await Promise.all([object('stranger', code), object('villager', code)])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await openCases()).filter(({ makeUp }) => makeUp?.code === code)).toHaveLength(1)
  })

  test('has nothing to say before it is public, and after it was posted', async () => {
    const { code } = granted(await told.ask('nurse', await told.forgotten()))
    expect(refused(await object('stranger', code))).toEqual([404, 'make_up_not_found'])
    const other = await published()
    await told.publicityEnds()
    expect(refused(await object('stranger', other.code))).toEqual([404, 'make_up_not_found'])
    expect(refused(await object('station', other.code))).toEqual([409, 'transition_not_allowed'])
  })
})

describe('the case is decided', () => {
  test('by an officer who neither approved it nor objects; upheld, it is public for the days that are left and is posted', async () => {
    const { code } = await published()
    const { clocks } = field.services
    field.clock.advance(60)
    const until = new Date((await told.one('nurse', code)).publicUntil ?? '')
    const left = clocks.left('publicity', 'normal', field.services.now(), until)
    const opened = granted(await object('stranger', code))
    expect(refused(await decide('station', 'uphold', opened.code))).toEqual([403, 'same_person'])
    expect(refused(await decide('station', 'overturn', opened.code))).toEqual([403, 'same_person'])
    expect((await openCases()).find((each) => each.code === opened.code)?.actions).toEqual([])
    field.clock.advance(7 * 24 * 60)
    expect(granted(await decide('town', 'uphold', opened.code))).toMatchObject({ state: 'upheld', makeUp: { state: 'publicised' } })
    const again = await told.one('nurse', code)
    expect(again.publicUntil).toBe(clocks.after('publicity', 'normal', field.services.now(), left).toISOString())
    expect(left).toBeGreaterThan(0)
    expect((await field.noticesTo('stranger'))[0]).toMatchObject({ body: expect.stringContaining('问过在场的人') })
    await told.publicityEnds()
    expect((await told.one('nurse', code)).state).toBe('posted')
  })

  test('overturned, nothing is posted, and both hear why', async () => {
    const { code } = await published()
    const opened = granted(await object('stranger', code))
    expect(granted(await decide('town', 'overturn', opened.code))).toMatchObject({ state: 'reversed', actions: [] })
    expect(await told.one('nurse', code)).toMatchObject({ state: 'rejected', rejectReason: '问过在场的人', actions: [] })
    for (const who of ['nurse', 'stranger'] as const) {
      expect((await field.noticesTo(who))[0]).toMatchObject({ body: expect.stringContaining('问过在场的人') })
    }
    await told.publicityEnds()
    expect((await told.one('nurse', code)).state).toBe('rejected')
    expect(refused(await decide('town', 'uphold', opened.code))).toEqual([409, 'transition_not_allowed'])
  })

  test('not by an officer who objects', async () => {
    const { code } = await published()
    const opened = granted(await object('town', code))
    expect(refused(await decide('town', 'overturn', opened.code))).toEqual([403, 'same_person'])
    expect(granted(await decide('centre', 'overturn', opened.code))).toMatchObject({ state: 'reversed' })
  })
})

describe('a case has five working days', () => {
  test('who can decide it is reminded a day before; late, it is marked so, and the level above hears of it', async () => {
    const { code } = await published()
    const opened = granted(await object('stranger', code))
    const found = async () => (await openCases(sites.station, 'town')).find((each) => each.code === opened.code)
    const titles = async (who: 'town' | 'centre') =>
      (await field.noticesTo(who)).filter(({ body }) => body.includes(opened.code)).map(({ title }) => title)
    const due = Date.parse(opened.dueAt ?? '')
    field.clock.set(new Date(due - 60_000))
    await field.clock.act()
    expect(await found()).toMatchObject({ late: false })
    // The station's only officer approved it, so the town's was told from the first.
    expect(await titles('town')).toEqual(['有一件核实快到期了', '有一份补录被提异议'])
    field.clock.set(new Date(due + 60_000))
    await field.clock.act()
    expect(await found()).toMatchObject({ late: true })
    expect((await titles('town'))[0]).toBe('有一件核实超期了')
    granted(await decide('town', 'uphold', opened.code))
    expect(await found()).toBeUndefined()
  })

  test('decided in time, nobody is reminded', async () => {
    const { code } = await published()
    const opened = granted(await object('stranger', code))
    granted(await decide('town', 'overturn', opened.code))
    field.clock.advance(14 * 24 * 60)
    await field.clock.act()
    const told = (await field.noticesTo('town')).filter(({ body }) => body.includes(opened.code))
    expect(told.map(({ title }) => title)).toEqual(['有一份补录被提异议'])
  })
})

import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Activity, ActivityPost } from '../../server/features/activities/activity.entity'
import { Attendance } from '../../server/features/hours/attendance.entity'
import { Setting } from '../../server/features/settings/setting.entity'
import { SignUp } from '../../server/features/sign-ups/sign-up.entity'
import { activities, hours, hoursCases, orders, signUps } from '../../shared/contract'
import type { BodyIn, Endpoint } from '../../shared/contract/endpoint'
import { codeOf, type Field, type Held, openField, type Volunteer } from '../support/held-activity'
import { granted, type Part, refused, sites } from '../support/kaiping'
import type { Answered } from '../support/server'

let field: Field

beforeAll(async () => {
  field = await openField()
})

afterAll(() => field.close())

/** Held to its end; the nurse was there for so many minutes. */
async function ended(minutes = 90, change: Parameters<Field['hold']>[1] = {}, volunteers: Volunteer[] = ['nurse', 'elder']): Promise<Held> {
  const held = await field.hold(volunteers, change)
  await held.scan('nurse', 'in', 0)
  await held.scan('nurse', 'out', minutes)
  await held.end()
  return held
}

const lineOf = async (who: Volunteer, held: Held, reply: Awaited<ReturnType<Held['settle']>>) =>
  granted(reply).items.find(({ person }) => person.code === codeOf(who)) ?? { missing: held.code }

const newest = async (who: Volunteer) => {
  const [entry] = (await field.mine(who)).items
  if (entry === undefined) throw new Error('nothing was posted')
  return entry
}

const act = <E extends Endpoint>(who: Part, endpoint: E, code: string, body: BodyIn<E>): Promise<Answered<E>> =>
  field.attempt(who, endpoint, code, body)

/** Signing up twice for one time is refused; data from elsewhere may hold it all the same. */
async function placeIn({ code }: Held): Promise<void> {
  const personId = await field.idOf('nurse')
  await field.database.transaction(async (tx) => {
    const activity = await tx.findOneByOrFail(Activity, { publicCode: code })
    const { id: postId } = await tx.findOneByOrFail(ActivityPost, { activityId: activity.id })
    const at = field.services.now()
    const { id: activityId, startsAt, endsAt } = activity
    const place = { activityId, postId, personId, startsAt, endsAt, state: 'approved' as const, signedUpBy: personId }
    await tx.insert(SignUp, { id: uuidv7(), publicCode: newPublicCode(), ...place, createdAt: at, updatedAt: at })
  })
}

describe('settling', () => {
  test('delivers the orders that it served, each with its outcome, and they are rated as always', async () => {
    const { code: order } = await field.assigned()
    const held = await ended(90, { orders: [order] })
    expect((await held.attendance()).orders).toMatchObject([{ code: order }])
    expect(refused(await held.settle())).toEqual([422, 'orders_unreported'])
    expect(refused(await held.settle({ orders: [{ code: '9999zzzz', outcome: 'done' }] }))).toEqual([422, 'orders_unreported'])
    expect(await field.mine('nurse')).toMatchObject({
      items: expect.not.arrayContaining([expect.objectContaining({ activity: { code: held.code, title: held.title } })]),
    })
    granted(await held.settle({ orders: [{ code: order, outcome: 'partly', text: '还差一户' }] }))
    expect(await field.look('villager', order)).toMatchObject({ state: 'delivered', actions: expect.arrayContaining(['rate']) })
    granted(await field.attempt('villager', orders.rate, order, { stars: 5, text: '' }))
    expect((await field.look('villager', order)).state).toBe('closed')
  })

  test('posts the minutes from in to out, tells the volunteer once, and says who was there', async () => {
    const held = await ended(90)
    const reply = await held.settle()
    expect(await lineOf('nurse', held, reply)).toMatchObject({ present: true, minutes: 90, reasons: ['as_timed'] })
    expect(await lineOf('elder', held, reply)).toMatchObject({ present: false, minutes: 0, reasons: ['no_record'] })
    const entry = await newest('nurse')
    expect(entry).toMatchObject({
      kind: 'timed',
      source: 'settlement',
      state: 'posted',
      minutes: 90,
      actions: ['not_me'],
      of: null,
      case: null,
    })
    const told = (await field.noticesTo('nurse')).filter(({ opens }) => opens.includes(entry.code))
    expect(told).toHaveLength(1)
    expect(told[0]).toMatchObject({
      opens: `/volunteer/pages/hours-entry/index?code=${entry.code}`,
      body: expect.stringContaining('不是我'),
    })
    const past = granted(await field.people.nurse.call(signUps.mine, { query: { show: 'past' } })).items
    expect(past.find(({ code }) => code === held.code)?.mine.state).toBe('attended')
    const absent = granted(await field.people.elder.call(signUps.mine, { query: { show: 'past' } })).items
    expect(absent.find(({ code }) => code === held.code)?.mine.state).toBe('no_show')
    expect((await field.people.station.call(activities.one, { params: { code: held.code } })).body).toMatchObject({
      state: 'settled',
      outcome: '量了三十位老人的血压',
    })
  })

  test.each([
    [14, 0, ['too_short']],
    [180, 180, ['as_timed']],
    [181, 180, ['capped_planned']],
  ])('present for %d minutes of 150 planned: %d posted', async (present, minutes, reasons) => {
    const held = await ended(present)
    expect(await lineOf('nurse', held, await held.settle())).toMatchObject({ minutes, reasons })
  })

  test('the tolerance over the plan is a setting', async () => {
    const set = (value: number) =>
      field.database.transaction((tx) => tx.save(Setting, { name: 'hours_tolerance_minutes', value, updatedAt: field.services.now() }))
    await set(0)
    const held = await ended(170)
    expect(await lineOf('nurse', held, await held.settle())).toMatchObject({ minutes: 150, reasons: ['capped_planned'] })
    await set(30)
  })

  test('who did not check out has nothing, and is told where to ask', async () => {
    const held = await field.hold()
    await held.scan('nurse', 'in', 0)
    await held.end()
    expect(await lineOf('nurse', held, await held.settle())).toMatchObject({ present: true, minutes: 0, reasons: ['no_check_out'] })
    const [notice] = await field.noticesTo('nurse')
    expect(notice).toMatchObject({ title: '这次活动没有计时数', body: expect.stringContaining('补录') })
  })

  test.each(['meeting', 'tour', 'paid_work', 'training'] as const)(
    'a %s earns nothing, and who came counts as having come',
    async (nature) => {
      const held = await ended(90, { nature })
      const before = await field.mine('nurse')
      const reply = await held.settle()
      expect(await lineOf('nurse', held, reply)).toMatchObject({ present: true, minutes: 0, reasons: ['not_service'] })
      expect((await field.mine('nurse')).items).toEqual(before.items)
    },
  )

  test('is for the leader alone, once it has ended, of what the leader saw, and once', async () => {
    const held = await field.hold()
    await held.scan('nurse', 'in', 0)
    expect(refused(await held.settle())).toEqual([409, 'transition_not_allowed'])
    await held.end()
    for (const who of ['nurse', 'weekend', 'station'] as const) {
      const body = { outcome: '好', seen: '0'.repeat(16) }
      expect(refused(await field.people[who].call(hours.settle, { params: { code: held.code }, body }))).toEqual([403, 'not_allowed'])
    }
    expect(refused(await held.settle({ outcome: '代开发票加微信 hm2026888' }))).toEqual([422, 'text_not_allowed'])
    const { seen } = await held.attendance()
    await field.upload('nurse', [held.kept('out', 60)])
    expect(refused(await held.settle({ seen }))).toEqual([409, 'changed_meanwhile'])
    expect(await lineOf('nurse', held, await held.settle())).toMatchObject({ minutes: 60 })
    expect(refused(await held.settle())).toEqual([409, 'transition_not_allowed'])
  })

  test('whom the leader sets aside gets nothing and hears why', async () => {
    const held = await ended(90)
    const reply = await held.settle({ setAside: [{ person: codeOf('nurse'), reason: '当天是别人代签的' }] })
    expect(await lineOf('nurse', held, reply)).toMatchObject({ present: false, minutes: 0, reasons: ['set_aside'] })
    expect((await field.noticesTo('nurse'))[0]).toMatchObject({ body: expect.stringContaining('当天是别人代签的') })
  })
})

describe('what a day and a span of time hold', () => {
  /** Three activities of one day, which overlap or not, held and settled one after the other. */
  async function onOneDay(spans: readonly (readonly [from: number, to: number])[]) {
    const first = await field.hold([])
    const moment = (hour: number) => new Date(first.startsAt + hour * 3_600_000).toISOString()
    const all: Held[] = []
    for (const [from, to] of spans) {
      all.push(await field.hold(['nurse'], { startsAt: moment(from), endsAt: moment(to), minutesPlanned: Math.min(480, (to - from) * 60) }))
    }
    return all
  }

  test('at most eight hours, over all activities of a day', async () => {
    const all = await onOneDay([
      [0, 4],
      [4, 8],
      [8, 10],
    ])
    const lengths = [240, 240, 120]
    const lines: unknown[] = []
    for (const [index, held] of all.entries()) {
      await held.scan('nurse', 'in', index === 0 ? 0 : 1)
      await held.scan('nurse', 'out', lengths[index] ?? 0)
      await held.end()
      lines.push(await lineOf('nurse', held, await held.settle()))
    }
    expect(lines).toMatchObject([{ minutes: 240 }, { minutes: 239 }, { minutes: 1, reasons: ['capped_day', 'as_timed'] }])
  })

  test('one cannot be at two places at once: the second is refused, and says so', async () => {
    const morning = await field.hold(['nurse'])
    const meanwhile = await field.hold([], {
      startsAt: new Date(morning.startsAt + 3_600_000).toISOString(),
      endsAt: new Date(morning.endsAt).toISOString(),
      minutesPlanned: 60,
    })
    await placeIn(meanwhile)
    await morning.scan('nurse', 'in', 0)
    await meanwhile.scan('nurse', 'in', 1)
    await meanwhile.scan('nurse', 'out', 50)
    await morning.scan('nurse', 'out', 150)
    await morning.end()
    await meanwhile.end()
    expect(await lineOf('nurse', morning, await morning.settle())).toMatchObject({ minutes: 150 })
    expect(await lineOf('nurse', meanwhile, await meanwhile.settle())).toMatchObject({ present: true, minutes: 0, reasons: ['overlaps'] })
  })
})

describe('three people', () => {
  test('the hours of the leader who settled wait for the site, and do not count until then', async () => {
    const held = await field.hold(['clinic'])
    await held.scan('clinic', 'in', 0)
    await held.scan('clinic', 'out', 60)
    await held.end()
    const before = (await field.mine('clinic')).totals
    expect(await lineOf('clinic', held, await held.settle())).toMatchObject({ minutes: 60, reasons: ['own_hours', 'as_timed'] })
    const entry = await newest('clinic')
    expect(entry).toMatchObject({ state: 'pending', actions: [] })
    expect((await field.mine('clinic')).totals).toEqual(before)
    expect(refused(await act('clinic', hours.confirm, entry.code, {}))).toEqual([403, 'not_allowed'])
    const listed = granted(await field.people.station.call(hours.ofSite, { query: { site: sites.station } })).items
    expect(listed.find(({ code }) => code === entry.code)).toMatchObject({ person: { name: '陈队长' }, actions: ['confirm', 'decline'] })
    granted(await act('station', hours.confirm, entry.code, {}))
    expect((await field.mine('clinic')).totals.timedMinutes).toBe(before.timedMinutes + 60)
  })

  test('declined, they are gone, with the reason, and their part of the day is free again', async () => {
    const held = await field.hold(['clinic'])
    await held.scan('clinic', 'in', 0)
    await held.scan('clinic', 'out', 60)
    await held.end()
    await held.settle()
    const entry = await newest('clinic')
    granted(await act('station', hours.decline, entry.code, { reason: '那天没有见到您' }))
    expect(await newest('clinic')).toMatchObject({ state: 'declined', actions: [] })
    expect((await field.noticesTo('clinic'))[0]).toMatchObject({ body: expect.stringContaining('那天没有见到您') })
    const day = await field.database.reads.query('select minutes from hours_day where personId = ? and date = ?', [
      await field.idOf('clinic'),
      entry.date,
    ])
    expect(day).toEqual([{ minutes: 0 }])
  })
})

describe('不是我', () => {
  test('freezes the entry, opens a case with a number for the site, and upheld it counts again', async () => {
    const held = await ended(60)
    await held.settle()
    const { code, minutes } = await newest('nurse')
    const before = (await field.mine('nurse')).totals.timedMinutes
    const opened = granted(await act('nurse', hours.notMe, code, { text: '那天我在医院值班' }))
    expect(opened).toMatchObject({ state: 'open', code: expect.stringMatching(/^.{8}$/), entry: { state: 'frozen' } })
    expect((await field.mine('nurse')).totals.timedMinutes).toBe(before - minutes)
    expect(refused(await act('nurse', hours.notMe, code, {}))).toEqual([409, 'transition_not_allowed'])
    const listed = granted(await field.people.station.call(hoursCases.ofSite, { query: { site: sites.station } })).items
    const found = listed.find((each) => each.code === opened.code)
    expect((await field.noticesTo('station'))[0]).toMatchObject({
      title: '有一笔时数要核实',
      opens: `/station/pages/hours/index?site=${sites.station}&show=cases`,
    })
    expect(found).toMatchObject({ text: '那天我在医院值班', person: { name: '邓晓岚' }, actions: ['uphold', 'overturn'] })
    const decided = granted(await act('station', hoursCases.uphold, opened.code, { words: '查过签到，是您本人' }))
    expect(decided).toMatchObject({ state: 'upheld', entry: { state: 'posted' }, actions: [] })
    expect((await field.mine('nurse')).totals.timedMinutes).toBe(before)
    expect((await field.noticesTo('nurse'))[0]).toMatchObject({ body: expect.stringContaining('查过签到') })
    expect(granted(await field.people.nurse.call(hoursCases.mine)).items[0]).toMatchObject({ state: 'upheld', words: '查过签到，是您本人' })
  })

  test('overturned, an entry of the opposite amount undoes it; nothing is deleted', async () => {
    const held = await ended(60)
    await held.settle()
    const before = (await field.mine('nurse')).totals.timedMinutes
    const { code, minutes } = await newest('nurse')
    const opened = granted(await act('nurse', hours.notMe, code, { text: '' }))
    granted(await act('station', hoursCases.overturn, opened.code, { words: '是同名的另一位' }))
    const { items, totals } = await field.mine('nurse')
    expect(totals.timedMinutes).toBe(before - minutes)
    expect(items[0]).toMatchObject({ source: 'reversal', minutes: -60, of: code, actions: [] })
    expect(items[1]).toMatchObject({ code, state: 'reversed', minutes: 60, actions: [] })
    expect(refused(await act('station', hoursCases.overturn, opened.code, { words: '再来' }))).toEqual([409, 'transition_not_allowed'])
  })

  test('is the beneficiary’s to say, and not theirs to decide', async () => {
    const held = await ended(60)
    await held.settle()
    const { code } = await newest('nurse')
    for (const who of ['elder', 'clinic', 'weekend', 'grid'] as const) {
      expect(refused(await act(who, hours.notMe, code, {}))).toEqual([404, 'hours_not_found'])
    }
    expect(refused(await act('station', hours.notMe, code, {}))).toEqual([403, 'not_allowed'])
    const opened = granted(await act('nurse', hours.notMe, code, {}))
    expect(refused(await act('nurse', hoursCases.uphold, opened.code, { words: '是我' }))).toEqual([403, 'not_allowed'])
    expect(refused(await act('elder', hoursCases.uphold, opened.code, { words: '是她' }))).toEqual([404, 'hours_case_not_found'])
  })
})

describe('corrections', () => {
  test('reverse what was posted, and put the lower amount in its place; both stay readable', async () => {
    const held = await ended(90)
    await held.settle()
    const { code } = await newest('nurse')
    const before = (await field.mine('nurse')).totals.timedMinutes
    expect(refused(await act('station', hours.reverse, code, { reason: '写多了', minutes: 90 }))).toEqual([400, 'invalid_request'])
    expect(refused(await act('nurse', hours.reverse, code, { reason: '写多了', minutes: 60 }))).toEqual([403, 'not_allowed'])
    granted(await act('station', hours.reverse, code, { reason: '中间离开了半小时', minutes: 60 }))
    const { items, totals } = await field.mine('nurse')
    expect(totals.timedMinutes).toBe(before - 30)
    expect(items.slice(0, 3)).toMatchObject([
      { source: 'correction', minutes: 60, of: code, state: 'posted' },
      { source: 'reversal', minutes: -90, of: code },
      { code, state: 'reversed' },
    ])
    expect(refused(await act('station', hours.reverse, items[1]?.code ?? '', { reason: '再冲', minutes: null }))).toEqual([
      409,
      'transition_not_allowed',
    ])
  })

  test('the balance is the sum of the entries, whatever was done to them', async () => {
    const { items, totals } = await field.mine('nurse')
    const all = [...items]
    let next = granted(await field.people.nurse.call(hours.mine)).next
    while (next !== null) {
      const page = granted(await field.people.nurse.call(hours.mine, { query: { cursor: next } }))
      all.push(...page.items)
      next = page.next
    }
    const counted = all.filter(({ state }) => state === 'posted' || state === 'reversed')
    const sum = (kind: string) => counted.reduce((total, entry) => total + (entry.kind === kind ? entry.minutes : 0), 0)
    expect(totals).toEqual({ timedMinutes: sum('timed'), manualMinutes: sum('manual') })
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length)
    expect(Object.keys(totals).toSorted()).toEqual(['manualMinutes', 'timedMinutes'])
  })
})

describe('records that come after the settlement', () => {
  test('are kept and marked; the leader has the person counted again, by reversal', async () => {
    const held = await ended(60, {}, ['nurse'])
    await held.settle()
    const { code } = await newest('nurse')
    field.clock.advance(60)
    await field.upload('nurse', [held.kept('in', 100), held.kept('out', 130)])
    const told = (await field.noticesTo('clinic')).filter(({ title }) => title === '结项以后有签到记录传上来')
    expect(told).toMatchObject([{ body: expect.stringContaining(held.title) }])
    const line = (await held.attendance()).items[0]
    expect(line).toMatchObject({ minutes: 60, recount: true, flags: expect.arrayContaining(['after_settlement']) })
    const recount = (who: 'clinic' | 'nurse' | 'station') =>
      field.people[who].call(hours.recount, { params: { code: held.code }, body: { person: codeOf('nurse') } })
    expect(refused(await recount('nurse'))).toEqual([403, 'not_allowed'])
    expect(refused(await recount('station'))).toEqual([403, 'not_allowed'])
    expect(granted(await recount('clinic'))).toMatchObject({ minutes: 90, present: true })
    expect((await field.mine('nurse')).items.slice(0, 3)).toMatchObject([
      { source: 'correction', minutes: 90, of: code },
      { source: 'reversal', minutes: -60 },
      { code, state: 'reversed' },
    ])
    expect((await held.attendance()).items[0]).toMatchObject({ minutes: 90, recount: false })
    expect(refused(await recount('clinic'))).toEqual([409, 'nothing_to_recount'])
  })
})

describe('ten working days', () => {
  test('the leader is reminded on the third, fifth, eighth and ninth, each once, and settling stops it', async () => {
    const held = await ended(60)
    const [activity] = await field.database.reads.query('select id, settleBy from activity where publicCode = ?', [held.code])
    const reminders = async () =>
      (await field.noticesTo('clinic')).filter(({ title, body }) => title === '请结项' && body.includes(held.title))
    const { settleBy } = await held.attendance()
    expect(settleBy).not.toBeNull()
    for (let day = 1; day <= 20 && (await reminders()).length < 4; day += 1) {
      field.clock.advance(24 * 60)
      await field.clock.act()
      await field.clock.act()
    }
    expect((await reminders()).map(({ body }) => /还有 \d 个工作日|只剩 1 个工作日/.exec(body)?.[0])).toEqual([
      '只剩 1 个工作日',
      '还有 2 个工作日',
      '还有 5 个工作日',
      '还有 7 个工作日',
    ])
    const open = () => field.database.reads.query('select clock from deadline where subjectId = ? and liveKey is not null', [activity.id])
    expect((await open()).map(({ clock }: { clock: string }) => clock)).toEqual(['settle'])
    granted(await held.settle())
    expect(await open()).toEqual([])
  })
})

test('what settling found is written down of everybody', async () => {
  const rows = await field.database.reads.manager.find(Attendance)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.every(({ reasons, minutes, present }) => reasons.length > 0 && (minutes === 0 || present))).toBe(true)
})

test('others’ hours do not exist for whom they do not concern', async () => {
  const { code } = await newest('nurse')
  for (const who of ['elder', 'weekend', 'grid', 'administrator'] as const) {
    expect(refused(await field.people[who].call(hours.one, { params: { code } }))).toEqual([404, 'hours_not_found'])
  }
  for (const who of ['nurse', 'station', 'town', 'centre'] as const) {
    expect((await field.people[who].call(hours.one, { params: { code } })).status).toBe(200)
  }
  for (const who of ['nurse', 'clinic', 'grid'] as const) {
    expect(refused(await field.people[who].call(hours.ofSite, { query: { site: sites.station } }))).toEqual([403, 'not_allowed'])
    expect(refused(await field.people[who].call(hoursCases.ofSite, { query: { site: sites.station } }))).toEqual([403, 'not_allowed'])
  }
  expect(refused(await field.people.station.call(hours.ofSite, { query: { site: sites.otherStation } }))).toEqual([403, 'not_allowed'])
})

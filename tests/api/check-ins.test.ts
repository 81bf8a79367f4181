import { CheckEvent } from '../../server/features/check-ins/check-event.entity'
import { makeCode, slotAt } from '../../shared/check-in/code'
import { activities, checkIns } from '../../shared/contract'
import { gcj02Of } from '../../shared/geo/gcj02'
import { codeOf, type Field, type Held, openField } from '../support/held-activity'
import { granted, refused } from '../support/kaiping'

let field: Field
let held: Held

beforeAll(async () => {
  field = await openField()
})

afterAll(() => field.close())

beforeEach(async () => {
  held = await field.hold()
})

const MINUTE = 60_000
const eventsKept = async (): Promise<CheckEvent[]> => {
  const { code } = held
  const rows = await field.database.reads.manager.find(CheckEvent, { order: { at: 'ASC' } })
  const [activity] = await field.database.reads.manager.query('select id from activity where publicCode = ?', [code])
  return rows.filter((row) => row.activityId === activity.id)
}

const scan = (who: 'nurse' | 'elder' | 'stranger', code: string) => field.people[who].call(checkIns.byCode, { body: { code } })

describe('by the leader’s code, with signal', () => {
  test('in and out, each told what it was, and it counts from the beginning of the slot that the code proves', async () => {
    const first = await held.scan('nurse', 'in', 0)
    expect(first).toMatchObject({
      answer: 'ok',
      direction: 'in',
      at: new Date(held.startsAt).toISOString(),
      flags: [],
      activity: { code: held.code, title: held.title },
      presence: { state: 'in', minutes: 0 },
    })
    expect(await held.scan('nurse', 'in', 5)).toMatchObject({ answer: 'already_in' })
    expect(await held.scan('nurse', 'out', 90)).toMatchObject({ answer: 'ok', presence: { state: 'out', minutes: 90 } })
    expect(await held.scan('nurse', 'out', 91)).toMatchObject({ answer: 'already_out', presence: { minutes: 90 } })
  })

  test('the same code scanned again is one event', async () => {
    await held.scan('nurse', 'in', 0)
    expect(await held.scan('nurse', 'in', 0)).toMatchObject({ answer: 'already_in' })
    expect(await eventsKept()).toHaveLength(1)
  })

  test.each([
    ['stale_code', () => held.shown('in', held.at(-1))],
    ['future_code', () => held.shown('in', held.at(1))],
    ['forged_code', () => held.shown('in', held.at(0), 'a secret of one’s own')],
    ['unreadable', () => 'https://example.org/?code=1'],
    ['unknown_activity', () => makeCode({ activity: '9999zzzz', direction: 'in', slot: slotAt(held.startsAt) }, held.secret)],
  ] as readonly [string, () => string][])('%s is refused by that name and leaves no trace', async (answer, code) => {
    field.clock.set(new Date(held.startsAt))
    const { body } = await scan('nurse', code())
    expect(body).toMatchObject({ answer, at: null, presence: null })
    expect(body.message).toMatch(/[\u4e00-\u9fff]/)
    expect(await eventsKept()).toEqual([])
  })

  test('a code signed with another activity’s secret is forged, whatever activity it names', async () => {
    const other = await field.hold([])
    field.clock.set(new Date(held.startsAt))
    expect((await scan('nurse', held.shown('in', held.startsAt, other.secret))).body.answer).toBe('forged_code')
  })

  test('a code of another activity, scanned from the page of this one, is refused, now and from a queue', async () => {
    const other = await field.hold([])
    field.clock.set(new Date(held.startsAt))
    const body = { code: other.shown('in', held.startsAt), activity: held.code }
    expect((await field.people.nurse.call(checkIns.byCode, { body })).body.answer).toBe('wrong_activity')
    const [queued] = await field.upload('nurse', [other.kept('in', 0, { activity: held.code })])
    expect(queued?.answer).toBe('wrong_activity')
  })

  test('a photograph of the code, sent to somebody at home, is stale when it gets there', async () => {
    const photograph = held.shown('in', held.startsAt)
    field.clock.set(new Date(held.startsAt + 31_000))
    expect((await scan('elder', photograph)).body.answer).toBe('stale_code')
  })

  test('who did not sign up, and who comes at another time, is noted for the leader and told so', async () => {
    expect(await held.scan('stranger', 'in', 0)).toMatchObject({ answer: 'not_signed_up', flags: ['not_signed_up'] })
    expect(await held.scan('nurse', 'in', -31)).toMatchObject({ answer: 'outside_window', flags: ['outside_window'] })
    expect(await held.scan('nurse', 'out', 241)).toMatchObject({ answer: 'outside_window' })
    expect(await eventsKept()).toHaveLength(3)
    const { items } = await held.attendance()
    expect(items.find(({ person }) => person.code === codeOf('stranger'))).toMatchObject({
      signedUp: false,
      minutes: 0,
      flags: ['not_signed_up'],
      events: [{ counts: false }],
    })
  })

  test('going out without having come in says so', async () => {
    expect(await held.scan('nurse', 'out', 60)).toMatchObject({ answer: 'not_in_yet', presence: { state: 'not_yet' } })
  })

  test('one’s own check-ins are shown to oneself', async () => {
    await held.scan('nurse', 'in', 0)
    const { body } = await field.people.nurse.call(checkIns.mine, { params: { code: held.code } })
    expect(body).toMatchObject({ presence: { state: 'in' }, opensAt: new Date(held.at(-30)).toISOString(), events: [{ channel: 'code' }] })
    const others = await field.people.elder.call(checkIns.mine, { params: { code: held.code } })
    expect(others.body.events).toEqual([])
  })
})

describe('where somebody is', () => {
  const place = { latE6: 22_300_000, lngE6: 112_500_000, accuracy: 20, system: 'wgs84' as const }
  const scanAt = async (given: { latE6: number; lngE6: number; accuracy: number; system: 'wgs84' | 'gcj02' } | null) => {
    field.clock.set(new Date(held.startsAt))
    granted(await field.people.nurse.call(checkIns.byCode, { body: { code: held.shown('in', held.startsAt), place: given } }))
    const [event] = await eventsKept()
    return { distance: event?.distance, near: event?.near }
  }

  test('is optional', async () => {
    expect(await scanAt(null)).toEqual({ distance: null, near: null })
  })

  test('there: near, at no distance', async () => {
    expect(await scanAt(place)).toEqual({ distance: 0, near: true })
  })

  test('as Chinese maps give it: shifted by hundreds of metres, and undone', async () => {
    const shifted = gcj02Of(place)
    const given = { ...place, latE6: Math.round(shifted.latE6), lngE6: Math.round(shifted.lngE6) }
    expect((await scanAt({ ...given, system: 'gcj02' })).distance).toBeLessThanOrEqual(2)
  })

  test('two kilometres off: marked for the leader, and it counts all the same; no coordinates are kept', async () => {
    const { distance, near } = await scanAt({ ...place, latE6: place.latE6 + 18_000 })
    expect(near).toBe(false)
    expect(distance).toBeGreaterThan(1_900)
    const { items } = await held.attendance()
    expect(items.find(({ person }) => person.code === codeOf('nurse'))).toMatchObject({
      presence: { state: 'in' },
      flags: ['far_away', 'no_check_out'],
    })
    const columns = field.database.writes.getMetadata(CheckEvent).columns.map(({ propertyName }) => propertyName)
    expect(columns.filter((name) => /lat(E6|itude)|lng|place/i.test(name))).toEqual([])
  })
})

describe('without signal', () => {
  const uploadLater = (hours: number) => field.clock.set(new Date(held.endsAt + hours * 60 * MINUTE))

  test('codes kept on a phone prove their own time: the hours are those that signal would have given', async () => {
    uploadLater(20)
    const answers = await field.upload('nurse', [held.kept('out', 95), held.kept('in', 5)])
    expect(answers.map(({ answer }) => answer)).toEqual(['ok', 'ok'])
    expect(answers[0]).toMatchObject({ presence: { state: 'out', minutes: 90 } })
  })

  test('whatever a phone’s clock showed, a code counts for its slot; one that stands apart is marked', async () => {
    uploadLater(1)
    const wrong = { localAt: new Date(held.at(50)).toISOString() }
    const [answer] = await field.upload('nurse', [held.kept('in', 0, wrong)])
    expect(answer).toMatchObject({ at: new Date(held.startsAt).toISOString(), flags: ['clocks_disagree'], answer: 'ok' })
  })

  test('the roll counts for the leader’s clock, corrected by the server’s: ten minutes off either way change nothing', async () => {
    uploadLater(2)
    for (const [who, off] of [
      ['nurse', 10 * MINUTE],
      ['elder', -10 * MINUTE],
    ] as const) {
      const wrong = (minutes: number) => ({ localAt: new Date(held.at(minutes) + off).toISOString() })
      const events = [held.called(who, 'in', 0, wrong(0)), held.called(who, 'out', 60, wrong(60))]
      const answers = await field.upload('clinic', events, { off, device: `leader-${who}-phone` })
      expect(answers.map(({ at, answer, flags }) => [at, answer, flags])).toEqual([
        [new Date(held.at(0)).toISOString(), 'ok', []],
        [new Date(held.at(60)).toISOString(), 'ok', []],
      ])
    }
  })

  test('a stamp of the leader’s phone proves the time better than its clock; a forged one is refused', async () => {
    uploadLater(1)
    const late = { localAt: new Date(held.at(30)).toISOString() }
    const stamped = held.called('nurse', 'in', 0, { ...late, stamp: held.shown('in', held.at(0)) } as object)
    const forged = held.called('elder', 'in', 0, { stamp: held.shown('in', held.at(0), 'guessed') } as object)
    const astray = held.called('elder', 'in', 0, { stamp: held.shown('out', held.at(0)) } as object)
    const answers = await field.upload('clinic', [stamped, forged, astray])
    expect(answers.map(({ answer, at }) => [answer, at])).toEqual([
      ['ok', new Date(held.at(0)).toISOString()],
      ['forged_code', null],
      ['wrong_activity', null],
    ])
    expect(answers[0]?.flags).toEqual(['clocks_disagree'])
  })

  test('uploaded twice, in pieces and in any order, it is noted once', async () => {
    uploadLater(3)
    const [first, second] = [held.kept('in', 0), held.kept('out', 60)]
    await field.upload('nurse', [second])
    await field.upload('nurse', [first, second])
    const again = await field.upload('nurse', [second, first])
    expect(again.map(({ answer }) => answer)).toEqual(['already_out', 'already_in'])
    expect(again[0]?.presence).toMatchObject({ minutes: 60 })
    expect(await eventsKept()).toHaveLength(2)
  })

  test('a clock put back between two events marks both; later than 72 hours is kept and does not count', async () => {
    uploadLater(1)
    const back = [
      held.called('nurse', 'in', 60, { seq: 1 }),
      held.called('nurse', 'out', 90, {
        seq: 2,
        localAt: new Date(held.at(20)).toISOString(),
        stamp: held.shown('out', held.at(90)),
      } as object),
    ]
    const stepped = await field.upload('clinic', back, { device: 'clock-was-put-back' })
    expect(stepped.map(({ flags }) => flags.includes('clock_stepped_back'))).toEqual([true, true])
    expect(stepped[1]).toMatchObject({ answer: 'ok', presence: { minutes: 30 } })

    const [ahead] = await field.upload('clinic', [held.called('elder', 'in', 10)], { off: -6 * 60 * MINUTE, device: 'clock-is-behind' })
    expect(ahead?.flags).toContain('clock_stepped_back')

    uploadLater(80)
    const [late] = await field.upload('elder', [held.kept('in', 0)])
    expect(late).toMatchObject({ answer: 'too_late_upload', flags: expect.arrayContaining(['uploaded_too_late']) })
  })

  test('only the leader calls the roll, of people that there are, in activities that there are', async () => {
    uploadLater(1)
    const asNurse = await field.upload('nurse', [held.called('elder', 'in', 0)])
    const asOtherLeader = await field.upload('weekend', [held.called('elder', 'in', 0)])
    const unknown = { ...held.called('elder', 'in', 0), person: '9999zzzz' }
    const nowhere = { ...held.called('elder', 'in', 0), activity: '9999zzzz' }
    const asLeader = await field.upload('clinic', [unknown, nowhere])
    expect([...asNurse, ...asOtherLeader, ...asLeader].map(({ answer }) => answer)).toEqual([
      'not_leader',
      'not_leader',
      'unknown_person',
      'unknown_activity',
    ])
    expect(await eventsKept()).toEqual([])
  })

  test('two people who scan with one phone are both marked', async () => {
    uploadLater(1)
    await field.upload('nurse', [held.kept('in', 0)], { device: 'one-phone-for-two' })
    const [second] = await field.upload('elder', [held.kept('in', 1)], { device: 'one-phone-for-two' })
    expect(second?.flags).toEqual(['shared_device'])
  })

  test('no more than two hundred at once', async () => {
    const events = Array.from({ length: 201 }, () => held.kept('in', 0))
    const body = { device: 'phone-0001', deviceNow: new Date(held.startsAt).toISOString(), events }
    expect(refused(await field.people.nurse.call(checkIns.upload, { body }))).toEqual([400, 'invalid_request'])
  })
})

describe('who may', () => {
  test('the secret goes to the leader of the team alone, with the server’s time and the names of those who come', async () => {
    field.clock.set(new Date(held.startsAt))
    const issued = granted(await field.people.clinic.call(checkIns.issue, { params: { code: held.code } }))
    expect(issued).toMatchObject({ serverNow: new Date(held.startsAt).toISOString(), secret: held.secret })
    expect(issued.people.map(({ name }) => name).toSorted()).toEqual(['张伯', '邓晓岚'])
    for (const who of ['nurse', 'weekend', 'station', 'centre', 'stranger', 'administrator'] as const) {
      expect(refused(await field.people[who].call(checkIns.issue, { params: { code: held.code } }))).toEqual([403, 'not_allowed'])
    }
    expect(refused(await field.visitor.call(checkIns.issue, { params: { code: held.code } }))).toEqual([401, 'sign_in_needed'])
  })

  test('the secret stands in no other reply', async () => {
    for (const who of ['clinic', 'station', 'nurse'] as const) {
      const shown = await field.people[who].call(activities.one, { params: { code: held.code } })
      expect(shown.bytes.toString()).not.toContain(held.secret)
    }
    expect(JSON.stringify(await held.attendance())).not.toContain(held.secret)
  })

  test('who was there is read by the leader and the site, and by nobody else', async () => {
    for (const who of ['clinic', 'station', 'town', 'centre'] as const) expect((await held.attendance(who)).items).toHaveLength(2)
    for (const who of ['nurse', 'weekend', 'stranger', 'grid'] as const) {
      expect(refused(await field.people[who].call(checkIns.attendance, { params: { code: held.code } }))).toEqual([403, 'not_allowed'])
    }
  })
})

import fc from 'fast-check'
import { answerTo } from '../../shared/check-in/answer'
import { earn, minutesOf } from '../../shared/check-in/earn'
import { type CheckFact, type CheckFrame, foldFacts, type Presence } from '../../shared/check-in/fold'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const START = Date.parse('2026-11-28T01:00:00.000Z')
const END = START + 3 * HOUR

const frame = (change: Partial<CheckFrame> = {}): CheckFrame => ({
  startsAt: START,
  endsAt: END,
  signedUp: new Set(['a', 'b']),
  countedUntil: () => null,
  ...change,
})

let made = 0
const fact = (change: Partial<CheckFact> & Pick<CheckFact, 'direction' | 'at'>): CheckFact => {
  made += 1
  return {
    id: `f${String(made).padStart(6, '0')}`,
    person: 'a',
    channel: 'code',
    receivedAt: change.at,
    device: null,
    seq: null,
    localAt: null,
    correctedAt: null,
    stepped: false,
    near: null,
    ...change,
  }
}

const comesIn = (minutes: number, change: Partial<CheckFact> = {}) => fact({ direction: 'in', at: START + minutes * MINUTE, ...change })
const goesOut = (minutes: number, change: Partial<CheckFact> = {}) => fact({ direction: 'out', at: START + minutes * MINUTE, ...change })

const presenceOf = (facts: readonly CheckFact[], change: Partial<CheckFrame> = {}): Presence => {
  const presence = foldFacts(facts, frame(change)).get('a')
  if (presence === undefined) throw new Error('nothing was folded')
  return presence
}

const terms = { earnsHours: true, minutesPlanned: 120, tolerance: 30 }

describe('what a presence is', () => {
  test('in and out make a session; scanning in or out again changes nothing', () => {
    const once = presenceOf([comesIn(0), goesOut(90)])
    const again = presenceOf([comesIn(0), comesIn(1), comesIn(30), goesOut(90), goesOut(95)])
    expect(minutesOf(once.sessions)).toBe(90)
    expect(again.sessions).toEqual(once.sessions)
  })

  test('who comes back after a pause has two sessions, and the pause does not count', () => {
    expect(minutesOf(presenceOf([comesIn(0), goesOut(60), comesIn(100), goesOut(130)]).sessions)).toBe(90)
  })

  test('out without in, and in without out, count nothing and say so', () => {
    expect(presenceOf([goesOut(60)])).toMatchObject({ sessions: [], flags: ['out_without_in'] })
    expect(presenceOf([comesIn(0)])).toMatchObject({ sessions: [], openSince: START, flags: ['no_check_out'] })
  })

  test('the window is half an hour before the start to an hour after the end, both ends included', () => {
    expect(presenceOf([comesIn(-30), goesOut(240)]).sessions).toHaveLength(1)
    expect(presenceOf([comesIn(-31), goesOut(240)])).toMatchObject({ sessions: [] })
    expect(presenceOf([comesIn(-30), goesOut(241)])).toMatchObject({ sessions: [] })
  })

  test.each([
    ['not_signed_up', {}, { signedUp: new Set<string>() }],
    ['uploaded_too_late', { receivedAt: START + 73 * HOUR }, {}],
    ['after_settlement', { receivedAt: START + 24 * HOUR }, { countedUntil: () => START + 23 * HOUR }],
    ['ahead_of_time', { receivedAt: START - 5 * MINUTE }, {}],
  ] as const)('%s is kept and marked, and does not count', (flag, ofFact, ofFrame) => {
    const presence = presenceOf([comesIn(0, ofFact)], ofFrame)
    expect(presence.events).toMatchObject([{ counts: false, flags: [flag] }])
    expect(presence.openSince).toBeNull()
  })

  test.each([
    ['far_away', { near: false }],
    ['clocks_disagree', { correctedAt: START + 3 * MINUTE }],
    ['clock_stepped_back', { stepped: true }],
  ] as const)('%s is marked for the leader and counts all the same', (flag, ofFact) => {
    expect(presenceOf([comesIn(0, ofFact)]).events).toMatchObject([{ counts: true, flags: [flag] }])
  })

  test('a clock that was put back between two events marks both of them, wherever they stand in the queue', () => {
    const device = 'phone-0001'
    const before = comesIn(60, { device, seq: 1, localAt: START + 60 * MINUTE })
    const after = goesOut(90, { device, seq: 2, localAt: START + 20 * MINUTE })
    const calm = comesIn(10, { device, seq: 0, localAt: START + 10 * MINUTE })
    for (const facts of [
      [before, after, calm],
      [after, calm, before],
    ]) {
      const flagsOf = (id: string) =>
        [...foldFacts(facts, frame()).values()].flatMap((each) => each.events).find((each) => each.fact.id === id)?.flags
      expect(flagsOf(before.id)).toContain('clock_stepped_back')
      expect(flagsOf(after.id)).toContain('clock_stepped_back')
      expect(flagsOf(calm.id)).toEqual([])
    }
  })

  test('two people who scan with one phone are both marked; a leader who calls the roll is not', () => {
    const device = 'phone-0002'
    const scans = foldFacts([comesIn(0, { device }), comesIn(1, { device, person: 'b' })], frame())
    expect([...scans.values()].map(({ flags }) => flags.includes('shared_device'))).toEqual([true, true])
    const roll = foldFacts([comesIn(0, { device, channel: 'roll' }), comesIn(1, { device, person: 'b', channel: 'roll' })], frame())
    expect([...roll.values()].map(({ flags }) => flags.includes('shared_device'))).toEqual([false, false])
  })
})

describe('what a presence earns', () => {
  const earned = (facts: CheckFact[], change: Partial<typeof terms> = {}) => earn(presenceOf(facts), { ...terms, ...change })

  test.each([
    [[comesIn(0), goesOut(90)], { minutes: 90, reasons: ['as_timed'] }],
    [[comesIn(0), goesOut(14)], { minutes: 0, reasons: ['too_short'] }],
    [[comesIn(0), goesOut(15)], { minutes: 15, reasons: ['as_timed'] }],
    [[comesIn(0), goesOut(150)], { minutes: 150, reasons: ['as_timed'] }],
    [[comesIn(0), goesOut(151)], { minutes: 150, reasons: ['capped_planned'] }],
    [[comesIn(0)], { minutes: 0, reasons: ['no_check_out'] }],
    [[goesOut(0)], { minutes: 0, reasons: ['no_record'] }],
  ])('case %#', (facts, expected) => {
    expect(earned(facts)).toEqual(expected)
  })

  test('a tolerance of nothing caps at the plan, and what is no service earns nothing however long', () => {
    expect(earned([comesIn(0), goesOut(150)], { tolerance: 0 })).toEqual({ minutes: 120, reasons: ['capped_planned'] })
    expect(earned([comesIn(0), goesOut(90)], { earnsHours: false })).toEqual({ minutes: 0, reasons: ['not_service'] })
    expect(earn(undefined, terms)).toEqual({ minutes: 0, reasons: ['no_record'] })
  })
})

describe('what one is told', () => {
  const told = (facts: readonly CheckFact[], about: CheckFact, change: Partial<CheckFrame> = {}) =>
    answerTo(presenceOf(facts, change), about.id)

  test('each step has its answer', () => {
    const [first, again, out, outAgain] = [comesIn(0), comesIn(5), goesOut(60), goesOut(61)]
    const all = [first, again, out, outAgain]
    expect(all.map((each) => told(all, each))).toEqual(['ok', 'already_in', 'ok', 'already_out'])
    const alone = goesOut(60)
    expect(told([alone], alone)).toBe('not_in_yet')
  })

  test.each([
    ['outside_window', { at: START - HOUR }, {}],
    ['not_signed_up', {}, { signedUp: new Set<string>() }],
    ['too_late_upload', { receivedAt: START + 80 * HOUR }, {}],
    ['already_settled', { receivedAt: START + 2 }, { countedUntil: () => START + 1 }],
    ['time_in_doubt', { receivedAt: START - HOUR }, {}],
  ] as const)('%s', (answer, ofFact, ofFrame) => {
    const only = comesIn(0, ofFact)
    expect(told([only], only, ofFrame)).toBe(answer)
  })
})

/** One thing that happens in an activity. */
interface Happening {
  readonly person: 'a' | 'b'
  readonly direction: 'in' | 'out'
  readonly channel: 'code' | 'card' | 'roll'
  /** Ten-second slots from half an hour before the start. */
  readonly slot: number
}

const happening: fc.Arbitrary<Happening> = fc.record({
  person: fc.constantFrom('a' as const, 'b' as const),
  direction: fc.constantFrom('in' as const, 'out' as const),
  channel: fc.constantFrom('code' as const, 'card' as const, 'roll' as const),
  slot: fc.integer({ min: 0, max: (4.5 * HOUR) / 10_000 }),
})

const momentOf = ({ slot }: Happening): number => START - 30 * MINUTE + slot * 10_000

/** As it is noted with signal. */
const online = (each: Happening, index: number): CheckFact =>
  fact({ ...each, id: `id-${String(index).padStart(3, '0')}`, at: momentOf(each) })

/** As a phone without signal notes it, its clock wrong by `off`, and uploads it later: what upload-queue.ts makes of it. */
function offline(each: Happening, index: number, { off, later }: { off: number; later: number }): CheckFact {
  const at = momentOf(each)
  const localAt = at + off
  const receivedAt = at + later
  const correction = receivedAt - (receivedAt + off)
  const correctedAt = localAt + correction
  return {
    ...online(each, index),
    at: each.channel === 'code' ? at : correctedAt,
    localAt,
    correctedAt,
    receivedAt,
    device: `phone-${off}`,
    seq: index,
  }
}

const hoursOf = (facts: readonly CheckFact[]) => {
  const folded = foldFacts(facts, frame())
  return ['a', 'b'].map((person) => ({ earned: earn(folded.get(person), terms), sessions: folded.get(person)?.sessions ?? [] }))
}

describe('queues that come late', () => {
  test('any interleaving, duplicated and reordered, from clocks that are up to ten minutes off, gives the hours of the online order', () => {
    const offlineUpload = fc.record({
      off: fc.integer({ min: -10 * MINUTE, max: 10 * MINUTE }),
      later: fc.integer({ min: 0, max: 72 * HOUR }),
      twice: fc.boolean(),
      queued: fc.boolean(),
    })
    const story = fc.array(fc.tuple(happening, offlineUpload), { maxLength: 24 })
    fc.assert(
      fc.property(story, fc.infiniteStream(fc.nat()), (events, order) => {
        const asOnline = events.map(([each], index) => online(each, index))
        const arrived = events.flatMap(([each, how], index) => {
          const noted = how.queued ? offline(each, index, how) : online(each, index)
          return how.twice ? [noted, noted] : [noted]
        })
        const shuffled = arrived
          .map((each) => ({ each, key: order.next().value ?? 0 }))
          .sort((one, other) => one.key - other.key)
          .map(({ each }) => each)
        expect(hoursOf(shuffled)).toEqual(hoursOf(asOnline))
      }),
      { numRuns: 400 },
    )
  })

  test('what came is never lost: every event is among the judged ones, counted or marked', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 24 }), (events) => {
        const facts = events.map((each, index) => online(each, index))
        const folded = [...foldFacts(facts, frame()).values()].flatMap((each) => each.events)
        expect(folded.map(({ fact: { id } }) => id).toSorted()).toEqual(facts.map(({ id }) => id).toSorted())
        expect(folded.every(({ counts, flags }) => counts || flags.length > 0)).toBe(true)
      }),
    )
  })
})

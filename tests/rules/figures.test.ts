import fc from 'fast-check'
import { cellChanges, factOf } from '../../server/features/figures/fact'
import { CATALOGUE, FIGURES, ORDER_FIGURES, partOf, wholeOf } from '../../shared/figures/catalogue'
import { COUNTERS, type CountedOrder, type CountedStep, countsOf } from '../../shared/figures/counters'
import { MOST_DAYS, PERIODS, partsOf, periodOf } from '../../shared/figures/period'
import { wilson } from '../../shared/figures/wilson'
import { ORDER_ACTIONS, ORDER_STATES } from '../../shared/lifecycle/order'
import { addDays } from '../../shared/time/beijing'
import { CHANNELS, REFUSAL_REASONS } from '../../shared/vocabulary/orders'

const order = (change: Partial<CountedOrder> = {}): CountedOrder => ({
  state: 'submitted',
  channel: 'self',
  stars: null,
  refusal: null,
  ...change,
})
const step = (action: string, state: string, by = 'site'): CountedStep => ({ action, state, by })
const submitted = step('submit', 'submitted', 'requester')

describe('what one order adds', () => {
  it('is nothing to the answered ones while its clock runs, in time once answered, and late once the clock ran out before', () => {
    const due = (steps: CountedStep[]) => {
      const { answerDue, answeredInTime } = countsOf(order(), steps)
      return [answerDue, answeredInTime]
    }
    expect(due([submitted])).toEqual([0, 0])
    expect(due([submitted, step('ask', 'needs_info')])).toEqual([0, 0])
    expect(due([submitted, step('withdraw', 'cancelled', 'requester')])).toEqual([0, 0])
    for (const action of ['accept', 'refuse', 'refer', 'merge']) expect(due([submitted, step(action, 'accepted')])).toEqual([1, 1])
    const late = step('escalate', 'submitted', 'system')
    expect(due([submitted, late])).toEqual([1, 0])
    expect(due([submitted, late, step('accept', 'accepted')])).toEqual([1, 0])
    expect(due([submitted, step('mark_overdue', 'submitted', 'system'), step('refuse', 'refused')])).toEqual([1, 0])
    // Raised by the owner's own word, or late in finding a team: the answer was in time.
    expect(due([submitted, step('escalate', 'submitted'), step('accept', 'accepted')])).toEqual([1, 1])
    expect(due([submitted, step('accept', 'accepted'), step('escalate', 'accepted', 'system')])).toEqual([1, 1])
  })

  it('never counts the unrated as satisfied, nor stars of what was not finished', () => {
    expect(countsOf(order({ state: 'closed' }), [])).toMatchObject({ finished: 1, rated: 0, satisfied: 0 })
    expect(countsOf(order({ state: 'closed', stars: 3 }), [])).toMatchObject({ rated: 1, satisfied: 0 })
    expect(countsOf(order({ state: 'closed', stars: 4 }), [])).toMatchObject({ rated: 1, satisfied: 1 })
    expect(countsOf(order({ state: 'accepted', stars: 5 }), [])).toMatchObject({ finished: 0, rated: 0, satisfied: 0 })
  })

  const steps = fc.array(
    fc.record({
      action: fc.constantFrom(...ORDER_ACTIONS),
      state: fc.constantFrom(...ORDER_STATES),
      by: fc.constantFrom('site', 'system'),
    }),
    { maxLength: 12 },
  )
  const orders = fc.record({
    state: fc.constantFrom(...ORDER_STATES),
    channel: fc.constantFrom(...CHANNELS),
    stars: fc.option(fc.integer({ min: 1, max: 5 })),
    refusal: fc.option(fc.constantFrom(...REFUSAL_REASONS)),
  })

  it('is in no figure’s part without being in its whole', () => {
    fc.assert(
      fc.property(orders, steps, (one, timeline) => {
        const counts = countsOf(one, timeline)
        for (const counter of COUNTERS) expect([0, 1]).toContain(counts[counter])
        for (const figure of ORDER_FIGURES) {
          expect(counts[partOf(figure)]).toBeLessThanOrEqual(counts[wholeOf(figure)])
        }
      }),
    )
  })

  it('moves between cells so that whatever came before is taken back to the last', () => {
    const villages = ['440783108226', '440783110223']
    const at = new Date('2026-11-24T02:00:00.000Z')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(orders, steps, fc.constantFrom('haircut', null, 'elder_visit')), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...villages),
        (lives, villageCode) => {
          const cells = new Map<string, number[]>()
          let before: ReturnType<typeof factOf> | null = null
          for (const [one, timeline, serviceCode] of lives) {
            const next = factOf({ ...one, id: 'x', villageCode, serviceCode, category: 'civics', submittedAt: at }, timeline, 'b')
            for (const { placeCode, service, by } of cellChanges(before, next)) {
              const cell = cells.get(`${placeCode} ${service}`) ?? COUNTERS.map(() => 0)
              cells.set(
                `${placeCode} ${service}`,
                cell.map((sum, index) => sum + by[COUNTERS[index] ?? 'received']),
              )
            }
            before = next
          }
          for (const [key, cell] of cells) {
            const here = before !== null && key.endsWith(` ${before.service}`)
            expect(cell).toEqual(COUNTERS.map((name) => (here ? before?.[name] : 0)))
          }
        },
      ),
    )
  })
})

describe('the interval of a share', () => {
  it('is Wilson’s, as printed in the literature', () => {
    // Newcombe 1998 (Stat. Med. 17, 857–872), table I: 81 of 263 is 0.2553 to 0.3662; 15 of 148 is 0.0624 to 0.1605; 0 of 20 is 0 to 0.1611.
    const rounded = (part: number, whole: number) => {
      const { low = Number.NaN, high = Number.NaN } = wilson(part, whole) ?? {}
      return [Number(low.toFixed(4)), Number(high.toFixed(4))]
    }
    expect(rounded(81, 263)).toEqual([0.2553, 0.3662])
    expect(rounded(15, 148)).toEqual([0.0624, 0.1605])
    expect(rounded(0, 20)).toEqual([0, 0.1611])
    expect(rounded(29, 29)).toEqual([0.883, 1])
    expect(wilson(0, 0)).toBeNull()
  })

  it('holds the share, lies between 0 and 1, and narrows as more is counted', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (some, whole) => {
        const part = Math.min(some, whole)
        const small = wilson(part, whole)
        const large = wilson(part * 10, whole * 10)
        if (small === null || large === null) throw new Error('something was counted')
        expect(small.low).toBeGreaterThanOrEqual(0)
        expect(small.high).toBeLessThanOrEqual(1)
        expect(small.low).toBeLessThanOrEqual(part / whole + 1e-12)
        expect(small.high).toBeGreaterThanOrEqual(part / whole - 1e-12)
        expect(large.high - large.low).toBeLessThan(small.high - small.low)
      }),
    )
  })
})

describe('a period', () => {
  it('is the week, month, quarter or year so far', () => {
    const from = (today: string) => PERIODS.map((name) => periodOf(name, today).from)
    expect(from('2026-11-24')).toEqual(['2026-11-23', '2026-11-01', '2026-10-01', '2026-01-01'])
    expect(from('2026-03-01')).toEqual(['2026-02-23', '2026-03-01', '2026-01-01', '2026-01-01'])
  })

  it('falls into parts that follow one another and leave nothing out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: MOST_DAYS - 1 }), (start, days) => {
        const from = addDays('2025-01-01', start)
        const until = addDays(from, days)
        const parts = partsOf({ from, until })
        expect([parts[0]?.from, parts.at(-1)?.until]).toEqual([from, until])
        for (const [index, part] of parts.entries()) {
          expect(part.from <= part.until).toBe(true)
          if (index > 0) expect(part.from).toBe(addDays(parts[index - 1]?.until ?? '', 1))
        }
        expect(parts.length).toBeLessThanOrEqual(38)
      }),
    )
  })
})

it('each figure says in Chinese how it is counted and how it could be gamed, and none is about a person', () => {
  for (const figure of FIGURES) {
    const { name, how, gamed } = CATALOGUE[figure]
    for (const words of [name, how, gamed]) expect(words).toMatch(/[\u4e00-\u9fff]/)
    expect(how.length).toBeGreaterThan(20)
    expect(gamed.length).toBeGreaterThan(15)
  }
})

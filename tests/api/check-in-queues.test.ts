import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { checkIns } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { type Direction, UPLOAD_WITHIN_HOURS } from '../../shared/vocabulary/check-ins'
import { codeOf, type Field, type Held, openField, type Volunteer } from '../support/held-activity'
import { granted } from '../support/kaiping'
import { roundsOr } from '../support/rounds'

/**
 * How many stories are told: 20, or as many as ROUNDS says:
 *
 *     ROUNDS=200 npx jest --selectProjects api -- tests/api/check-in-queues.test.ts
 */
const STORIES = roundsOr(20)
const PATIENCE_MS = 30_000 + STORIES * 5_000

type Queued = BodyIn<typeof checkIns.upload>['events'][number]

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** From half an hour before the start to an hour after the end, in slots of ten seconds. */
const SLOTS = (4.5 * HOUR) / (10 * SECOND)

/** The first two have a place in the activity; the third comes without. */
const COMERS = ['nurse', 'elder', 'stranger'] as const satisfies readonly Volunteer[]
type Comer = (typeof COMERS)[number]
type Phone = Comer | 'clinic'
const PHONES: readonly Phone[] = [...COMERS, 'clinic']

/** Somebody comes or goes and one phone notes it: a scan of the leader's code by their own, a card or a name of the roll by the leader's. */
interface Happening {
  readonly who: Comer
  readonly direction: Direction
  readonly channel: 'code' | 'card' | 'roll'
  readonly slot: number
}

/** How a phone without signal keeps its events and gets rid of them. */
interface Keeping {
  /** How far its clock is off when it notes, in ms, and when it uploads: somebody may have set it meanwhile. */
  readonly off: number
  readonly offLater: number
  /** Events are dealt out among so many uploads, each so long after the last event of it, some made twice. */
  readonly pieces: readonly { readonly after: number; readonly twice: boolean; readonly backwards: boolean }[]
  readonly deal: readonly number[]
}

const clockOff = fc.integer({ min: -10 * 60, max: 10 * 60 }).map((seconds) => seconds * SECOND)

const happening: fc.Arbitrary<Happening> = fc.record({
  who: fc.constantFrom(...COMERS),
  direction: fc.constantFrom('in' as const, 'out' as const),
  channel: fc.constantFrom('code' as const, 'card' as const, 'roll' as const),
  slot: fc.integer({ min: 0, max: SLOTS }),
})

const keeping: fc.Arbitrary<Keeping> = fc
  .record({
    off: clockOff,
    offLater: fc.option(clockOff, { nil: null }),
    pieces: fc.array(
      fc.record({ after: fc.integer({ min: 0, max: UPLOAD_WITHIN_HOURS * HOUR }), twice: fc.boolean(), backwards: fc.boolean() }),
      { minLength: 1, maxLength: 3 },
    ),
    deal: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
  })
  .map(({ offLater, ...rest }) => ({ ...rest, offLater: offLater ?? rest.off }))

const story = fc.record({
  events: fc.array(happening, { minLength: 4, maxLength: 16 }),
  phones: fc.tuple(keeping, keeping, keeping, keeping),
})

let field: Field

beforeAll(async () => {
  field = await openField()
})

afterAll(() => field.close())

const momentOf = (held: Held, { slot }: Happening): number => held.startsAt - 30 * MINUTE + slot * 10 * SECOND
const phoneOf = ({ who, channel }: Happening): Phone => (channel === 'code' ? who : 'clinic')

/** An event as its phone writes it down; where the phone's clock may be set before the upload, the leader's phone stamps it. */
function noted(held: Held, each: Happening, seq: number, { off, offLater }: Pick<Keeping, 'off' | 'offLater'>): Queued {
  const at = momentOf(held, each)
  const shown = held.shown(each.direction, at)
  const own = { id: randomUUID(), seq, localAt: new Date(at + off).toISOString() }
  if (each.channel === 'code') return { ...own, channel: 'code', code: shown, activity: held.code }
  const { channel, direction } = each
  return { ...own, channel, direction, activity: held.code, person: codeOf(each.who), stamp: off === offLater ? null : shown }
}

/** Everything with signal, each in its moment. */
async function online(held: Held, events: readonly Happening[]): Promise<void> {
  for (const [index, each] of events.entries()) {
    const at = momentOf(held, each)
    field.clock.set(new Date(at))
    if (each.channel === 'code') {
      const body = { code: held.shown(each.direction, at), activity: held.code }
      granted(await field.people[each.who].call(checkIns.byCode, { body }))
    } else await field.upload('clinic', [noted(held, each, index, { off: 0, offLater: 0 })])
  }
}

interface Sending {
  readonly phone: Phone
  readonly at: number
  readonly off: number
  readonly events: Queued[]
}

/** What one phone uploads, and when: never before it happened, never more than 72 hours after. */
function sendings(held: Held, phone: Phone, events: readonly Happening[], how: Keeping): Sending[] {
  const own = events.filter((each) => phoneOf(each) === phone)
  return how.pieces.flatMap(({ after, twice, backwards }, piece) => {
    const dealt = own
      .map((each, seq) => ({ at: momentOf(held, each), event: noted(held, each, seq, how), of: (how.deal[seq] ?? 0) % how.pieces.length }))
      .filter(({ of }) => of === piece)
    const [first, last] = [dealt[0], dealt.at(-1)]
    if (first === undefined || last === undefined) return []
    const at = Math.min(last.at + after, first.at + UPLOAD_WITHIN_HOURS * HOUR)
    const queue = dealt.map(({ event }) => event)
    const once: Sending = { phone, at, off: how.offLater, events: backwards ? queue.toReversed() : queue }
    return twice ? [once, { ...once, at: at + 1, events: queue }] : [once]
  })
}

/** The queues of all phones, in the order in which they happen to find signal. */
async function offline(held: Held, events: readonly Happening[], keepings: readonly Keeping[]): Promise<void> {
  const all = PHONES.flatMap((phone, index) => {
    const how = keepings[index]
    return how === undefined ? [] : sendings(held, phone, events, how)
  })
  for (const each of all.toSorted((one, other) => one.at - other.at)) {
    field.clock.set(new Date(each.at))
    await field.upload(each.phone, each.events, { off: each.off })
  }
}

/** What came of it by the leader's list, moments told from the start: what is doubted may differ, what counts may not. */
async function attendance(held: Held) {
  const { items } = await held.attendance()
  const since = (at: string | null): number | null => (at === null ? null : Date.parse(at) - held.startsAt)
  return items.map(({ person, signedUp, presence, minutes, reason, events }) => ({
    person: person.code,
    signedUp,
    presence: { ...presence, since: since(presence.since) },
    minutes,
    reason,
    events: events.map(({ direction, channel, at, counts }) => [since(at), direction, channel, counts].join(' ')).toSorted(),
  }))
}

/** What was posted to each, as each reads it on their own page. */
async function postings(held: Held) {
  const settled = granted(await held.settle()).items.map(({ person, ...rest }) => ({ person: person.code, ...rest }))
  const entries = await Promise.all(
    COMERS.map(async (who) => {
      const own = (await field.mine(who)).items.filter(({ activity }) => activity.code === held.code)
      return own.map(({ kind, minutes, startsAt, endsAt }) => {
        return [kind, minutes, Date.parse(startsAt) - held.startsAt, Date.parse(endsAt) - held.startsAt].join(' ')
      })
    }),
  )
  return { settled, entries }
}

const inOrder = (events: readonly Happening[]): Happening[] => events.toSorted((one, other) => one.slot - other.slot)

async function told(events: readonly Happening[], tell: (held: Held) => Promise<void>) {
  const held = await field.hold(['nurse', 'elder'])
  await tell(held)
  const seen = await attendance(held)
  await held.end()
  // Past every upload: the activity is settled once what could still count has come.
  field.clock.set(new Date(held.endsAt + (UPLOAD_WITHIN_HOURS + 2) * HOUR))
  return { noted: events.length, seen, later: await attendance(held), posted: await postings(held) }
}

test(
  'whatever the order in which the phones’ queues arrive, the presences and the hours are those of the online order',
  async () => {
    let counted = 0
    await fc.assert(
      fc.asyncProperty(story, async ({ events, phones }) => {
        const ordered = inOrder(events)
        const withSignal = await told(ordered, (held) => online(held, ordered))
        const without = await told(ordered, (held) => offline(held, ordered, phones))
        expect(without).toEqual(withSignal)
        counted += withSignal.posted.entries.flat().length
      }),
      { numRuns: STORIES },
    )
    // The comparison would say little if nobody had earned anything.
    expect(counted).toBeGreaterThan(STORIES / 10)
  },
  PATIENCE_MS,
)

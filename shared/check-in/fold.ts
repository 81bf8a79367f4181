import { MINUTE } from '../time/beijing'
import type { CheckChannel, CheckFlag } from '../vocabulary/check-ins'
import { CHECK_CLOSES_AFTER, CHECK_OPENS_BEFORE, type Direction, UNCOUNTED_FLAGS, UPLOAD_WITHIN_HOURS } from '../vocabulary/check-ins'
import { SLOT_MS } from './code'

/** A coming or going as it was noted: facts alone, from which everything else follows. Moments are epoch ms. */
export interface CheckFact {
  readonly id: string
  readonly person: string
  readonly direction: Direction
  readonly channel: CheckChannel
  /** The moment that it counts for: of the code's slot, or of the phone's clock corrected by the server's. */
  readonly at: number
  /** When the server had it. */
  readonly receivedAt: number
  /** The phone that noted it and that phone's clock; null for what was noted with signal. */
  readonly device: string | null
  readonly seq: number | null
  readonly localAt: number | null
  /** What that clock showed once corrected by the server's at the upload. */
  readonly correctedAt: number | null
  /** At the upload the phone's clock showed less than it had when this was noted. */
  readonly stepped: boolean
  readonly near: boolean | null
}

/** What the facts are judged by. */
export interface CheckFrame {
  readonly startsAt: number
  readonly endsAt: number
  /** Who has a place in the activity. */
  readonly signedUp: ReadonlySet<string>
  /** Until when what arrived was counted for somebody; null while the activity is not settled. */
  readonly countedUntil: (person: string) => number | null
}

export interface Session {
  readonly from: number
  readonly to: number
}

export interface JudgedFact {
  readonly fact: CheckFact
  readonly flags: readonly CheckFlag[]
  readonly counts: boolean
}

/** One person's presence. */
export interface Presence {
  readonly sessions: readonly Session[]
  /** Since when somebody is in who has not gone out. */
  readonly openSince: number | null
  readonly events: readonly JudgedFact[]
  readonly flags: readonly CheckFlag[]
}

/** How far a phone's clock, once corrected, may stand from the slot that a code proves before it is doubted. */
const AGREES_WITHIN = 2 * MINUTE
/** How far ahead of the server a moment may lie: what is left of a phone's clock after its correction. */
const AHEAD = SLOT_MS
const HOUR = 60 * MINUTE

/** Checking in and out is open from half an hour before the start until an hour after the end. */
export const opensAt = (startsAt: number): number => startsAt - CHECK_OPENS_BEFORE * MINUTE
export const closesAt = (endsAt: number): number => endsAt + CHECK_CLOSES_AFTER * MINUTE

/**
 * Everybody's presence in one activity, by person. The order in which the facts are given makes no difference, nor does a fact that is
 * given twice: what arrives late, in a queue, in pieces, folds to what it would have been had each been known at once.
 */
export function foldFacts(facts: readonly CheckFact[], frame: CheckFrame): Map<string, Presence> {
  const known = [...new Map(facts.map((fact) => [fact.id, fact])).values()].sort(inOrder)
  const doubts = doubtsAmong(known)
  const judged = new Map<string, JudgedFact[]>()
  for (const fact of known) {
    const flags = [...flagsOf(fact, frame), ...(doubts.get(fact.id) ?? [])]
    const counts = !flags.some((flag) => UNCOUNTED_FLAGS.includes(flag))
    judged.set(fact.person, [...(judged.get(fact.person) ?? []), { fact, flags, counts }])
  }
  return new Map([...judged].map(([person, events]) => [person, presenceOf(events)]))
}

/** Earliest first; at the same moment going in comes before going out, so that neither is lost. */
function inOrder(one: CheckFact, other: CheckFact): number {
  if (one.at !== other.at) return one.at - other.at
  if (one.direction !== other.direction) return one.direction === 'in' ? -1 : 1
  return one.id < other.id ? -1 : 1
}

/** What is doubtful about a fact by itself. */
function flagsOf(fact: CheckFact, frame: CheckFrame): CheckFlag[] {
  const until = frame.countedUntil(fact.person)
  const facts: readonly (readonly [CheckFlag, boolean])[] = [
    ['not_signed_up', !frame.signedUp.has(fact.person)],
    ['outside_window', fact.at < opensAt(frame.startsAt) || fact.at > closesAt(frame.endsAt)],
    ['uploaded_too_late', fact.receivedAt - fact.at > UPLOAD_WITHIN_HOURS * HOUR],
    ['after_settlement', until !== null && fact.receivedAt > until],
    ['ahead_of_time', fact.at > fact.receivedAt + AHEAD],
    ['clocks_disagree', fact.correctedAt !== null && Math.abs(fact.correctedAt - fact.at) > AGREES_WITHIN],
    ['far_away', fact.near === false],
  ]
  return facts.filter(([, holds]) => holds).map(([flag]) => flag)
}

/** What is doubtful about facts beside others of the same phone: its clock went backwards, or several people scanned with it. */
function doubtsAmong(facts: readonly CheckFact[]): Map<string, CheckFlag[]> {
  const doubts = new Map<string, CheckFlag[]>()
  const doubt = (fact: CheckFact, flag: CheckFlag) => {
    const flags = doubts.get(fact.id) ?? []
    if (!flags.includes(flag)) doubts.set(fact.id, [...flags, flag])
  }
  for (const fact of facts) if (fact.stepped) doubt(fact, 'clock_stepped_back')
  for (const ofDevice of byDevice(facts).values()) {
    for (const fact of outOfStep(ofDevice)) doubt(fact, 'clock_stepped_back')
    const scans = ofDevice.filter((fact) => fact.channel === 'code')
    if (new Set(scans.map((fact) => fact.person)).size > 1) for (const fact of scans) doubt(fact, 'shared_device')
  }
  return doubts
}

function byDevice(facts: readonly CheckFact[]): Map<string, CheckFact[]> {
  const devices = new Map<string, CheckFact[]>()
  for (const fact of facts) {
    if (fact.device !== null) devices.set(fact.device, [...(devices.get(fact.device) ?? []), fact])
  }
  return devices
}

/** Facts of one phone of which a later one shows an earlier time: both, since the clock was wrong before or is wrong now. */
function outOfStep(facts: readonly CheckFact[]): CheckFact[] {
  const noted = facts
    .flatMap((fact) => (fact.seq === null || fact.localAt === null ? [] : [{ fact, seq: fact.seq, localAt: fact.localAt }]))
    .sort((one, other) => one.seq - other.seq)
  let latest = Number.NEGATIVE_INFINITY
  const behind = noted.filter(({ localAt }) => {
    const steppedBack = localAt < latest
    latest = Math.max(latest, localAt)
    return steppedBack
  })
  let earliest = Number.POSITIVE_INFINITY
  const before = [...noted].reverse().filter(({ localAt }) => {
    const steppedOver = localAt > earliest
    earliest = Math.min(earliest, localAt)
    return steppedOver
  })
  return [...behind, ...before].map(({ fact }) => fact)
}

/** Goes through somebody's counted events: in opens a session, out closes it, and what repeats is passed over. */
function presenceOf(events: readonly JudgedFact[]): Presence {
  const sessions: Session[] = []
  let openSince: number | null = null
  const flags = new Set<CheckFlag>(events.flatMap((event) => event.flags))
  for (const { fact, counts } of events) {
    if (!counts) continue
    if (fact.direction === 'in') openSince ??= fact.at
    else if (openSince !== null) {
      sessions.push({ from: openSince, to: fact.at })
      openSince = null
    } else if (sessions.length === 0) flags.add('out_without_in')
  }
  if (openSince !== null) flags.add('no_check_out')
  return { sessions, openSince, events, flags: [...flags] }
}

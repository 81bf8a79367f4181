import { sha256 } from 'js-sha256'
import type { Direction } from '../vocabulary/check-ins'

/** A code lives this long on the leader's screen, in milliseconds, and is still taken so long after it has gone from there. */
export const SLOT_MS = 10_000
export const GRACE_MS = 20_000
/** How far ahead of the server the leader's phone may be once it has corrected its clock: one slot. */
const AHEAD_MS = SLOT_MS

/** 24 hex digits, 96 bits: nobody finds one that fits within the life of an activity. */
const MAC_LENGTH = 24
const FORM = /^HM1\.([1-9A-HJ-NP-Za-km-z]{8})\.(in|out)\.(\d{1,12})\.([0-9a-f]{24})$/

/** What a code says. */
export interface CheckCode {
  /** The activity's public code. */
  readonly activity: string
  readonly direction: Direction
  /** Which ten seconds since 1970 it was shown in. */
  readonly slot: number
  readonly mac: string
}

/** What is signed: a code without its signature. */
type Claim = Omit<CheckCode, 'mac'>

/** The closed list of what may be wrong with a code. `unreadable`: it is none of ours at all. */
export type CodeVerdict = 'ok' | 'unreadable' | 'wrong_activity' | 'forged_code' | 'stale_code' | 'future_code'

/** The slot of a moment (epoch ms). */
export const slotAt = (at: number): number => Math.floor(at / SLOT_MS)
/** The moment (epoch ms) that a code proves: when its slot began. The same whether it is judged at once or three days later. */
export const momentOfSlot = (slot: number): number => slot * SLOT_MS

/**
 * The text of the code that the leader's phone shows for these ten seconds: `HM1.<activity>.<in|out>.<slot>.<mac>`.
 * Works without signal: it needs the secret of the activity and a clock.
 * @param secret the activity's check secret, as issued
 */
export function makeCode(claim: Claim, secret: string): string {
  return `${signed(claim)}.${macOf(claim, secret)}`
}

/** What a scanned text says, or null when it is no check-in code. Says nothing about whether it is genuine. */
export function readCode(text: string): CheckCode | null {
  const [, activity, direction, slot, mac] = FORM.exec(text) ?? []
  if (activity === undefined || direction === undefined || slot === undefined || mac === undefined) return null
  return { activity, direction: direction as Direction, slot: Number(slot), mac }
}

/** Whether a code was signed with this secret, whenever that was. Takes as long for a wrong signature as for a right one. */
export function isGenuine(code: CheckCode, secret: string): boolean {
  return sameText(code.mac, macOf(code, secret))
}

/** Judges the signature and the activity of a code that was kept on a phone: its own slot proves when it was shown. */
export function verifyKept(text: string, secret: string, activity: string): CodeVerdict {
  const code = readCode(text)
  if (code === null) return 'unreadable'
  if (code.activity !== activity) return 'wrong_activity'
  return isGenuine(code, secret) ? 'ok' : 'forged_code'
}

/**
 * Judges a code that is shown now.
 * @param activity the activity's public code
 * @param now the server's time, epoch ms
 */
export function verifyShown(text: string, secret: string, activity: string, now: number): CodeVerdict {
  const kept = verifyKept(text, secret, activity)
  const code = readCode(text)
  if (kept !== 'ok' || code === null) return kept
  return freshness(code.slot, now)
}

/** Whether a slot is on show, within its grace, at this moment (epoch ms). */
export function freshness(slot: number, now: number): 'ok' | 'stale_code' | 'future_code' {
  const shown = momentOfSlot(slot)
  if (now >= shown + SLOT_MS + GRACE_MS) return 'stale_code'
  return shown > now + AHEAD_MS ? 'future_code' : 'ok'
}

const signed = ({ activity, direction, slot }: Claim): string => `HM1.${activity}.${direction}.${slot}`

const macOf = (claim: Claim, secret: string): string => sha256.hmac(secret, signed(claim)).slice(0, MAC_LENGTH)

function sameText(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let index = 0; index < one.length; index += 1) difference |= one.charCodeAt(index) ^ other.charCodeAt(index)
  return difference === 0
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const STEP_SECONDS = 30
const DIGITS = 6
const SECRET_BYTES = 20
/** A phone's clock may be so many steps before or after the server's. */
const DRIFT_STEPS = 1

/** Base32 without padding (RFC 4648 § 6). */
export function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET.charAt(Number.parseInt(five.padEnd(5, '0'), 2))).join('')
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}

/** A new secret: 160 random bits, 32 letters of base32. */
export const newFactorSecret = (): string => base32(randomBytes(SECRET_BYTES))

/** The number of the 30-second step in which a moment lies. */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / 1000 / STEP_SECONDS)

/** The code of a step: HMAC-SHA-1, truncated as RFC 4226 § 5.3 says, six digits (RFC 6238). */
export function codeAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (mac[mac.length - 1] ?? 0) & 0xf
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** DIGITS).padStart(DIGITS, '0')
}

const same = (one: string, other: string): boolean => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** The step whose code this is, near this moment and later than `after`; null where it is none. A code therefore works once. */
export function stepOfCode(secret: string, code: string, at: Date, after: number): number | null {
  const now = stepOf(at)
  for (let step = now - DRIFT_STEPS; step <= now + DRIFT_STEPS; step += 1) {
    if (step > after && same(codeAt(secret, step), code)) return step
  }
  return null
}

/** What an authenticator reads from the QR code. */
export const factorUri = (secret: string, account: string): string =>
  `otpauth://totp/${encodeURIComponent(`红棉点单:${account}`)}?secret=${secret}&issuer=${encodeURIComponent('红棉点单')}&digits=${DIGITS}&period=${STEP_SECONDS}`

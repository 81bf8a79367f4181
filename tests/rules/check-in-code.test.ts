import fc from 'fast-check'
import {
  freshness,
  GRACE_MS,
  isGenuine,
  makeCode,
  momentOfSlot,
  readCode,
  SLOT_MS,
  slotAt,
  verifyKept,
  verifyShown,
} from '../../shared/check-in/code'
import { DIRECTIONS } from '../../shared/vocabulary/check-ins'

const SECRET = 'k3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3yk3y0'
const ACTIVITY = '2222abcd'
const NOW = Date.parse('2026-11-24T02:00:03.000Z')
const slot = slotAt(NOW)

const shown = (change: Partial<{ activity: string; direction: 'in' | 'out'; slot: number }> = {}, secret = SECRET): string =>
  makeCode({ activity: ACTIVITY, direction: 'in', slot, ...change }, secret)

test('a code on show is taken, and so for twenty seconds after the screen has changed, and then no longer', () => {
  const code = shown()
  const leaves = momentOfSlot(slot) + SLOT_MS + GRACE_MS
  expect(verifyShown(code, SECRET, ACTIVITY, NOW)).toBe('ok')
  expect(verifyShown(code, SECRET, ACTIVITY, leaves - 1)).toBe('ok')
  expect(verifyShown(code, SECRET, ACTIVITY, leaves)).toBe('stale_code')
})

test('a code of the next ten seconds may come from a clock that is a little fast, one of later may not', () => {
  expect(verifyShown(shown({ slot: slot + 1 }), SECRET, ACTIVITY, NOW)).toBe('ok')
  expect(verifyShown(shown({ slot: slot + 2 }), SECRET, ACTIVITY, NOW)).toBe('future_code')
})

test('each wrong code has its own verdict', () => {
  expect(verifyShown('https://example.org/', SECRET, ACTIVITY, NOW)).toBe('unreadable')
  expect(verifyShown(shown({ activity: '3333abcd' }), SECRET, ACTIVITY, NOW)).toBe('wrong_activity')
  expect(verifyShown(shown({}, `${SECRET}x`), SECRET, ACTIVITY, NOW)).toBe('forged_code')
  expect(verifyShown(shown({ slot: slot - 100 }), SECRET, ACTIVITY, NOW)).toBe('stale_code')
})

test('a kept code is judged by its signature alone: days later it is as genuine as it was', () => {
  expect(verifyKept(shown({ slot: slot - 26_000 }), SECRET, ACTIVITY)).toBe('ok')
  expect(verifyKept(shown({ slot: slot - 26_000 }, 'another'), SECRET, ACTIVITY)).toBe('forged_code')
})

test('changing any one character of a code makes it another code or none', () => {
  const code = shown()
  fc.assert(
    fc.property(fc.nat(code.length - 1), fc.constantFrom(...'0123456789abcdefABCDEFGHJK.'), (at, character) => {
      fc.pre(code[at] !== character)
      const changed = code.slice(0, at) + character + code.slice(at + 1)
      const read = readCode(changed)
      expect(read === null || !isGenuine(read, SECRET)).toBe(true)
    }),
  )
})

test('what is made is read again as it was made', () => {
  fc.assert(
    fc.property(fc.constantFrom(...DIRECTIONS), fc.nat(999_999_999), (direction, at) => {
      const code = readCode(shown({ direction, slot: at }))
      expect(code).toMatchObject({ activity: ACTIVITY, direction, slot: at })
      expect(code !== null && isGenuine(code, SECRET)).toBe(true)
    }),
  )
})

test('the signature is HMAC-SHA256 cut to 96 bits, as any other implementation makes it', async () => {
  const { createHmac } = await import('node:crypto')
  const mac = createHmac('sha256', SECRET).update(`HM1.${ACTIVITY}.out.${slot}`).digest('hex').slice(0, 24)
  expect(shown({ direction: 'out' })).toBe(`HM1.${ACTIVITY}.out.${slot}.${mac}`)
})

test('freshness never says ok for a slot that is neither on show nor within its grace', () => {
  fc.assert(
    fc.property(fc.integer({ min: -60_000, max: 60_000 }), (offset) => {
      const age = NOW + offset - momentOfSlot(slot)
      const expected = age >= SLOT_MS + GRACE_MS ? 'stale_code' : age < -SLOT_MS ? 'future_code' : 'ok'
      expect(freshness(slot, NOW + offset)).toBe(expected)
    }),
  )
})

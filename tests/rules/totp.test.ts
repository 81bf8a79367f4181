import { base32, codeAt, factorUri, newFactorSecret, stepOf, stepOfCode } from '../../server/features/security/totp'

/** The secret of RFC 6238, appendix B. */
const SECRET = base32(Buffer.from('12345678901234567890'))

it.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('gives the code of RFC 6238 at %d seconds', (seconds, code) => {
  expect(codeAt(SECRET, stepOf(new Date(seconds * 1000)))).toBe(code)
})

it('takes the code of the step before, of this and of the next, and no other', () => {
  const now = new Date('2026-11-24T02:00:00.000Z')
  const taken = [-2, -1, 0, 1, 2].map((drift) => stepOfCode(SECRET, codeAt(SECRET, stepOf(now) + drift), now, 0))
  expect(taken).toEqual([null, stepOf(now) - 1, stepOf(now), stepOf(now) + 1, null])
})

it('takes no code twice, nor one from before it', () => {
  const now = new Date('2026-11-24T02:00:00.000Z')
  const step = stepOf(now)
  expect(stepOfCode(SECRET, codeAt(SECRET, step), now, step)).toBeNull()
  expect(stepOfCode(SECRET, codeAt(SECRET, step - 1), now, step)).toBeNull()
})

it('makes secrets of 160 bits that an authenticator reads', () => {
  const secret = newFactorSecret()
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(newFactorSecret()).not.toBe(secret)
  expect(new URL(factorUri(secret, 'abc')).searchParams.get('secret')).toBe(secret)
})

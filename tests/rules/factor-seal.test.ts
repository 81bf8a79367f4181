import { isSealedByFirst, openFactor, sealFactor } from '../../server/features/security/factor-seal'
import { newFactorSecret } from '../../server/features/security/totp'

const [key, newer] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
const secret = newFactorSecret()

it('opens for the person it was sealed for, and for nobody else', () => {
  const kept = sealFactor([key], 'one', secret)
  expect(openFactor([key], 'one', kept)).toBe(secret)
  expect(openFactor([key], 'other', kept)).toBeNull()
})

it('shows nothing of the secret, twice the same way, and fits its column', () => {
  const [one, other] = [sealFactor([key], 'one', secret), sealFactor([key], 'one', secret)]
  expect(one).not.toContain(secret)
  expect(one).not.toBe(other)
  expect(one.length).toBeLessThanOrEqual(120)
})

it('opens under an older key too, and says that it is not under the first', () => {
  const kept = sealFactor([key], 'one', secret)
  expect(openFactor([newer, key], 'one', kept)).toBe(secret)
  expect([isSealedByFirst([key], kept), isSealedByFirst([newer, key], kept)]).toEqual([true, false])
  expect(openFactor([newer], 'one', kept)).toBeNull()
})

it('opens nothing that was changed, cut, or never sealed', () => {
  const kept = sealFactor([key], 'one', secret)
  const at = kept.length - 5
  const flipped = `${kept.slice(0, at)}${kept[at] === 'A' ? 'B' : 'A'}${kept.slice(at + 1)}`
  for (const wrong of [flipped, kept.slice(0, 20), secret, '', '.']) expect(openFactor([key], 'one', wrong)).toBeNull()
})

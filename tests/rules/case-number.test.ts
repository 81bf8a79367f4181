import fc from 'fast-check'
import { newCaseNumber } from '../../server/features/complaints/file-complaint'
import { bareCase, checkDigit, isCaseNumber, spokenCase } from '../../shared/vocabulary/case-number'

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 8, maxLength: 8 })
const whole = (eight: string): string => `${eight}${checkDigit(eight)}`

it('is what the standard gives: ISO 7064 MOD 11,10 of 0794 is 5', () => {
  expect(checkDigit('0794')).toBe('5')
})

it('passes whole, and never with a digit misheard', () => {
  fc.assert(
    fc.property(digits, fc.nat(8), fc.integer({ min: 1, max: 9 }), (eight, at, by) => {
      const number = whole(eight)
      expect(isCaseNumber(number)).toBe(true)
      const wrong = `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`
      expect(isCaseNumber(wrong)).toBe(false)
    }),
  )
})

it('hardly ever passes with two neighbours exchanged', () => {
  let passed = 0
  let tried = 0
  for (let each = 0; each < 4000; each += 1) {
    const number = newCaseNumber()
    const at = each % 8
    const exchanged = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`
    if (exchanged === number) continue
    tried += 1
    if (isCaseNumber(exchanged)) passed += 1
  }
  expect(passed / tried).toBeLessThan(0.05)
})

it('is read aloud in threes, and typed in any way that leaves its digits', () => {
  expect(spokenCase('123456789')).toBe('123 456 789')
  expect(bareCase(' 123-456 789')).toBe('123456789')
})

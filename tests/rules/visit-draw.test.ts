import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { drawSample } from '../../server/features/return-visits/draw-sample'
import { MOST_DRAWN, poorAnswers, sampleSize, type VisitAnswers } from '../../shared/vocabulary/return-visits'

const code = fc.string({
  unit: fc.constantFrom(...'123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'),
  minLength: 8,
  maxLength: 8,
})
const codes = fc.uniqueArray(code, { maxLength: 60 })
const seed = fc.string({ minLength: 1, maxLength: 40 })

it('a sample is the same for the same seed, in whatever order the orders come', () => {
  fc.assert(
    fc.property(codes, seed, fc.nat(60), (all, by, size) => {
      expect(drawSample(by, all.toReversed(), size)).toEqual(drawSample(by, all, size))
      expect(drawSample(by, all.toSorted(), size)).toEqual(drawSample(by, all, size))
    }),
  )
})

it('holds as many as asked for, each once and each out of those there are; a larger one begins with the smaller', () => {
  fc.assert(
    fc.property(codes, seed, fc.nat(60), (all, by, size) => {
      const drawn = drawSample(by, all, size)
      expect(drawn).toHaveLength(Math.min(size, all.length))
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(drawn.every((each) => all.includes(each))).toBe(true)
      expect(drawSample(by, all, size + 5).slice(0, drawn.length)).toEqual(drawn)
    }),
  )
})

it('is what the page tells people to do by hand: sort by SHA-256 of seed:code, take the first', () => {
  const all = ['2Xk9fRtQ', 'aB3dE5gH', 'zz11YYxx', 'Hh44kkMM']
  const byHand = all
    .map((each) => `${createHash('sha256').update(`福彩2026131:${each}`, 'utf8').digest('hex')} ${each}`)
    .sort()
    .map((line) => line.split(' ')[1])
  expect(drawSample('福彩2026131', all, 4)).toEqual(byHand)
})

it('gives every order about the same chance, whatever its code', () => {
  const all = Array.from({ length: 20 }, (_, at) => `abcdefg${'123456789ABCDEFGHJKL'.charAt(at)}`)
  const times = new Map(all.map((each) => [each, 0]))
  for (let by = 0; by < 2000; by += 1) for (const each of drawSample(String(by), all, 5)) times.set(each, (times.get(each) ?? 0) + 1)
  // Each is expected 500 times with a spread of 19.4: five of these either way.
  for (const [each, drawn] of times) expect([each, drawn > 403 && drawn < 597]).toEqual([each, true])
})

it('a share is rounded up, and nothing is larger than what there is or may be called', () => {
  expect(sampleSize('share', 5, 41)).toBe(3)
  expect(sampleSize('share', 100, 41)).toBe(41)
  expect(sampleSize('count', 50, 41)).toBe(41)
  expect(sampleSize('count', 1, 0)).toBe(0)
  expect(sampleSize('share', 100, 5000)).toBe(MOST_DRAWN)
})

it('what calls for another look is a bad answer, not an unsure one', () => {
  const good: VisitAnswers = { came: 'yes', on_time: 'yes', solved: 'yes', asked_money: 'no', satisfied: 'yes' }
  expect(poorAnswers(good)).toEqual([])
  expect(poorAnswers({ ...good, asked_money: 'yes', solved: 'no' })).toEqual(['solved', 'asked_money'])
  expect(poorAnswers({ came: 'unsure', on_time: 'unsure', solved: 'unsure', asked_money: 'unsure', satisfied: 'unsure' })).toEqual([])
})

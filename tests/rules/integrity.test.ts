import fc from 'fast-check'
import { burstsIn, keyOf } from '../../server/features/integrity/evidence'

const MINUTE = 60_000
const at = (minute: number) => ({ at: new Date(Date.UTC(2026, 10, 24) + minute * MINUTE) })

it('finds what lies in any stretch of so many minutes, and nothing that does not', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(120), { maxLength: 40 }),
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 1, max: 20 }),
      (times, amount, minutes) => {
        const rows = times.map(at)
        const found = new Set(burstsIn(rows, amount, minutes))
        for (const row of rows) {
          // By hand: some stretch that begins with one of the rows and holds this one is full enough.
          const full = rows.some(({ at: from }) => {
            const stretch = rows.filter((each) => each.at >= from && each.at.getTime() - from.getTime() <= minutes * MINUTE)
            return stretch.length >= amount && stretch.includes(row)
          })
          expect(found.has(row)).toBe(full)
        }
      },
    ),
  )
})

it('the key of evidence is the same for the same subject and tells nothing of it', () => {
  expect(keyOf('burst', 'a', 'submit')).toBe(keyOf('burst', 'a', 'submit'))
  expect(keyOf('burst', 'a', 'submit')).not.toBe(keyOf('same_pair', 'a', 'submit'))
  expect(keyOf('burst', 'a')).toMatch(/^[0-9a-f]{32}$/)
})

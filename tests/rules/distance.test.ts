import * as fc from 'fast-check'
import { boxAround, distanceMetres, distanceWords, type Point } from '../../shared/geo/distance'

const guangzhou: Point = { latE6: 23_129_100, lngE6: 113_264_400 }
const beijing: Point = { latE6: 39_904_200, lngE6: 116_407_400 }

const inChina: fc.Arbitrary<Point> = fc.record({
  latE6: fc.integer({ min: 3_000_000, max: 54_000_000 }),
  lngE6: fc.integer({ min: 73_000_000, max: 136_000_000 }),
})
const anywhere: fc.Arbitrary<Point> = fc.record({
  latE6: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  lngE6: fc.integer({ min: -180_000_000, max: 180_000_000 }),
})

describe('a distance', () => {
  test('of one degree along a meridian or the equator is 111,195 metres', () => {
    expect(distanceMetres({ latE6: 23_000_000, lngE6: 113_000_000 }, { latE6: 24_000_000, lngE6: 113_000_000 })).toBe(111_195)
    expect(distanceMetres({ latE6: 0, lngE6: 113_000_000 }, { latE6: 0, lngE6: 114_000_000 })).toBe(111_195)
  })

  test('shrinks with the parallel: a degree of longitude at 60° north is half as long', () => {
    const apart = distanceMetres({ latE6: 60_000_000, lngE6: 0 }, { latE6: 60_000_000, lngE6: 100_000 })
    expect(Math.abs(apart - 5_560)).toBeLessThanOrEqual(1)
  })

  test('from Guangzhou to Beijing is within one percent of 1,889 kilometres', () => {
    expect(Math.abs(distanceMetres(guangzhou, beijing) - 1_889_000)).toBeLessThan(18_890)
  })

  test('to the far side of the Earth is half its girth, and across the 180th meridian is short', () => {
    expect(distanceMetres({ latE6: 0, lngE6: 0 }, { latE6: 0, lngE6: 180_000_000 })).toBe(20_015_114)
    expect(distanceMetres({ latE6: 0, lngE6: 179_500_000 }, { latE6: 0, lngE6: -179_500_000 })).toBe(111_195)
  })

  test('is the same both ways, and nothing to the same place', () => {
    fc.assert(
      fc.property(anywhere, anywhere, (a, b) => {
        expect(distanceMetres(a, b)).toBe(distanceMetres(b, a))
        expect(distanceMetres(a, a)).toBe(0)
      }),
    )
  })

  test('is never longer than a way round, but for the rounding to metres', () => {
    fc.assert(
      fc.property(anywhere, anywhere, anywhere, (a, b, c) => {
        expect(distanceMetres(a, c)).toBeLessThanOrEqual(distanceMetres(a, b) + distanceMetres(b, c) + 2)
      }),
    )
  })
})

describe('the words for a distance', () => {
  test('are metres to the nearest ten up to a kilometre, then kilometres', () => {
    const said = [0, 9, 10, 800, 837, 994, 995, 1_000, 1_049, 3_249, 12_000, 99_900, 99_960, 123_400].map(distanceWords)
    expect(said.slice(0, 7)).toEqual(['10 米内', '10 米内', '10 米', '800 米', '840 米', '990 米', '1 公里'])
    expect(said.slice(7)).toEqual(['1 公里', '1 公里', '3.2 公里', '12 公里', '99.9 公里', '100 公里', '123 公里'])
  })
})

describe('the box around a place', () => {
  const holds = (box: ReturnType<typeof boxAround>, { latE6, lngE6 }: Point) =>
    latE6 >= box.southE6 && latE6 <= box.northE6 && lngE6 >= box.westE6 && lngE6 <= box.eastE6

  test('holds every point within the distance', () => {
    const near = fc.tuple(anywhere, fc.integer({ min: -300_000, max: 300_000 }), fc.integer({ min: -300_000, max: 300_000 }))
    fc.assert(
      fc.property(near, ([centre, north, east]) => {
        const latE6 = Math.max(-90_000_000, Math.min(90_000_000, centre.latE6 + north))
        const lngE6 = ((centre.lngE6 + east + 540_000_000) % 360_000_000) - 180_000_000
        const point = { latE6, lngE6 }
        expect(holds(boxAround(centre, distanceMetres(centre, point)), point)).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  test('holds the widest point of a large circle, which lies nearer the pole than its centre', () => {
    const centre = { latE6: 50_000_000, lngE6: 100_000_000 }
    const box = boxAround(centre, 1_000_000)
    let widest = 0
    for (let latE6 = 50_000_000; latE6 <= 58_000_000; latE6 += 10_000) {
      for (let lngE6 = 113_000_000; lngE6 <= 115_000_000; lngE6 += 10_000) {
        if (distanceMetres(centre, { latE6, lngE6 }) <= 1_000_000) widest = Math.max(widest, lngE6)
      }
    }
    expect(box.eastE6).toBeGreaterThanOrEqual(widest)
    expect(box.eastE6 - widest).toBeLessThan(20_000)
  })

  test('reaches no further north or south than it must', () => {
    fc.assert(
      fc.property(inChina, fc.integer({ min: 1, max: 200_000 }), (centre, metres) => {
        const box = boxAround(centre, metres)
        // The box keeps a metre of margin and rounding half of one; 50 millionths of a degree are more than five metres.
        const north = { latE6: box.northE6 + 50, lngE6: centre.lngE6 }
        const south = { latE6: box.southE6 - 50, lngE6: centre.lngE6 }
        expect(distanceMetres(centre, north)).toBeGreaterThan(metres)
        expect(distanceMetres(centre, south)).toBeGreaterThan(metres)
        expect(holds(box, centre)).toBe(true)
      }),
    )
  })

  test('takes in every longitude at a pole and across the 180th meridian', () => {
    const all = { westE6: -180_000_000, eastE6: 180_000_000 }
    expect(boxAround({ latE6: 89_999_000, lngE6: 0 }, 1_000)).toMatchObject({ ...all, northE6: 90_000_000 })
    expect(boxAround({ latE6: 0, lngE6: 179_999_000 }, 1_000)).toMatchObject(all)
  })
})

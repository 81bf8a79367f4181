import fc from 'fast-check'
import { distanceMetres } from '../../shared/geo/distance'
import { gcj02Of, wgs84Of } from '../../shared/geo/gcj02'

const at = (lat: number, lng: number) => ({ latE6: Math.round(lat * 1_000_000), lngE6: Math.round(lng * 1_000_000) })

/** Published by the open libraries' own tests: (WGS-84) → (GCJ-02). */
const KNOWN = [
  [at(39.908722, 116.397499), at(39.910126, 116.403743)],
  [at(31.1774276, 121.5272106), at(31.17530398364597, 121.531541859215)],
  [at(22.543847, 113.912316), at(22.540796131694766, 113.9171764808363)],
] as const

test.each(KNOWN)('%j is shown by Chinese maps where the libraries say, within two metres', (real, shifted) => {
  const drawn = gcj02Of(real)
  expect(distanceMetres({ latE6: Math.round(drawn.latE6), lngE6: Math.round(drawn.lngE6) }, shifted)).toBeLessThanOrEqual(2)
  expect(distanceMetres(wgs84Of(shifted), real)).toBeLessThanOrEqual(2)
})

test('undoing the shift anywhere in Guangdong gives the place back within a metre, and the shift is hundreds of metres', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_200_000, max: 25_500_000 }), fc.integer({ min: 109_700_000, max: 117_300_000 }), (latE6, lngE6) => {
      const real = { latE6, lngE6 }
      const shifted = gcj02Of(real)
      const rounded = { latE6: Math.round(shifted.latE6), lngE6: Math.round(shifted.lngE6) }
      expect(distanceMetres(wgs84Of(rounded), real)).toBeLessThanOrEqual(1)
      expect(distanceMetres(rounded, real)).toBeGreaterThan(100)
    }),
  )
})

test('outside China nothing is shifted', () => {
  expect(wgs84Of(at(48.8584, 2.2945))).toEqual(at(48.8584, 2.2945))
})

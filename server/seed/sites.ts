import { type Facility, levelOf, SITE_LABELS } from '../../shared/vocabulary/places'
import type { Place } from '../features/places/place.entity'
import type { Site } from '../features/places/site.entity'

/** Demonstration numbers count up from here in the order of the codes; a deployment writes its own over them. */
const FIRST_PHONE = 2_000_001
const AREA_CODE = '0750'
const HOURS = '周一至周五 8:30—17:30'

const CHILDREN_PALACE = 'children_palace'
const SQUARE = 'culture_square'
const STREET = 'civility_street'

/** What stands at a few sites; invented. The key is the place's code. */
const FACILITIES: Readonly<Record<string, readonly Facility[]>> = {
  '440783': [CHILDREN_PALACE, SQUARE, STREET],
  '440783108': [CHILDREN_PALACE, SQUARE, STREET],
  '440783109': [CHILDREN_PALACE, SQUARE],
  '440783110': [CHILDREN_PALACE, SQUARE],
  '440783111': [SQUARE],
  // 宅群村, 茅冈村, 儒东村
  '440783108226': [SQUARE, STREET],
  '440783110223': [SQUARE, STREET],
  '440783110230': [SQUARE],
  // 桥美村, 大环村, 长乔村, 独湾村
  '440705104230': [SQUARE, STREET],
  '440705106213': [SQUARE],
  '440703103218': [SQUARE],
  '440781115210': [SQUARE],
}

/** The practice site of every village, town and county: 宅群村文明实践站, 塘口镇文明实践所, 开平市文明实践中心. The city has none. */
export function sitesFor(places: readonly Place[]): Site[] {
  return places
    .filter((place) => levelOf(place.code) !== 'city')
    .toSorted((one, other) => (one.code < other.code ? -1 : 1))
    .map((place, position) => ({
      code: place.code,
      name: place.name + SITE_LABELS[place.level],
      phone: AREA_CODE + String(FIRST_PHONE + position),
      hours: HOURS,
      facilities: [...(FACILITIES[place.code] ?? [])],
      demonstration: place.code in FACILITIES,
    }))
}

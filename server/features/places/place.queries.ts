import { type EntityManager, In } from 'typeorm'
import { Place } from './place.entity'
import { codesDownTo } from './place-path'
import { Site } from './site.entity'

export { sitePresented } from './place.presenter'
export { type PlaceLine, type PlaceNames, pathIn, pathWordsIn, placeNames } from './place-names'
export { pathWords } from './place-path'

/** The place with this division code, or null. */
export const placeOf = (tx: EntityManager, code: string): Promise<Place | null> => tx.findOneBy(Place, { code })

/** The place and all that hold it, from the city down to it; empty when the code is of none. */
export async function pathOf(tx: EntityManager, code: string): Promise<Place[]> {
  const places = await tx.findBy(Place, { code: In(codesDownTo(code)) })
  const path = places.sort((one, other) => one.code.length - other.code.length)
  return path.at(-1)?.code === code ? path : []
}

/** The practice site of the place with this code, or null where it has none. */
export const siteOf = (tx: EntityManager, code: string): Promise<Site | null> => tx.findOneBy(Site, { code })

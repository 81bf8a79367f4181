import { CATEGORIES, CATEGORY_LABELS } from '../../../shared/vocabulary/categories'
import type { Database } from '../../database/database'
import { placeNames } from '../places/place.queries'
import { servicesByCode } from '../projects/project.queries'
import type { Meant } from './order.queries'

const MOST_PLACES = 200

/**
 * What each word of a search means: services, categories and places whose names hold it. Lists of orders are searched by these alone, so a
 * search can never find out what somebody wrote.
 */
export async function meaningsOf(database: Database, text: string): Promise<Meant[]> {
  const words = text.split(/\s+/).filter((word) => word !== '')
  if (words.length === 0) return []
  const [places, services] = [await placeNames(database), await servicesByCode(database)]
  return words.slice(0, 4).map((word) => ({
    services: [...services.values()].filter((service) => service.name.includes(word)).map((service) => service.code),
    categories: CATEGORIES.filter((category) => CATEGORY_LABELS[category].includes(word)),
    places: [...places.values()]
      .filter((place) => place.level !== 'city' && (place.name.includes(word) || place.officialName.includes(word)))
      .map((place) => place.code)
      .slice(0, MOST_PLACES),
  }))
}

import type { Database } from '../../database/database'
import { meaningsOf } from '../orders/meant'
import type { Sought } from './activity.rows'

/** What each word of a search means: categories and places whose names hold it, and the word itself in the titles of activities. */
export async function soughtIn(database: Database, text: string): Promise<Sought[]> {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const meanings = await meaningsOf(database, text)
  return meanings.map((meant, index) => ({ ...meant, word: words[index] ?? '' }))
}

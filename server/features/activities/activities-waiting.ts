import type { Database } from '../../database/database'
import { select } from '../../database/select'
import { countOfSite, type SiteWork } from './activity.rows'

/** How many activities wait for a site to review them, and for their leaders to settle them: what its lists hold. */
export async function activitiesWaiting(database: Database, site: string): Promise<{ reviewing: number; unsettled: number }> {
  const count = async (show: SiteWork): Promise<number> => {
    const { sql, values } = countOfSite(site, show)
    const [row] = await select(database, sql, { n: 'whole' }, values)
    return row?.n ?? 0
  }
  return { reviewing: await count('reviewing'), unsettled: await count('unsettled') }
}

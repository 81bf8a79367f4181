import { siteOf } from '../places/place.queries'
import type { Work } from './move-order'
import type { ServiceOrder } from './order.entity'

/** The name of the site that has the order now, or of another, for the sentences of the timeline. */
export async function siteName({ tx }: Work, order: ServiceOrder, code = order.ownerCode): Promise<string> {
  return (await siteOf(tx, code))?.name ?? '站点'
}

import type { orders } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { needsWords, type VisitNeeds } from '../../../shared/vocabulary/needs'
import { moveOrder, type Work } from './move-order'
import type { ServiceOrder } from './order.entity'
import { siteName } from './site-name'

type Body = BodyOf<typeof orders.setNeeds>

/** What the visit takes, as it is shown. */
export const needsOf = ({
  helpers,
  partsNeeded,
  teamsNeeded,
}: Pick<ServiceOrder, 'helpers' | 'partsNeeded' | 'teamsNeeded'>): VisitNeeds => ({
  helpers,
  parts: partsNeeded,
  teams: teamsNeeded,
})

/** Two teams at once, or two parts of a day: what a pool, where whoever comes first has it all, cannot promise. */
export const isCompound = ({ partsNeeded, teamsNeeded }: Pick<ServiceOrder, 'partsNeeded' | 'teamsNeeded'>): boolean =>
  partsNeeded > 1 || teamsNeeded > 1

/** Staff say what the visit takes, before any team is asked. */
export async function setNeeds(work: Work, order: ServiceOrder, { needs }: Body): Promise<void> {
  await moveOrder(work, order, {
    action: 'set_needs',
    by: 'site',
    words: `${await siteName(work, order)}定下：${needsWords(needs)}`,
    change: { helpers: needs.helpers, partsNeeded: needs.parts, teamsNeeded: needs.teams },
  })
}

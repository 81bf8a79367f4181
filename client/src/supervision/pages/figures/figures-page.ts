import type { figures } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { OrderFigure } from '@shared/figures/catalogue'
import { go } from '@/platform/navigation'

export type Figures = ReplyOf<typeof figures.page>

/** Leads from a number to its orders. */
export function toOrders(
  { from, until }: Pick<Figures, 'from' | 'until'>,
  place: string,
  figure: OrderFigure,
  show: 'part' | 'rest',
  service?: string,
): void {
  go('/supervision/pages/figure-orders/index', { place, from, until, figure, show, service })
}

/**
 * What a team costs for an order is the sum of these, in the order in which they are shown: the way there, whether it lists the very
 * service, its rating, how welcome the slot is, how busy it is, that it has been asked already, and what other orders lose.
 */
export const COST_PARTS = ['travel', 'fit', 'rating', 'slot', 'load', 'kept', 'scarcity'] as const
export type CostPart = (typeof COST_PARTS)[number]

export const COST_PART_LABELS: Readonly<Record<CostPart, string>> = {
  travel: '路程',
  fit: '对口',
  rating: '评价',
  slot: '时段',
  load: '忙闲',
  kept: '已邀请',
  scarcity: '别的单',
}

/** What other orders lose is shown up to here. It then stands for an order that comes first and wants the same place: no sum, but a wall. */
export const WALL = 9_999

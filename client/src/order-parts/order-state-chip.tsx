import { ORDER_STATE_LABELS, type OrderState } from '@shared/lifecycle/order'
import { Chip, type Tone } from '@/design'

const TONES: Record<OrderState, Tone> = {
  submitted: 'amber',
  needs_info: 'amber',
  accepted: 'sky',
  offering: 'sky',
  assigned: 'leaf',
  serving: 'leaf',
  delivered: 'amber',
  closed: 'leaf',
  refused: 'grey',
  referred: 'grey',
  merged: 'grey',
  cancelled: 'grey',
  lapsed: 'grey',
}

/** Where an order stands, in a word. */
export function OrderStateChip({ state }: { state: OrderState }) {
  return <Chip tone={TONES[state]}>{ORDER_STATE_LABELS[state]}</Chip>
}

import type { Clock } from '../vocabulary/clocks'
import type { Transition } from './machine'

export const ORDER_STATES = [
  'submitted',
  'needs_info',
  'accepted',
  'offering',
  'assigned',
  'serving',
  'delivered',
  'closed',
  'refused',
  'referred',
  'merged',
  'cancelled',
  'lapsed',
] as const
export type OrderState = (typeof ORDER_STATES)[number]

/** What a person reads in the chip. */
export const ORDER_STATE_LABELS: Record<OrderState, string> = {
  submitted: '等站里答复',
  needs_info: '等补充',
  accepted: '已受理',
  offering: '正在请队伍',
  assigned: '已安排',
  serving: '服务中',
  delivered: '等评价',
  closed: '已办结',
  refused: '没有受理',
  referred: '已转介',
  merged: '已合并',
  cancelled: '已撤回',
  lapsed: '久未补充',
}

/** Whose move it is: the owner site's, somebody else's, or nobody's. The inbox is cut along this. */
export type Turn = 'owner' | 'others' | 'nobody'
export const TURN_OF_STATE: Record<OrderState, Turn> = {
  submitted: 'owner',
  accepted: 'owner',
  needs_info: 'others',
  offering: 'others',
  assigned: 'others',
  serving: 'others',
  delivered: 'others',
  closed: 'nobody',
  refused: 'nobody',
  referred: 'nobody',
  merged: 'nobody',
  cancelled: 'nobody',
  lapsed: 'nobody',
}

export const OPEN_STATES: readonly OrderState[] = ORDER_STATES.filter((state) => TURN_OF_STATE[state] !== 'nobody')
export const isOpenState = (state: OrderState): boolean => TURN_OF_STATE[state] !== 'nobody'

/** Public lists show an order only once it was accepted; what never was stays between the two sides. */
export const PUBLIC_STATES: readonly OrderState[] = ['accepted', 'offering', 'assigned', 'serving', 'delivered', 'closed']

/** The clock that a state starts when it is entered. The other clocks of an order stop when its state changes. */
export const CLOCK_OF_STATE: Partial<Record<OrderState, Clock>> = {
  submitted: 'answer',
  needs_info: 'needs_info',
  accepted: 'find_team',
  delivered: 'rate',
}

/**
 * Who a person is to an order. `requester`: who asked or placed it, or the person it is for. `owner`: staff of the owner site.
 * `upper`: staff of a site above the owner's. `leader`: leads the team that took it. `handler`: the staff member who took it on.
 * `invited`: leads a team with an open offer. `any_team`: leads a team that could take it out of the pool. `caller`: staff of the owner
 * site, where the requester is reached by phone only.
 */
export const ORDER_PARTIES = ['requester', 'owner', 'upper', 'leader', 'handler', 'invited', 'any_team', 'caller', 'system'] as const
export type OrderParty = (typeof ORDER_PARTIES)[number]

export const ORDER_ACTIONS = [
  'accept',
  'ask',
  'reply',
  'refuse',
  'refer',
  'merge',
  'offer',
  'self_handle',
  'join',
  'take',
  'return_to_owner',
  'open_pool',
  'close_pool',
  'take_from_pool',
  'withdraw',
  'ask_cancel',
  'agree_cancel',
  'decline_cancel',
  'start',
  'give_back',
  'deliver',
  'rate',
  'not_solved',
  'close_unrated',
  'lapse',
  'reopen',
  'ask_above',
  'escalate',
  'hand_down',
  'take_over',
  'set_urgency',
  'set_needs',
  'add_note',
  'mark_overdue',
] as const
export type OrderAction = (typeof ORDER_ACTIONS)[number]

/** `planned`: the step is a line of a plan that a site above made for all its places. `pooled`: open to whichever fitting team is first. */
export const ORDER_CONDITIONS = [
  'has_upper',
  'has_lower',
  'never_asked_above',
  'within_rating_window',
  'cancel_asked',
  'no_cancel_asked',
  'may_reopen_again',
  'planned',
  'pooled',
  'not_pooled',
] as const
export type OrderCondition = (typeof ORDER_CONDITIONS)[number]

const open = OPEN_STATES
const served: readonly OrderState[] = ['assigned', 'serving']

/**
 * The life of an order: the only place that knows what may follow what.
 * `take` is a team's acceptance of an offer, `return_to_owner` what follows when every offer has ended without one. Of an order that needs
 * two teams the first acceptance is `join`: nobody has the order before the second, and when the second fails the first is free again.
 */
export const ORDER_TRANSITIONS: readonly Transition<OrderState, OrderAction, OrderParty, OrderCondition>[] = [
  { action: 'accept', from: ['submitted'], by: ['owner'], to: 'accepted' },
  { action: 'ask', from: ['submitted'], by: ['owner'], to: 'needs_info' },
  { action: 'reply', from: ['needs_info'], by: ['requester', 'caller'], to: 'submitted' },
  { action: 'lapse', from: ['needs_info'], by: ['system'], to: 'lapsed' },
  { action: 'offer', from: ['accepted', 'offering'], by: ['owner'], to: 'offering' },
  // A site above plans for all its places; the order stays its owner's.
  { action: 'offer', from: ['accepted', 'offering'], by: ['upper'], to: 'offering', when: ['planned'] },
  { action: 'open_pool', from: ['accepted'], by: ['owner'], to: 'same', when: ['not_pooled'] },
  { action: 'close_pool', from: ['accepted'], by: ['owner'], to: 'same', when: ['pooled'] },
  { action: 'take_from_pool', from: ['accepted'], by: ['any_team'], to: 'assigned', when: ['pooled'] },
  { action: 'self_handle', from: ['accepted'], by: ['owner'], to: 'assigned' },
  { action: 'join', from: ['offering'], by: ['invited'], to: 'same' },
  { action: 'take', from: ['offering'], by: ['invited'], to: 'assigned' },
  { action: 'return_to_owner', from: ['offering'], by: ['system'], to: 'accepted' },
  { action: 'start', from: ['assigned'], by: ['leader', 'handler', 'system'], to: 'serving' },
  { action: 'deliver', from: ['serving'], by: ['leader', 'handler'], to: 'delivered' },
  { action: 'give_back', from: served, by: ['leader', 'handler', 'system'], to: 'accepted' },
  { action: 'refuse', from: ['submitted', 'accepted'], by: ['owner'], to: 'refused' },
  { action: 'refer', from: ['submitted', 'accepted'], by: ['owner'], to: 'referred' },
  { action: 'merge', from: ['submitted', 'accepted'], by: ['owner'], to: 'merged' },
  { action: 'rate', from: ['delivered'], by: ['requester', 'caller'], to: 'closed', when: ['within_rating_window'] },
  {
    action: 'not_solved',
    from: ['delivered'],
    by: ['requester', 'caller'],
    to: 'accepted',
    when: ['within_rating_window', 'may_reopen_again'],
  },
  { action: 'close_unrated', from: ['delivered'], by: ['system'], to: 'closed' },
  { action: 'withdraw', from: ['submitted', 'accepted', 'offering'], by: ['requester', 'caller'], to: 'cancelled' },
  { action: 'ask_cancel', from: ['assigned'], by: ['requester', 'caller'], to: 'same', when: ['no_cancel_asked'] },
  { action: 'agree_cancel', from: ['assigned'], by: ['owner'], to: 'cancelled', when: ['cancel_asked'] },
  { action: 'decline_cancel', from: ['assigned'], by: ['owner'], to: 'same', when: ['cancel_asked'] },
  { action: 'ask_above', from: ['refused'], by: ['requester', 'caller'], to: 'submitted', when: ['has_upper', 'never_asked_above'] },
  { action: 'reopen', from: ['lapsed'], by: ['requester', 'caller'], to: 'submitted' },
  { action: 'escalate', from: open, by: ['owner', 'system'], to: 'same', when: ['has_upper'] },
  { action: 'hand_down', from: open, by: ['owner'], to: 'same', when: ['has_lower'] },
  { action: 'take_over', from: open, by: ['upper'], to: 'same' },
  { action: 'set_urgency', from: ['submitted', 'accepted', 'offering'], by: ['owner'], to: 'same' },
  { action: 'set_needs', from: ['submitted', 'accepted'], by: ['owner'], to: 'same', when: ['not_pooled'] },
  { action: 'add_note', from: open, by: ['requester', 'caller', 'owner'], to: 'same' },
  { action: 'mark_overdue', from: open, by: ['system'], to: 'same' },
]

/** Reopened at most this often by the same owner; after that the upper site takes it, where there is one. */
export const REOPENINGS_AT_ONE_SITE = 2

import type { Transition } from './machine'

export const OFFER_STATES = ['offered', 'accepted', 'declined', 'lapsed', 'withdrawn', 'superseded'] as const
export type OfferState = (typeof OFFER_STATES)[number]

/** Declined and lapsed are worded so that nobody is blamed: a team is free (Decree 685 art. 25, 40). */
export const OFFER_STATE_LABELS: Record<OfferState, string> = {
  offered: '等队伍回复',
  accepted: '已接单',
  declined: '这次不接',
  lapsed: '没有回复，已过时',
  withdrawn: '站里已收回',
  superseded: '已有队伍接了',
}

export const OFFER_ACTIONS = ['accept', 'decline', 'withdraw', 'lapse', 'supersede'] as const
export type OfferAction = (typeof OFFER_ACTIONS)[number]
export const OFFER_PARTIES = ['leader', 'owner', 'system'] as const
export type OfferParty = (typeof OFFER_PARTIES)[number]

/** The life of an offer; given back later is an event of the order, the offer stays accepted. */
export const OFFER_TRANSITIONS: readonly Transition<OfferState, OfferAction, OfferParty>[] = [
  { action: 'accept', from: ['offered'], by: ['leader'], to: 'accepted' },
  { action: 'decline', from: ['offered'], by: ['leader'], to: 'declined' },
  { action: 'withdraw', from: ['offered'], by: ['owner'], to: 'withdrawn' },
  { action: 'lapse', from: ['offered'], by: ['system'], to: 'lapsed' },
  { action: 'supersede', from: ['offered'], by: ['system'], to: 'superseded' },
]

import type { ReplyOf } from '@shared/contract/endpoint'
import type { offers } from '@shared/contract/offers'
import { distanceWords } from '@shared/geo/distance'
import type { OfferState } from '@shared/lifecycle/offer'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { promiseWords } from '@shared/time/words'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import type { Tone } from '@/design'

export type Offer = ReplyOf<typeof offers.one>

export const OFFER_TONES: Record<OfferState, Tone> = {
  offered: 'amber',
  accepted: 'leaf',
  declined: 'grey',
  lapsed: 'grey',
  withdrawn: 'grey',
  superseded: 'grey',
}

/** What became of an invitation that is over; nobody is blamed for it. */
const ENDINGS: Record<Exclude<OfferState, 'offered'>, string> = {
  accepted: '你们接下了这一单，谢谢。上门、办好、退回，都在单子里。',
  declined: '你们这次没有接。站里会另请队伍，不影响队伍的任何评价。',
  lapsed: '时限内没有回复，邀请已自动收回。站里会另请队伍，不影响队伍的任何评价。',
  withdrawn: '站里收回了这次邀请，不用再回复。',
  superseded: '另一支队伍先接下了，这次不用去了。谢谢你们愿意帮忙。',
}

/** What became of it. Of an order for two teams the first that agrees has nothing to open yet. */
export const endingOf = ({ state, waitsForOther }: Offer): string => {
  if (waitsForOther) return '你们答应了，谢谢。这一单要两支队伍一起去，还在等另一支；凑不齐会告诉你们，就不用去了。'
  return state === 'offered' ? '' : ENDINGS[state]
}

/** '健康义诊 · 宅群村'. */
export const offerTitle = ({ order }: Offer): string => `${order.title} · ${order.village.name}`

/** '医疗卫生 · 服务 1 人 · 离你们 3.2 公里'. */
export function offerNote({ order, distance }: Offer): string {
  const category = order.category === null ? [] : [CATEGORY_LABELS[order.category]]
  return [...category, `服务 ${order.people} 人`, `离你们 ${distanceWords(distance)}`].join(' · ')
}

/** '周三 10:00 前回'. @param now epoch ms */
export const replyWords = (offer: Offer, now: number): string => `${promiseWords(Date.parse(offer.replyBy), now)}回`

/** '定在周四上午'; empty while nothing is agreed. @param now epoch ms */
export const agreedWords = ({ acceptedSlot }: Offer, now: number): string =>
  acceptedSlot === null ? '' : `定在${slotWords(acceptedSlot, beijingDate(now))}`

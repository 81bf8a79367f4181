import type { plans as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { PLAN_LINE_STATES } from '@shared/contract/plans'
import type { Tone } from '@/design'

export type Plan = ReplyOf<typeof contract.one>
export type PlanLine = ReplyOf<typeof contract.lines>['items'][number]
export type PlanLineState = (typeof PLAN_LINE_STATES)[number]
export type PlanMap = ReplyOf<typeof contract.map>
export type Reasons = ReplyOf<typeof contract.line>
export type PlanOption = NonNullable<Reasons['chosen']>

export const LINE_STATE_LABELS: Record<PlanLineState, string> = {
  proposed: '要发出',
  kept: '已在请',
  sent: '已发出',
  unserved: '派不出',
  pooled: '抢单中',
}

export const LINE_STATE_TONES: Record<PlanLineState, Tone> = {
  proposed: 'sky',
  kept: 'grey',
  sent: 'leaf',
  unserved: 'kapok',
  pooled: 'amber',
}

/** '用了 0.04 秒', '用了 1.2 秒', '用了 35 秒'. @param milliseconds how long it took */
export function tookWords(milliseconds: number): string {
  const seconds = milliseconds / 1_000
  if (seconds < 0.01) return '用了不到 0.01 秒'
  if (seconds < 1) return `用了 ${Math.round(seconds * 100) / 100} 秒`
  return `用了 ${seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds)} 秒`
}

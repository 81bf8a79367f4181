import type { plans as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { PlanLineState } from '@shared/vocabulary/plans'
import type { Tone } from '@/design'

export type Plan = ReplyOf<typeof contract.one>
export type PlanLine = ReplyOf<typeof contract.lines>['items'][number]
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

/** '排好以后单和队伍有 3 处变化：新来 1 张单，2 张已经有人办了。' Where it is not known how much, that something may have changed. */
export function newsWords({ events, arrived, left }: NonNullable<Plan['news']>): string {
  const orders = [...(arrived > 0 ? [`新来 ${arrived} 张单`] : []), ...(left > 0 ? [`${left} 张已经有人办了，或撤回了`] : [])].join('，')
  if (events !== null) return `排好以后，单和队伍有 ${events} 处变化${orders === '' ? '' : `：${orders}`}。`
  return orders === '' ? '排好有一阵了，单或队伍可能有变化。' : `排好以后${orders}。`
}

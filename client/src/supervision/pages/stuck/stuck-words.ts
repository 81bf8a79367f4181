import type { supervision } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { StuckList } from '@shared/contract/supervision'

export type Stuck = ReplyOf<typeof supervision.stuck>
export type StuckLine = Stuck['items'][number]
/** The lists of orders, the hours that are not posted, and the complaints that nobody answered in time. */
export type Shown = StuckList | 'hours' | 'complaints'

export const LIST_LABELS: Record<Shown, string> = {
  late: '已经超时',
  soon: '快到时限',
  raised: '超时转上来的',
  urged: '催了没回复',
  ownerless: '没人能办的',
  hours: '时数没入账',
  complaints: '投诉没按时办',
}

/** How each list is counted. */
export const LIST_LEADS: Record<Shown, string> = {
  late: '轮到站里办、约定的时间已经过了的单。等对方补充、等队伍回复的不算。',
  soon: '轮到站里办、四小时之内要到约定时间的单。',
  raised: '下面的站点没有按时办，系统自动转到上一级，上一级还没办好的单。',
  urged: '发出了催办，站里还没有回复的单。回复了就不在这里。',
  ownerless: '在办的单里，经办站点没有一位在岗工作人员的单。',
  complaints: '投诉和建议，过了受理或答复的期限还没有办的。',
  hours: '活动结束满 10 个工作日，时数还没有入账。这是国家规定的期限。',
}

export const NOTHING: Record<StuckList, { title: string; note: string }> = {
  late: { title: '没有超时的单', note: '有单过了约定的时间，会列在这里。' },
  soon: { title: '没有快到时限的单', note: '离约定时间四小时以内的单，会列在这里。' },
  raised: { title: '没有超时转上来的单', note: '下面站点没按时办、自动转上来的单，会列在这里。' },
  urged: { title: '催办都回复了', note: '发出催办以后，站里没回复的会列在这里。' },
  ownerless: { title: '每张在办的单都有人能办', note: '' },
}

/** Which lists a site stands in, in words: 超时 2，快到 1. */
export function countWords(counts: Stuck['counts']): string {
  const parts: readonly (readonly [number, string])[] = [
    [counts.late, '超时'],
    [counts.soon, '快到时限'],
    [counts.raised, '转上来'],
    [counts.urged, '催了没回'],
    [counts.ownerless, '没人能办'],
  ]
  return parts.flatMap(([count, what]) => (count > 0 ? [`${what} ${count} 张`] : [])).join('，')
}

/** Who has the order, and who let its clock run out. */
export const whoWords = ({ owner, ranOutAt }: StuckLine): string =>
  ranOutAt === null ? `经办：${owner.name}` : `经办：${owner.name}；${ranOutAt.name}没有按时办，自动转上来的`

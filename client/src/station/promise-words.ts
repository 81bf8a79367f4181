import type { promise } from '@shared/contract/orders'
import { promiseWords } from '@shared/time/words'
import type { Clock } from '@shared/vocabulary/clocks'
import type * as z from 'zod/mini'

export type Promised = z.output<typeof promise>

/** What a running clock asks for, as the desk says it. */
export const CLOCK_LEADS: Record<Clock, string> = {
  answer: '最迟答复',
  find_team: '最迟安排好队伍',
  reply_offer: '队伍最迟回复',
  rate: '等评价到',
  needs_info: '等对方补充到',
}

/** '最迟答复：周三 10:00 前', or, once it is over, '已经超时：最迟答复是昨天 17:00 前'. */
export function promiseSentence({ clock, due, overdue }: Promised, now: number = Date.now()): string {
  const words = promiseWords(Date.parse(due), now)
  return overdue ? `已经超时：${CLOCK_LEADS[clock]}是${words}` : `${CLOCK_LEADS[clock]}：${words}`
}

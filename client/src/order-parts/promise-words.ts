import { promiseWords } from '@shared/time/words'
import type { Clock } from '@shared/vocabulary/clocks'
import type { Order } from './order'

type Promised = Pick<NonNullable<Order['promise']>, 'clock' | 'due' | 'overdue'>

const LEADS: Record<Clock, string> = {
  answer: '最迟答复',
  find_team: '最迟请到队伍',
  reply_offer: '队伍最迟回复',
  rate: '评价到这时为止',
  needs_info: '请在这之前补充',
}

const OVERDUE_LEADS: Record<Clock, string> = {
  answer: '答复已经超过约定的时间',
  find_team: '请队伍已经超过约定的时间',
  reply_offer: '队伍回复已经超过约定的时间',
  rate: '评价的时间已经过了',
  needs_info: '补充的时间已经过了',
}

/** What is promised, and that it was not kept where it was not. */
export const promiseLead = ({ clock, overdue }: Promised): string => (overdue ? OVERDUE_LEADS[clock] : LEADS[clock])

/** 最迟答复 周三 10:00 前: the promise in one line. */
export const promiseLine = (promise: Promised): string => `${promiseLead(promise)} · ${promiseWords(Date.parse(promise.due), Date.now())}`

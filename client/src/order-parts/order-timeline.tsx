import type { OrderState } from '@shared/lifecycle/order'
import { momentWords } from '@shared/time/words'
import { Timeline, type TimelineStep } from '@/design'
import type { OrderStep } from './order'

const SERVICE = '志愿者来服务'
const RATING = '评价办得怎么样'
const FIND_TEAM = '请队伍，队伍可以接，也可以不接'

/** What is going on in each open state, and what follows it when all goes well. What has ended has neither. */
const AHEAD: Partial<Record<OrderState, readonly [now: string, ...next: string[]]>> = {
  submitted: ['等站里答复', '站里受理', '请队伍', SERVICE, RATING],
  needs_info: ['等补充情况，时限先停着', '站里答复', '请队伍', SERVICE, RATING],
  accepted: ['站里正在安排', FIND_TEAM, SERVICE, RATING],
  offering: ['正在请队伍', SERVICE, RATING],
  assigned: ['已安排好，等着服务', SERVICE, RATING],
  serving: ['正在服务', RATING],
  delivered: ['服务完成，等评价', '办结'],
}

const happened = (steps: readonly OrderStep[], now: number): TimelineStep[] =>
  steps.map((step, place) => ({
    key: `${place}.${step.at}`,
    title: step.words,
    note: momentWords(Date.parse(step.at), now),
    said: step.said,
    state: 'done',
  }))

const ahead = (state: OrderState): TimelineStep[] =>
  (AHEAD[state] ?? []).map((title, place) => ({ key: `ahead.${place}`, title, state: place === 0 ? 'now' : 'next' }))

interface OrderTimelineProps {
  /** As the server sends them, the earliest first. */
  steps: readonly OrderStep[]
  state: OrderState
  id?: string
}

/** What happened to an order, with what was said; what goes on now; and what is to come. */
export function OrderTimeline({ steps, state, id = 'order-timeline' }: OrderTimelineProps) {
  return <Timeline id={id} steps={[...happened(steps, Date.now()), ...ahead(state)]} />
}

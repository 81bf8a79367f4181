import type { orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { ORDER_STATE_LABELS, type OrderState } from '@shared/lifecycle/order'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { promiseWords } from '@shared/time/words'
import type { Clock } from '@shared/vocabulary/clocks'
import { Card, Chip, ProgressBar, type Tone } from '@/design'
import { go } from '@/platform/navigation'

export type MyOrder = ReplyOf<typeof orders.home>['mine'][number]

/** How an open order looks in a row: the colour beside the word, and which of the five steps it has come to. */
const LOOK: Partial<Record<OrderState, readonly [tone: Tone, step: number]>> = {
  submitted: ['amber', 1],
  needs_info: ['kapok', 1],
  accepted: ['sky', 2],
  offering: ['amber', 3],
  assigned: ['leaf', 4],
  serving: ['leaf', 4],
  delivered: ['kapok', 5],
}
const STEPS = 5

const LEADS: Record<Clock, string> = {
  answer: '最迟答复',
  find_team: '最迟请到队伍',
  reply_offer: '队伍最迟回复',
  rate: '可评价到',
  needs_info: '请补充，最迟',
}

/** What is promised next, in one line: the agreed time, or by when somebody moves. */
export function promiseLine({ promise, assignedSlot, team }: MyOrder, now: number): string {
  const agreed = assignedSlot === null ? '' : `${slotWords(assignedSlot, beijingDate(now))}来`
  if (agreed !== '') return team === null ? agreed : `${agreed} · ${team}`
  if (promise === null) return team ?? ''
  if (promise.overdue) return `已过时限，${promise.after}`
  return `${LEADS[promise.clock]}：${promiseWords(Date.parse(promise.due), now)}`
}

/** One of my orders: what, for whom, where it stands, what is promised. */
export function OrderRow({ line }: { line: MyOrder }) {
  const [tone, step] = LOOK[line.state] ?? ['grey', STEPS]
  return (
    <Card
      title={line.beneficiary === '' ? line.title : `${line.title} · 给${line.beneficiary}`}
      note={promiseLine(line, Date.now())}
      aside={<Chip tone={tone}>{ORDER_STATE_LABELS[line.state]}</Chip>}
      {...(line.yourTurn ? { mark: 'asks' as const } : {})}
      onPress={() => go('/pages/order/index', { code: line.code })}
    >
      <ProgressBar value={step / STEPS} label={`共五步，走到第 ${step} 步：${ORDER_STATE_LABELS[line.state]}`} />
    </Card>
  )
}

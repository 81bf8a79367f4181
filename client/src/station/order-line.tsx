import type { inboxLine } from '@shared/contract/order-shapes'
import { isOpenState } from '@shared/lifecycle/order'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { momentWords } from '@shared/time/words'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { CHANNEL_LABELS, URGENCY_LABELS } from '@shared/vocabulary/orders'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type * as z from 'zod/mini'
import { Card, Chip, type Tone } from '@/design'
import { OrderStateChip, promiseLine } from '@/order-parts'
import { go } from '@/platform/navigation'

export type InboxLine = z.output<typeof inboxLine>

/** Opens an order at the desk. */
export const openOrder = (code: string): void => go('/station/pages/order/index', { code })

const noteOf = (line: InboxLine): string =>
  [
    line.village.name,
    `给${line.beneficiary}`,
    CHANNEL_LABELS[line.channel],
    line.people > 1 ? `${line.people} 人` : '',
    momentWords(Date.parse(line.at), Date.now()),
  ]
    .filter((part) => part !== '')
    .join(' · ')

/** What else staff should know at a glance, each a word in a chip. */
function marksOf(line: InboxLine): { words: string; tone: Tone }[] {
  return [
    ...(line.urgency === 'normal' ? [] : [{ words: URGENCY_LABELS[line.urgency], tone: 'kapok' as const }]),
    ...(line.category === null
      ? [{ words: '还没定类别', tone: 'amber' as const }]
      : [{ words: CATEGORY_LABELS[line.category], tone: 'grey' as const }]),
    ...(line.openOffers > 0 ? [{ words: `${line.openOffers} 份邀请等回复`, tone: 'sky' as const }] : []),
    ...(line.reopened > 0 ? [{ words: `重新办理第 ${line.reopened} 次`, tone: 'amber' as const }] : []),
  ]
}

/** A row of a site's lists; pressed, it opens the order at the desk. */
export function OrderLine({ line, children }: { line: InboxLine; children?: ReactNode }) {
  const late = isOpenState(line.state) && (line.overdue || line.promise?.overdue === true)
  const words = line.promise === null ? (late ? '已经超时' : '') : promiseLine(line.promise)
  return (
    <Card
      title={line.title}
      note={noteOf(line)}
      aside={<OrderStateChip state={line.state} />}
      onPress={() => openOrder(line.code)}
      {...(late ? { mark: 'asks' as const } : {})}
    >
      {words !== '' && <View className={late ? 'station-late' : 'words-note'}>{words}</View>}
      {line.team !== null && (
        <View className="words-note">
          {line.team}
          {line.assignedSlot !== null && ` · ${slotWords(line.assignedSlot, beijingDate(Date.now()))}`}
        </View>
      )}
      <View className="station-chips">
        {marksOf(line).map(({ words: mark, tone }) => (
          <Chip key={mark} tone={tone}>
            {mark}
          </Chip>
        ))}
      </View>
      {children}
    </Card>
  )
}

import type { activities } from '@shared/contract/activities'
import type { ReplyOf } from '@shared/contract/endpoint'
import { SIGN_UP_STATE_LABELS } from '@shared/lifecycle/sign-up'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { ActivityStateChip } from '@/activity-work/activity-state-chip'
import { Card, Chip } from '@/design'
import { go } from '@/platform/navigation'
import { roomWords, whenAndWhere } from './line-words'
import { SIGN_UP_TONES } from './sign-up-words'

export type ActivityLine = ReplyOf<typeof activities.list>['items'][number]
type Mine = NonNullable<ReplyOf<typeof activities.one>['mine']>

interface ActivityCardProps {
  line: ActivityLine
  /** One's own sign-up, which then is the word at the right. */
  mine?: Mine
  children?: ReactNode
}

function Aside({ line, mine }: Pick<ActivityCardProps, 'line' | 'mine'>) {
  if (mine !== undefined) return <Chip tone={SIGN_UP_TONES[mine.state]}>{SIGN_UP_STATE_LABELS[mine.state]}</Chip>
  if (line.state !== 'recruiting') return <ActivityStateChip state={line.state} />
  return <Chip tone={line.placesLeft > 0 ? 'leaf' : 'amber'}>{roomWords(line)}</Chip>
}

/** A row of a list of activities: what, when, where, how many places are left; it leads to the activity. */
export function ActivityCard({ line, mine, children }: ActivityCardProps) {
  return (
    <Card
      id={`activity-${line.code}`}
      title={line.title}
      aside={<Aside line={line} {...(mine === undefined ? {} : { mine })} />}
      note={`${CATEGORY_LABELS[line.category]} · ${whenAndWhere(line, Date.now())}`}
      onPress={() => go('/pages/activity/index', { code: line.code })}
    >
      {children !== undefined && <View>{children}</View>}
    </Card>
  )
}

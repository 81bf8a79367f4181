import { activities } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { CODE_LENGTH } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { ActivityCard } from '@/activity-parts/activity-card'
import { useRead } from '@/api'
import { Card, Section } from '@/design'
import { openList } from '@/pages/lists/shown'

type Line = ReplyOf<typeof activities.list>['items'][number]

/** As many as do not crowd the first page. */
const SHOWN = 2

/** What is coming in the town around a village, the next first; undefined while it is not known. @param village null where none is chosen */
export function useActivitiesNear(village: string | null): readonly Line[] | undefined {
  const place = village?.slice(0, CODE_LENGTH.town) ?? ''
  const read = useRead(activities.list, { query: { place, state: 'coming' } }, { enabled: village !== null })
  return read.data?.items
}

/** What happens near: the next activities, and the way to all of them. */
export function ActivitiesNear({ lines }: { lines: readonly Line[] }) {
  return (
    <Section id="activities-near" title="附近的活动" more={{ text: '全部', onPress: () => openList('activities') }}>
      {lines.length === 0 && (
        <Card>
          <View className="words-note">镇里近期没有活动。可以看看全部活动，想参加的能报名。</View>
        </Card>
      )}
      {lines.slice(0, SHOWN).map((line) => (
        <ActivityCard key={line.code} line={line} />
      ))}
    </Section>
  )
}

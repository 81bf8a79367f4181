import type { activities as contract } from '@shared/contract/activities'
import type { ReplyOf } from '@shared/contract/endpoint'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { ActivityStateChip } from '@/activity-work/activity-state-chip'
import { PlacesBar } from '@/activity-work/places-bar'
import { limitTime, limitWords, spanWords } from '@/activity-work/words'
import { Card, Chip } from '@/design'
import { go } from '@/platform/navigation'

type Line = ReplyOf<typeof contract.ofSite>['items'][number]

/** By when it must be settled, and that it is late where it is: a mark, a word and a colour. */
function Limit({ line }: { line: Line }) {
  if (line.settleBy === null) return null
  const now = Date.now()
  return (
    <View>
      <View className="station-chips">
        <Chip tone={line.late ? 'kapok' : 'amber'}>{line.late ? '超过法定时限' : '等队长结项'}</Chip>
      </View>
      <View className={line.late ? 'station-late' : 'words-note'}>
        {`${limitWords(line.settleBy, now)} · ${limitTime(line.settleBy, now)}结项`}
      </View>
    </View>
  )
}

/** A row of the site's activities; pressed, it opens the activity at the desk. */
export function ActivityRow({ line }: { line: Line }) {
  const note = [spanWords(line, Date.now()), line.village.name, line.team.name, CATEGORY_LABELS[line.category]].join(' · ')
  return (
    <Card
      title={line.title}
      note={note}
      aside={<ActivityStateChip state={line.state} />}
      onPress={() => go('/station/pages/activity/index', { code: line.code })}
      {...(line.late ? { mark: 'asks' as const } : {})}
    >
      {(line.state === 'recruiting' || line.state === 'ongoing') && (
        <PlacesBar places={line.places} placesLeft={line.placesLeft} waiting={line.waiting} />
      )}
      <Limit line={line} />
    </Card>
  )
}

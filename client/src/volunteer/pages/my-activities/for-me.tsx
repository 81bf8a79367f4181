import { activities } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { ActivityCard } from '@/activity-parts/activity-card'
import { useRead } from '@/api'
import { Button, Empty, Failed, Loading, PlaceLine } from '@/design'
import { openList } from '@/pages/lists/shown'
import { useVillage } from '@/pages/place/village'
import { go } from '@/platform/navigation'

type FittingPost = ReplyOf<typeof activities.forMe>['items'][number]['posts'][number]

const GUARDIAN_WORDS = { guardian_consent_needed: '，要监护人同意', guardian_presence_needed: '，要监护人同意并陪同' } as const

/** '量血压还有 2 个名额', of a minor also what the guardian has to say. */
const postWords = ({ name, left, guardian }: FittingPost): string =>
  `${name}${left > 0 ? `还有 ${left} 个名额` : '可以候补'}${guardian === null ? '' : GUARDIAN_WORDS[guardian]}`

/** Places left in the posts that this person may take. */
const sumOf = (posts: readonly { left: number }[]): number => posts.reduce((sum, { left }) => sum + left, 0)

/** Only what this person can sign up to now, the nearest first. */
export function ForMe() {
  const village = useVillage()
  const read = useRead(activities.forMe, { query: village === null ? {} : { village: village.code } })
  const items = read.data?.items ?? []
  return (
    <>
      <PlaceLine path={village?.path ?? null} onPress={() => go('/pages/place/index')} />
      {read.isPending && <Loading />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && items.length === 0 && (
        <Empty
          icon="calendar"
          title="眼下没有您能报名的活动"
          note="把出生日期和特长填上，能参加的会多一些；也可以看看全部活动。"
          action={{ text: '填我的志愿者资料', onPress: () => go('/volunteer/pages/profile/index') }}
        />
      )}
      {items.length > 0 && <View className="words-note">只列您现在能报名的，近的在前。</View>}
      {items.map((line) => (
        <ActivityCard key={line.code} line={{ ...line, placesLeft: sumOf(line.posts) }}>
          {line.posts.map(postWords).join('；')}
        </ActivityCard>
      ))}
      {read.data !== undefined && (
        <Button icon="list" onPress={() => openList('activities')}>
          看全部活动
        </Button>
      )}
    </>
  )
}

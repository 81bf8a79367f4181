import { activities } from '@shared/contract/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '@/activity-work/activity'
import { ActivityFacts, PostList } from '@/activity-work/activity-facts'
import { ActivityLife } from '@/activity-work/activity-life'
import { ActivityStateChip } from '@/activity-work/activity-state-chip'
import { spanWords } from '@/activity-work/words'
import { useRead } from '@/api'
import { Card, Empty, Failed, guarded, Loading, Notice, Page } from '@/design'
import { goInstead, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { useIssued } from '@/volunteer/issued'
import { Doors } from './doors'
import { Standing } from './standing'
import { Steps } from './steps'

/** Milliseconds for which what was fetched beforehand is good enough; the check-in page itself always asks anew. */
const PREFETCHED_FOR = 10 * 60_000

/** From the moment that people sign up, the list and the check-in code come to this phone by themselves. */
function Prefetched({ activity }: { activity: Activity }) {
  const wanted = activity.state === 'recruiting' || activity.state === 'ongoing'
  const { issued } = useIssued(activity.code, { enabled: wanted, freshFor: PREFETCHED_FOR })
  if (!wanted || issued === null) return null
  return <View className="words-note">签到码和名单已存在这部手机上，到时候没有信号也能签到、点名。</View>
}

function Whole({ activity }: { activity: Activity }) {
  const [done, setDone] = useState<string | null>(null)
  return (
    <View className="stack">
      <View className="beside">
        <View className="words-title">{activity.title}</View>
        <ActivityStateChip state={activity.state} />
      </View>
      <View className="words-note">{`${spanWords(activity, Date.now())} · ${activity.village.name} · ${activity.team.name}`}</View>
      {done !== null && <Notice tone="leaf">{done}</Notice>}
      <Standing activity={activity} />
      <Doors activity={activity} />
      <Prefetched activity={activity} />
      <Steps activity={activity} onDone={setDone} />
      {activity.state !== 'cancelled' && (
        <Card title="走到哪一步">
          <ActivityLife activity={activity} />
        </Card>
      )}
      <PostList posts={activity.posts} />
      <ActivityFacts activity={activity} />
    </View>
  )
}

function LeadActivity() {
  const { code = '' } = useParameters<'code'>()
  const signedIn = useSignedIn()
  const read = useRead(activities.one, { params: { code } }, { enabled: signedIn && code !== '' })
  return (
    <Page id="lead-activity" title="带队的活动" signedInFor="登录后看您队伍的活动">
      {code === '' && (
        <Empty
          icon="calendar"
          title="没有说是哪一个活动"
          action={{ text: '看队伍的活动', onPress: () => goInstead('/volunteer/pages/lead-activities/index') }}
        />
      )}
      {code !== '' && read.data === undefined && read.error === null && <Loading />}
      {read.data === undefined && read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <Whole activity={read.data} />}
    </Page>
  )
}

export default guarded(LeadActivity)

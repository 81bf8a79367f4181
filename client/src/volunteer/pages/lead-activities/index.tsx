import { activities } from '@shared/contract/activities'
import type { ActivityState } from '@shared/lifecycle/activity'
import { View } from '@tarojs/components'
import type { ActivityLine } from '@/activity-work/activity'
import { ActivityStateChip } from '@/activity-work/activity-state-chip'
import { PlacesBar } from '@/activity-work/places-bar'
import { spanWords } from '@/activity-work/words'
import { usePages } from '@/api'
import { Button, Card, Empty, Failed, guarded, ListMore, Loading, Page } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'

/** What the leader is to do about an activity now; empty where others are at it. */
const NEXT: Partial<Record<ActivityState, string>> = {
  draft: '写好以后交给站点审核',
  returned: '站里退回了，改好再交',
  ongoing: '出码签到，或点名',
  ended: '核对到场，结项',
}

function LedCard({ activity, named }: { activity: ActivityLine; named: boolean }) {
  const { code, state, title, village, team } = activity
  const next = NEXT[state]
  const counts = state === 'recruiting' || state === 'ongoing'
  return (
    <Card
      title={title}
      aside={<ActivityStateChip state={state} />}
      note={[spanWords(activity, Date.now()), village.name, ...(named ? [team.name] : [])].join(' · ')}
      onPress={() => go('/volunteer/pages/lead-activity/index', { code })}
      {...(next === undefined ? {} : { mark: 'asks' as const })}
    >
      {counts && <PlacesBar places={activity.places} placesLeft={activity.placesLeft} waiting={activity.waiting} />}
      {next !== undefined && <View className="words-strong">{next}</View>}
    </Card>
  )
}

const plan = () => go('/volunteer/pages/lead-plan/index')

function LeadActivities() {
  const signedIn = useSignedIn()
  const list = usePages(activities.led, {}, { enabled: signedIn })
  const named = new Set(list.items.map(({ team }) => team.code)).size > 1
  return (
    <Page
      id="lead-activities"
      title="队伍的活动"
      signedInFor="登录后看您队伍的活动"
      foot={
        <Button kind="primary" icon="plus" onPress={plan}>
          发起活动
        </Button>
      }
    >
      <View className="stack">
        <Button icon="clock" onPress={() => go('/volunteer/pages/lead-make-ups/index')}>
          要我确认的补录
        </Button>
        {list.isPending && list.error === null && <Loading />}
        {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
        {!list.isPending && list.error === null && list.items.length === 0 && (
          <Empty icon="calendar" title="还没有活动" note="接下的单可以一起办成一个活动；没有单，也可以自己发起。" />
        )}
        {list.items.map((activity) => (
          <LedCard key={activity.code} activity={activity} named={named} />
        ))}
        <ListMore list={list} />
      </View>
    </Page>
  )
}

export default guarded(LeadActivities)

import { activities } from '@shared/contract'
import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Activity } from '@/activity-work/activity'
import { useRead } from '@/api'
import { forget, remember } from '@/check-in/known'
import { Empty, Failed, guarded, Loading, Page } from '@/design'
import { openList } from '@/pages/lists/shown'
import { useVillage } from '@/pages/place/village'
import { useParameters } from '@/platform/navigation'
import { useSession, useSignedIn } from '@/state/session'
import { ActivityView } from './activity-view'
import { footOf } from './foot'
import './index.scss'
import { isSignedUp } from './standing'
import { useTakingPart } from './use-taking-part'

/** What somebody signed up to is remembered on the phone: there, without signal, they check in. */
function useRemembered(activity: Activity | undefined): void {
  const person = useSession((state) => state.self?.code)
  useEffect(() => {
    if (activity === undefined || person === undefined) return
    const { code, title, startsAt, endsAt, mine, state } = activity
    const goes = isSignedUp(mine) && state !== 'cancelled'
    if (goes) remember({ person, code, title, startsAt, endsAt })
    else forget(person, code)
  }, [activity, person])
}

function ActivityPage() {
  const { code = '' } = useParameters<'code'>()
  const village = useVillage()
  const signedIn = useSignedIn()
  const query = village === null ? {} : { village: village.code }
  const read = useRead(activities.one, { params: { code }, query }, { enabled: code !== '' })
  const part = useTakingPart(code)
  const activity = read.data
  useRemembered(activity)
  return (
    <Page title="活动" id="activity" foot={activity !== undefined && footOf(activity, part, signedIn)}>
      {code === '' && (
        <Empty icon="calendar" title="没有说是哪一个活动" action={{ text: '看活动清单', onPress: () => openList('activities') }} />
      )}
      {code !== '' && read.isPending && <Loading />}
      {activity === undefined && read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {activity !== undefined && (
        <View className="stack">
          <ActivityView activity={activity} part={part} />
        </View>
      )}
    </Page>
  )
}

export default guarded(ActivityPage)

import { signUps } from '@shared/contract'
import { useEffect } from 'react'
import { ActivityCard } from '@/activity-parts/activity-card'
import { CalendarFeed } from '@/activity-parts/calendar-feed'
import { usePages } from '@/api'
import { isOnNow, remember } from '@/check-in/known'
import { Button, Empty, Failed, ListMore, Loading } from '@/design'
import { go } from '@/platform/navigation'
import { useSession } from '@/state/session'

type Show = 'coming' | 'past'

const NOTHING: Record<Show, { title: string; note: string }> = {
  coming: { title: '还没有报名的活动', note: '看看附近有什么能参加的。' },
  past: { title: '还没有参加过活动', note: '参加过的会放在这里，时数也从这里查。' },
}

/** What this person signed up to, or has taken part in. */
export function Mine({ show }: { show: Show }) {
  const person = useSession((state) => state.self?.code)
  const list = usePages(signUps.mine, { query: { show } })
  const { items } = list
  useEffect(() => {
    if (show !== 'coming' || person === undefined) return
    for (const { code, title, startsAt, endsAt } of items) remember({ person, code, title, startsAt, endsAt })
  }, [items, person, show])
  const now = Date.now()
  return (
    <>
      {list.isPending && list.error === null && <Loading />}
      {items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && items.length === 0 && (
        <Empty
          icon="calendar"
          {...NOTHING[show]}
          action={{ text: '看我能参加的', onPress: () => go('/volunteer/pages/my-activities/index') }}
        />
      )}
      {items.map((line) => (
        <ActivityCard key={line.code} line={line} mine={line.mine}>
          {line.mine.state === 'approved' && isOnNow(line, now) && (
            <Button
              kind="primary"
              icon="scan"
              label={`签到签退：${line.title}`}
              onPress={() => go('/volunteer/pages/check-in/index', { activity: line.code })}
            >
              签到签退
            </Button>
          )}
        </ActivityCard>
      ))}
      <ListMore list={list} />
      {show === 'coming' && !list.isPending && <CalendarFeed site={null} />}
    </>
  )
}

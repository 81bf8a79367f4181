import { activities } from '@shared/contract/activities'
import type { ActivityState } from '@shared/lifecycle/activity'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '@/activity-work/activity'
import { ActivityFacts, PostList } from '@/activity-work/activity-facts'
import { ActivityLife } from '@/activity-work/activity-life'
import { ActivityStateChip } from '@/activity-work/activity-state-chip'
import { Roster } from '@/activity-work/roster'
import { limitTime, limitWords, spanWords } from '@/activity-work/words'
import { useRead } from '@/api'
import { Button, Card, Empty, Failed, guarded, Loading, Notice, PromiseBox } from '@/design'
import { go, useParameters } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { Review } from './review'
import { SignUpSheet } from './sign-up-sheet'
import { SiteAttendance } from './site-attendance'

const WITH_ROSTER: readonly ActivityState[] = ['recruiting', 'ongoing', 'ended', 'settled', 'archived']
const WITH_ATTENDANCE: readonly ActivityState[] = ['ongoing', 'ended', 'settled', 'archived']

function Standing({ activity }: { activity: Activity }) {
  const { state, settleBy, returnReason, cancelReason, outcome } = activity
  const now = Date.now()
  return (
    <>
      {state === 'ended' && settleBy !== null && (
        <PromiseBox
          lead="队长要在 10 个工作日内结项"
          time={limitWords(settleBy, now)}
          note={`${limitTime(settleBy, now)}。超过的，督导看得到。`}
          overdue={Date.parse(settleBy) <= now}
        />
      )}
      {state === 'returned' && returnReason !== null && <Notice tone="amber">{`退回的原因：${returnReason}`}</Notice>}
      {state === 'cancelled' && cancelReason !== null && <Notice tone="grey">{`取消的原因：${cancelReason}`}</Notice>}
      {outcome !== null && <Notice tone="leaf">{`队长写的结果：${outcome}`}</Notice>}
    </>
  )
}

function Head({ activity, done, onDone }: { activity: Activity; done: string | null; onDone(sentence: string): void }) {
  return (
    <View className="stack">
      <View>
        <View className="beside">
          <View className="words-title">{activity.title}</View>
          <ActivityStateChip state={activity.state} />
        </View>
        <View className="words-note">{`${activity.team.name} · ${spanWords(activity, Date.now())} · ${activity.village.name}`}</View>
      </View>
      {done !== null && <Notice tone="leaf">{done}</Notice>}
      <Standing activity={activity} />
      <Review activity={activity} onDone={onDone} />
    </View>
  )
}

/** Who signed up, and signing up somebody who has no phone. */
function Enrolled({ activity, onDone }: { activity: Activity; onDone(sentence: string): void }) {
  const [open, setOpen] = useState(false)
  return (
    <View className="stack">
      {activity.state === 'recruiting' && (
        <Button icon="plus" onPress={() => setOpen(true)}>
          替没有手机的人报名
        </Button>
      )}
      <Roster activity={activity.code} />
      {open && (
        <SignUpSheet
          activity={activity}
          onClose={() => setOpen(false)}
          onDone={(sentence) => {
            setOpen(false)
            onDone(sentence)
          }}
        />
      )}
    </View>
  )
}

function SiteActivity() {
  const { code = '' } = useParameters<'code'>()
  const desk = useDesk()
  const read = useRead(activities.one, { params: { code } }, { enabled: code !== '' && desk.site !== null })
  const [done, setDone] = useState<string | null>(null)
  const frame = { id: 'site-activity', title: '一个活动', current: 'activities' as const, desk }
  const activity = read.data
  if (activity === undefined) {
    return (
      <StationFrame {...frame}>
        {code === '' && (
          <Empty
            icon="calendar"
            title="没有说是哪一个活动"
            action={{ text: '看活动', onPress: () => go('/station/pages/activities/index') }}
          />
        )}
        {code !== '' && read.error === null && <Loading />}
        {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      </StationFrame>
    )
  }
  return (
    <StationFrame
      {...frame}
      list={
        <View className="stack">
          <Head activity={activity} done={done} onDone={setDone} />
          {activity.state !== 'cancelled' && (
            <Card title="走到哪一步">
              <ActivityLife activity={activity} />
            </Card>
          )}
        </View>
      }
      picture={
        <View className="stack">
          <PostList posts={activity.posts} />
          <ActivityFacts activity={activity} />
        </View>
      }
      reason={
        WITH_ROSTER.includes(activity.state) ? (
          <View className="stack">
            {WITH_ATTENDANCE.includes(activity.state) && <SiteAttendance activity={activity.code} />}
            <Enrolled activity={activity} onDone={setDone} />
          </View>
        ) : null
      }
    />
  )
}

export default guarded(SiteActivity)

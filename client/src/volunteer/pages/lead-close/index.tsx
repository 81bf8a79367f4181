import { checkIns } from '@shared/contract/check-ins'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Attendance } from '@/activity-work/activity'
import { limitTime, limitWords, spanWords } from '@/activity-work/words'
import { useRead } from '@/api'
import { useQueue } from '@/check-in'
import { Empty, Failed, guarded, Loading, Notice, Page, PromiseBox } from '@/design'
import { goInstead, useParameters } from '@/platform/navigation'
import { useSession, useSignedIn } from '@/state/session'
import { AttendanceList } from './attendance-list'
import { useClosing } from './closing'
import './index.scss'
import { type Settled as Reply, SettleForm } from './settle-form'
import { Settled } from './settled'

/** By when the law wants it settled; nothing before it has ended and after it was settled. */
function Limit({ attendance }: { attendance: Attendance }) {
  const { settleBy, maySettle } = attendance
  const now = Date.now()
  if (settleBy === null || !maySettle) return null
  return (
    <PromiseBox
      id="settle-by"
      lead="法规要求活动结束后 10 个工作日内记好时数"
      time={limitWords(settleBy, now)}
      note={`${limitTime(settleBy, now)}结项。`}
      overdue={Date.parse(settleBy) <= now}
    />
  )
}

/** What this phone has noted and the server does not know yet: settling now would leave it out. */
function StillHere({ activity }: { activity: string }) {
  const { waiting } = useQueue()
  const count = waiting.filter(({ event }) => event.channel !== 'code' && event.activity === activity).length
  if (count === 0) return null
  return <Notice tone="amber">{`这部手机还有 ${count} 条记录等上传，先连上网，再结项。`}</Notice>
}

function Whole({ attendance, person, onReload }: { attendance: Attendance; person: string; onReload(): void }) {
  const { activity, maySettle, earnsHours } = attendance
  const { closing, change, forget } = useClosing(activity.code, person)
  const [settled, setSettled] = useState<Reply | null>(null)
  return (
    <View className="stack">
      <View>
        <View className="words-title">{activity.title}</View>
        <View className="words-note">{spanWords(activity, Date.now())}</View>
      </View>
      {settled !== null && <Settled settled={settled} />}
      <Limit attendance={attendance} />
      <StillHere activity={activity.code} />
      {!earnsHours && <Notice>这类活动不计志愿服务时数，结项只写结果。</Notice>}
      {!maySettle && settled === null && activity.state === 'ongoing' && <Notice>活动结束以后才能结项；现在可以先看谁到了。</Notice>}
      <AttendanceList attendance={attendance} closing={closing} change={change} />
      {maySettle && (
        <SettleForm
          attendance={attendance}
          closing={closing}
          change={change}
          onSettled={(reply) => {
            forget()
            setSettled(reply)
          }}
          onReload={onReload}
        />
      )}
    </View>
  )
}

function LeadClose() {
  const { code = '' } = useParameters<'code'>()
  const signedIn = useSignedIn()
  const person = useSession((state) => state.self?.code)
  const read = useRead(checkIns.attendance, { params: { code } }, { enabled: signedIn && code !== '' })
  const reload = () => void read.refetch()
  return (
    <Page id="lead-close" className="lead-close" title="到场和结项" signedInFor="登录后给您队伍的活动结项">
      {code === '' && (
        <Empty
          icon="check"
          title="没有说是哪一个活动"
          action={{ text: '看队伍的活动', onPress: () => goInstead('/volunteer/pages/lead-activities/index') }}
        />
      )}
      {code !== '' && read.data === undefined && read.error === null && <Loading />}
      {read.data === undefined && read.error !== null && <Failed error={read.error} kept="您写的还在。" onRetry={reload} />}
      {read.data !== undefined && person !== undefined && (
        <>
          {read.error !== null && <Failed error={read.error} kept="下面是上一次取到的，您写的还在。" onRetry={reload} />}
          <Whole key={code} attendance={read.data} person={person} onReload={reload} />
        </>
      )}
    </Page>
  )
}

export default guarded(LeadClose)

import { View } from '@tarojs/components'
import type { Activity } from '@/activity-work/activity'
import { limitTime, limitWords, placesNote } from '@/activity-work/words'
import { Notice, PromiseBox } from '@/design'

/** What comes next, in a sentence; for what has ended, by when the law wants it settled. */
export function Standing({ activity }: { activity: Activity }) {
  const { state, returnReason, cancelReason, settleBy, outcome } = activity
  const now = Date.now()
  if (state === 'draft') return <Notice>还没有交给站点。写好以后交上去，站里审核通过就开始报名。</Notice>
  if (state === 'reviewing') return <Notice tone="amber">等站里审核。通过以后会告诉您，并开始报名。</Notice>
  if (state === 'returned') return <Notice tone="amber">{`站里退回的原因：${returnReason ?? '没有写'}。改好以后再交一次。`}</Notice>
  if (state === 'recruiting') return <Notice tone="leaf">{`正在报名：${placesNote(activity)}。`}</Notice>
  if (state === 'ongoing') return <Notice tone="leaf">活动进行中。出码让大家签到，或者点名。</Notice>
  if (state === 'cancelled') return <Notice tone="grey">{`已经取消：${cancelReason ?? ''}`}</Notice>
  if (state === 'ended' && settleBy !== null) {
    return (
      <PromiseBox
        lead="法规要求活动结束后 10 个工作日内记好时数"
        time={limitWords(settleBy, now)}
        note={`${limitTime(settleBy, now)}结项。没有结项，大家的时数入不了账。`}
        overdue={Date.parse(settleBy) <= now}
      />
    )
  }
  return <View>{outcome === null ? null : <Notice tone="leaf">{`结项时写的：${outcome}`}</Notice>}</View>
}

import { activities } from '@shared/contract/activities'
import { RISK_TO_INSURE } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '@/activity-work/activity'
import { CancelSheet } from '@/activity-work/cancel-sheet'
import { PostponeSheet } from '@/activity-work/postpone-sheet'
import { useWrite } from '@/api'
import { Button, Failed, Notice, ReasonSheet } from '@/design'

interface ReviewProps {
  activity: Activity
  onDone(sentence: string): void
}

function ReturnSheet({ activity, onDone, onClose }: ReviewProps & { onClose(): void }) {
  const write = useWrite(activities.return, () => onDone('已经退回，队长改好会再交来。'))
  return (
    <ReasonSheet
      open
      title={`退回“${activity.title}”`}
      textLabel="要改什么"
      textHint="队长会读到，改好了可以再交。"
      textMost={200}
      action="退回"
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: activity.code }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}

type Sheet = 'return' | 'postpone' | 'cancel'

/** What the site may do with an activity: only what the server allows. */
export function Review({ activity, onDone }: ReviewProps) {
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const publish = useWrite(activities.publish, () => onDone('审核通过，开始报名。'))
  const may = (action: Activity['actions'][number]) => activity.actions.includes(action)
  const uninsured = activity.risk >= RISK_TO_INSURE && (activity.insurance ?? '') === ''
  const close = () => setSheet(null)
  const done = (sentence: string) => {
    close()
    onDone(sentence)
  }
  return (
    <View className="stack not-printed">
      {may('publish') && uninsured && <Notice tone="kapok">有风险的活动，写上保险才能发布。请退回，让队长补上。</Notice>}
      {publish.error !== null && <Failed error={publish.error} />}
      <View className="station-buttons">
        {may('publish') && (
          <Button narrow kind="leaf" busy={publish.busy} onPress={() => void publish.send({ params: { code: activity.code }, body: {} })}>
            通过，开始报名
          </Button>
        )}
        {may('return') && (
          <Button narrow onPress={() => setSheet('return')}>
            退回修改
          </Button>
        )}
        {may('postpone') && (
          <Button narrow onPress={() => setSheet('postpone')}>
            改期
          </Button>
        )}
        {may('cancel') && (
          <Button narrow onPress={() => setSheet('cancel')}>
            取消活动
          </Button>
        )}
      </View>
      {sheet === 'return' && <ReturnSheet activity={activity} onDone={done} onClose={close} />}
      {sheet === 'postpone' && <PostponeSheet activity={activity} onDone={done} onClose={close} />}
      {sheet === 'cancel' && <CancelSheet activity={activity} onDone={done} onClose={close} />}
    </View>
  )
}

import { activities } from '@shared/contract/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import '@/activity-work/activity-work.scss'
import type { Activity } from '@/activity-work/activity'
import { CancelSheet } from '@/activity-work/cancel-sheet'
import { PostponeSheet } from '@/activity-work/postpone-sheet'
import { useWrite } from '@/api'
import { Button, Card, ConfirmSheet, Failed } from '@/design'
import { go } from '@/platform/navigation'

interface StepsProps {
  activity: Activity
  onDone(sentence: string): void
}

type Asked = 'postpone' | 'cancel' | 'begin' | 'end'

/** Beginning before the hour, or ending: asked once more, because everybody sees it at once. */
function TurnSheet({ activity, turn, onDone, onClose }: StepsProps & { turn: 'begin' | 'end'; onClose(): void }) {
  const begins = turn === 'begin'
  const write = useWrite(begins ? activities.begin : activities.end, () =>
    onDone(begins ? '活动开始了。' : '活动结束了。接着核对到场，结项。'),
  )
  return (
    <ConfirmSheet
      open
      title={begins ? '现在就开始？' : '活动结束了？'}
      action={begins ? '开始' : '结束'}
      busy={write.busy}
      error={write.error}
      onConfirm={() => void write.send({ params: { code: activity.code }, body: {} })}
      onClose={onClose}
    >
      {begins
        ? '到了时间会自动开始，不用点。提前开始以后，不能再报名，也不能改期、取消。'
        : '到了时间会自动结束，不用点。提前结束，签退仍按各人扫码或点名的时间算。'}
    </ConfirmSheet>
  )
}

/** What the leader may do with the activity itself: only what the server allows. */
export function Steps({ activity, onDone }: StepsProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const submit = useWrite(activities.submit, () => onDone('已经交给站点审核。'))
  const may = (action: Activity['actions'][number]) => activity.actions.includes(action)
  const close = () => setAsked(null)
  const done = (sentence: string) => {
    close()
    onDone(sentence)
  }
  const further = [
    { action: 'begin', verb: '提前开始' },
    { action: 'end', verb: '现在结束' },
    { action: 'postpone', verb: '改期' },
    { action: 'cancel', verb: '取消活动' },
  ] as const
  const allowed = further.filter(({ action }) => may(action))
  return (
    <>
      {may('submit') && (
        <Button kind="primary" busy={submit.busy} onPress={() => void submit.send({ params: { code: activity.code }, body: {} })}>
          交给站点审核
        </Button>
      )}
      {may('revise') && (
        <Button icon="edit" onPress={() => go('/volunteer/pages/lead-plan/index', { code: activity.code })}>
          修改
        </Button>
      )}
      {submit.error !== null && <Failed error={submit.error} />}
      {allowed.length > 0 && (
        <Card title="还可以">
          <View className="halves activity-work__below">
            {allowed.map(({ action, verb }) => (
              <Button key={action} onPress={() => setAsked(action)}>
                {verb}
              </Button>
            ))}
          </View>
        </Card>
      )}
      {asked === 'postpone' && <PostponeSheet activity={activity} onClose={close} onDone={done} />}
      {asked === 'cancel' && <CancelSheet activity={activity} onClose={close} onDone={done} />}
      {(asked === 'begin' || asked === 'end') && <TurnSheet activity={activity} turn={asked} onClose={close} onDone={done} />}
    </>
  )
}

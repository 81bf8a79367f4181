import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { spanWords } from '@/activity-work/words'
import { isOnNow } from '@/check-in/known'
import { useKnownActivities } from '@/check-in/use-queue'
import { Button, Card } from '@/design'
import { go } from '@/platform/navigation'

/** The activity that this person goes to now: one press to check in. Known to the phone itself, so that it is there without signal too. */
export function OnNow() {
  const [now, setNow] = useState(Date.now)
  useDidShow(() => setNow(Date.now()))
  const on = useKnownActivities().find((known) => isOnNow(known, now))
  if (on === undefined) return null
  return (
    <Card
      id="on-now"
      mark="asks"
      title={on.title}
      note={`您报名的活动 · ${spanWords(on, now)}`}
      onPress={() => go('/pages/activity/index', { code: on.code })}
    >
      <Button kind="primary" icon="scan" onPress={() => go('/volunteer/pages/check-in/index', { activity: on.code })}>
        签到签退
      </Button>
    </Card>
  )
}

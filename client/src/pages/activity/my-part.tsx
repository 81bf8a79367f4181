import { momentWords, promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import type { Activity } from '@/activity-work/activity'
import { spanWords } from '@/activity-work/words'
import { Button, Card, Fact, Notice, PromiseBox } from '@/design'
import { go } from '@/platform/navigation'
import { phone } from '@/platform/phone'
import { isSignedUp, type Mine } from './standing'

/** What is promised to somebody who signed up, or to somebody who might. */
export function WhatIsPromised({ activity }: { activity: Activity }) {
  const { state, mine, startsAt, endsAt, opensAt, closesAt, settleBy } = activity
  const now = Date.now()
  if (state === 'cancelled') return <Notice tone="kapok">{`活动取消了。${activity.cancelReason ?? ''}`}</Notice>
  if (isSignedUp(mine))
    return <MyPromise mine={mine} when={spanWords({ startsAt, endsAt }, now)} over={now > Date.parse(endsAt)} settleBy={settleBy} />
  if (state === 'recruiting' && now < Date.parse(opensAt)) {
    return <PromiseBox lead="什么时候开始报名" time={momentWords(Date.parse(opensAt), now)} note="到时间再来，这里就可以报名。" />
  }
  if (state === 'recruiting' && now < Date.parse(closesAt)) {
    return (
      <PromiseBox lead="报名截止" time={promiseWords(Date.parse(closesAt), now)} note="报上了可以随时取消，不用写原因，也不影响以后。" />
    )
  }
  return null
}

interface MyPromiseProps {
  mine: Mine
  when: string
  over: boolean
  settleBy: string | null
}

function MyPromise({ mine, when, over, settleBy }: MyPromiseProps) {
  if (mine.state === 'applied') return <PromiseBox lead="等队长同意" time={when} note="有结果会发消息给您。" />
  if (mine.state === 'waitlisted') {
    return (
      <PromiseBox lead={`候补第 ${mine.waitingPlace ?? 1} 位`} time={when} note="有人取消就自动递补，发消息给您；轮不到也不影响以后。" />
    )
  }
  if (!over)
    return <PromiseBox lead={`您报了“${mine.post.name}”`} time={when} note="到了现场扫队长手机上的码签到，走的时候再扫一次签退。" />
  if (settleBy === null) return null
  return (
    <PromiseBox
      lead="队长最迟记时数"
      time={promiseWords(Date.parse(settleBy), Date.now())}
      note="记好以后会发消息给您；没签到签退的，可以申请补录。"
    />
  )
}

/** Where to meet and whom to call: only people who signed up are told. */
export function Meeting({ activity }: { activity: Activity }) {
  const { meetingPoint, leader } = activity
  if (meetingPoint === null && leader === null) return null
  return (
    <Card title="集合" id="meeting">
      {meetingPoint !== null && <Fact label="在哪里集合">{meetingPoint}</Fact>}
      {leader !== null && (
        <Fact label="队长">
          <View className="stack">
            <View>{leader.name}</View>
            {leader.phone !== '' && (
              <Button icon="phone" label={`打电话给队长${leader.name}`} onPress={() => void phone(leader.phone)}>
                {`打电话 ${leader.phone}`}
              </Button>
            )}
          </View>
        </Fact>
      )}
    </Card>
  )
}

/** After it was: on to the hours, and to a make-up where they are not what they should be. */
export function Afterwards({ activity }: { activity: Activity }) {
  const { mine, code, state } = activity
  const took = mine !== null && ['approved', 'attended', 'no_show'].includes(mine.state)
  const over = state === 'ended' || state === 'settled' || state === 'archived'
  if (!took || !over) return null
  return (
    <Card title="我的时数" note="没签到签退、或时数不对，可以申请补录。">
      <View className="halves">
        <Button onPress={() => go('/volunteer/pages/hours/index')}>看我的时数</Button>
        <Button id="to-make-up" onPress={() => go('/volunteer/pages/make-up-form/index', { activity: code })}>
          申请补录
        </Button>
      </View>
    </Card>
  )
}

import { distanceWords } from '@shared/geo/distance'
import { NATURE_LABELS } from '@shared/vocabulary/activities'
import { CATEGORY_LABELS, RISK_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import type { Activity } from '@/activity-work/activity'
import { ActivityStateChip } from '@/activity-work/activity-state-chip'
import { minutesWords, spanWords } from '@/activity-work/words'
import { Button, Card, Fact, Failed, Notice } from '@/design'
import { go } from '@/platform/navigation'
import { Afterwards, Meeting, WhatIsPromised } from './my-part'
import { Posts } from './posts'
import type { TakingPart } from './use-taking-part'

function Head({ activity }: { activity: Activity }) {
  return (
    <View className="stack">
      <View className="beside activity__head">
        <View className="words-title">{activity.title}</View>
        <ActivityStateChip state={activity.state} />
      </View>
      <View className="words-note">{`${activity.team.name} · ${CATEGORY_LABELS[activity.category]}`}</View>
    </View>
  )
}

function Facts({ activity }: { activity: Activity }) {
  const { village, address, distance, about, risk, riskText, rescue, nature, minutesPlanned, orders, outcome } = activity
  const where = [village.name, address, ...(distance === null ? [] : [`离您的村 ${distanceWords(distance)}`])].join(' · ')
  return (
    <Card title="做什么">
      {about !== '' && (
        <Fact label="介绍">
          <View className="activity__text">{about}</View>
        </Fact>
      )}
      <Fact label="什么时候">{spanWords(activity, Date.now())}</Fact>
      <Fact label="在哪里">{where}</Fact>
      <Fact label="时数">
        {nature === 'service' ? `计划 ${minutesWords(minutesPlanned)}，按签到签退计` : `${NATURE_LABELS[nature]}，不计志愿服务时数`}
      </Fact>
      <Fact label="风险">
        <View>{`${RISK_LABELS[risk]}${rescue ? ' · 应急救援，只限成年人' : ''}`}</View>
        {riskText !== '' && <View className="activity__text">{riskText}</View>}
      </Fact>
      {outcome !== null && <Fact label="结果">{outcome}</Fact>}
      {orders.length > 0 && (
        <Fact label="为这些单">
          <View className="stack">
            {orders.map(({ code, title }) => (
              <Button key={code} icon="order" label={`看这张单：${title}`} onPress={() => go('/pages/order/index', { code })}>
                {title}
              </Button>
            ))}
          </View>
        </Fact>
      )}
    </Card>
  )
}

interface ActivityViewProps {
  activity: Activity
  part: TakingPart
}

/** An activity as this person may see it: what is promised first, then their own part in it, then what it is. */
export function ActivityView({ activity, part }: ActivityViewProps) {
  return (
    <>
      <Head activity={activity} />
      {part.done !== null && (
        <Notice id="activity-done" tone="leaf">
          {part.done}
        </Notice>
      )}
      {part.error !== null && <Failed error={part.error} />}
      <WhatIsPromised activity={activity} />
      <Afterwards activity={activity} />
      <Meeting activity={activity} />
      <Posts activity={activity} part={part} />
      <Facts activity={activity} />
      {activity.actions.length > 0 && (
        <Button id="to-lead" icon="team" onPress={() => go('/volunteer/pages/lead-activity/index', { code: activity.code })}>
          我来办这个活动
        </Button>
      )}
    </>
  )
}

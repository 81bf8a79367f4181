import { CREDENTIAL_LABELS, NATURE_LABELS, SKILL_LABELS } from '@shared/vocabulary/activities'
import { CATEGORY_LABELS, RISK_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { Card, Fact } from '@/design'
import type { Activity, Post } from './activity'
import { PlacesBar } from './places-bar'
import { minutesWords, spanWords } from './words'

function ages({ leastAge, mostAge }: Post): string[] {
  if (leastAge !== null && mostAge !== null) return [`${leastAge} 到 ${mostAge} 岁`]
  if (leastAge !== null) return [`${leastAge} 岁以上`]
  return mostAge === null ? [] : [`${mostAge} 岁以下`]
}

/** '16 岁以上 · 要急救证 · 要队长同意'; empty for a post that anybody may take. */
export const demandsOf = (post: Post): string =>
  [
    ...ages(post),
    ...(post.skill === null ? [] : [`要会${SKILL_LABELS[post.skill]}`]),
    ...(post.credential === null ? [] : [`要${CREDENTIAL_LABELS[post.credential]}`]),
    ...(post.approval ? ['要队长同意'] : []),
  ].join(' · ')

/** The kinds of place, how full each is, and what it asks for. */
export function PostList({ posts }: { posts: readonly Post[] }) {
  return (
    <Card title="要哪些人">
      {posts.map((post) => (
        <Fact key={post.code} label={post.name}>
          {post.duties !== '' && <View>{post.duties}</View>}
          {demandsOf(post) !== '' && <View className="words-note">{demandsOf(post)}</View>}
          <PlacesBar places={post.places} placesLeft={post.left} waiting={post.waiting} />
        </Fact>
      ))}
    </Card>
  )
}

/** What was planned, as the leader and the site read it. */
export function ActivityFacts({ activity }: { activity: Activity }) {
  const now = Date.now()
  const { meetingPoint, insurance, orders } = activity
  return (
    <Card title="怎么安排的">
      <Fact label="时间">{`${spanWords(activity, now)} · 每人计划 ${minutesWords(activity.minutesPlanned)}`}</Fact>
      <Fact label="报名">{`${spanWords({ startsAt: activity.opensAt, endsAt: activity.closesAt }, now)}`}</Fact>
      <Fact label="地点">{`${activity.village.name} · ${activity.address}`}</Fact>
      {meetingPoint !== null && <Fact label="集合">{meetingPoint}</Fact>}
      <Fact label="类别和性质">{`${CATEGORY_LABELS[activity.category]} · ${NATURE_LABELS[activity.nature]}`}</Fact>
      {activity.about !== '' && <Fact label="介绍">{activity.about}</Fact>}
      <Fact label="风险">
        <View>{`${RISK_LABELS[activity.risk]}${activity.rescue ? ' · 应急救援，只限成年人' : ''}`}</View>
        <View>{activity.riskText}</View>
      </Fact>
      {insurance !== null && <Fact label="保险">{insurance === '' ? '没有写' : insurance}</Fact>}
      {orders.length > 0 && (
        <Fact label="办哪些单">
          {orders.map(({ code, title }) => (
            <View key={code}>{`${title} · 单号 ${code}`}</View>
          ))}
        </Fact>
      )}
    </Card>
  )
}

import { Text, View } from '@tarojs/components'
import type { Activity, Post } from '@/activity-work/activity'
import { demandsOf } from '@/activity-work/activity-facts'
import { Card, Chip } from '@/design'
import { useSignedIn } from '@/state/session'
import { ObstacleLine } from './obstacle-line'
import { SignUpButton } from './sign-up-button'
import { isSignedUp, pressOf } from './standing'
import type { TakingPart } from './use-taking-part'

interface PostsProps {
  activity: Activity
  part: TakingPart
}

const roomOf = ({ left, waiting }: Post): string => {
  if (left > 0) return `还有 ${left} 个名额`
  return waiting > 0 ? `满了，${waiting} 人候补` : '满了，可以候补'
}

function OnePost({ post, activity, part, alone }: PostsProps & { post: Post; alone: boolean }) {
  const signedIn = useSignedIn()
  const press = pressOf(post, activity, signedIn)
  const demands = demandsOf(post)
  const stands = signedIn && !isSignedUp(activity.mine) && ['recruiting', 'ongoing'].includes(activity.state)
  return (
    <View className="activity__post stack" id={`post-${post.code}`}>
      <View className="beside activity__head">
        <Text className="words-strong">{post.name}</Text>
        {activity.state === 'recruiting' ? (
          <Chip tone={post.left > 0 ? 'leaf' : 'amber'}>{roomOf(post)}</Chip>
        ) : (
          <Chip>{`${post.places - post.left} 人`}</Chip>
        )}
      </View>
      {post.duties !== '' && <View>{post.duties}</View>}
      {demands !== '' && <View className="words-note">{demands}</View>}
      {stands && post.obstacle !== null && <ObstacleLine obstacle={post.obstacle} village={activity.village.code} />}
      {!alone && press !== null && <SignUpButton post={post} press={press} part={part} kind="plain" />}
    </View>
  )
}

/** The kinds of place in the activity: how many are left, what each asks for, and what stands in this person's way. */
export function Posts({ activity, part }: PostsProps) {
  const alone = activity.posts.length === 1
  return (
    <Card title="岗位">
      {activity.posts.map((post) => (
        <OnePost key={post.code} post={post} activity={activity} part={part} alone={alone} />
      ))}
    </Card>
  )
}

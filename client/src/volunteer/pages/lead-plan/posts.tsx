import { Button, Card, Notice } from '@/design'
import { EMPTY_POST, type FieldsOfPlan, type PostDraft } from './plan'
import { PostFields } from './post-fields'

/** As many as the server keeps. */
const MOST = 8

/** The kinds of place that people sign up for. */
export function Posts({ plan, change, wrong }: FieldsOfPlan) {
  const { posts } = plan
  const changeOne = (place: number, part: Partial<PostDraft>) =>
    change({ posts: posts.map((post, at) => (at === place ? { ...post, ...part } : post)) })
  return (
    <Card title="要哪些人">
      {posts.map((post, place) => (
        <PostFields
          key={`${posts.length}.${place}`}
          post={post}
          place={place}
          wrong={wrong}
          onChange={(part) => changeOne(place, part)}
          onRemove={posts.length === 1 ? null : () => change({ posts: posts.filter((_, at) => at !== place) })}
        />
      ))}
      {wrong.posts !== undefined && <Notice tone="amber">{wrong.posts}</Notice>}
      {posts.length < MOST && (
        <Button icon="plus" onPress={() => change({ posts: [...posts, EMPTY_POST] })}>
          再加一个岗位
        </Button>
      )}
    </Card>
  )
}

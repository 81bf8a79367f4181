import { signUps } from '@shared/contract/sign-ups'
import type { SignUpState } from '@shared/lifecycle/sign-up'
import { View } from '@tarojs/components'
import { useRead } from '@/api'
import { Empty, Failed, Loading, Section } from '@/design'
import './activity-work.scss'
import type { SignUp } from './activity'
import { SignUpCard } from './sign-up-card'

interface Group {
  title: string
  states: readonly SignUpState[]
}

/** In the order in which they want looking at. */
const GROUPS: readonly Group[] = [
  { title: '等队长同意', states: ['applied'] },
  { title: '已报上名', states: ['approved', 'attended', 'no_show'] },
  { title: '候补，按先后', states: ['waitlisted'] },
  { title: '没有参加的', states: ['rejected', 'withdrawn', 'removed'] },
]

/** Their places on the waiting list, by code: each post has a list of its own, in the order in which the server gives them. */
function waitingPlaces(items: readonly SignUp[]): Map<string, number> {
  const counts = new Map<string, number>()
  return new Map(
    items
      .filter(({ state }) => state === 'waitlisted')
      .map(({ code, post }) => {
        const place = (counts.get(post.code) ?? 0) + 1
        counts.set(post.code, place)
        return [code, place]
      }),
  )
}

/** Everybody who signed up, by what is to be done about them. */
export function Roster({ activity }: { activity: string }) {
  const read = useRead(signUps.list, { params: { code: activity } })
  if (read.data === undefined) {
    return read.error === null ? <Loading /> : <Failed error={read.error} onRetry={() => void read.refetch()} />
  }
  const { items } = read.data
  if (items.length === 0) {
    return <Empty icon="people" title="还没有人报名" note="有人报名，会列在这里；没有手机的人，站里可以替他报名。" />
  }
  const places = waitingPlaces(items)
  const groups = GROUPS.map(({ title, states }) => ({ title, own: items.filter(({ state }) => states.includes(state)) }))
  return (
    <View className="stack">
      {read.error !== null && <Failed error={read.error} kept="下面是上一次取到的名单。" onRetry={() => void read.refetch()} />}
      {groups
        .filter(({ own }) => own.length > 0)
        .map(({ title, own }) => (
          <Section key={title} title={`${title} ${own.length} 人`}>
            <View className="activity-work__rows">
              {own.map((signUp) => (
                <SignUpCard key={signUp.code} signUp={signUp} waitingPlace={places.get(signUp.code) ?? null} />
              ))}
            </View>
          </Section>
        ))}
    </View>
  )
}

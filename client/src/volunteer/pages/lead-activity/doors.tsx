import type { ActivityState } from '@shared/lifecycle/activity'
import { View } from '@tarojs/components'
import type { Activity } from '@/activity-work/activity'
import { Button, type IconName } from '@/design'
import { go } from '@/platform/navigation'

interface WorkDoor {
  page: string
  text: string
  icon: IconName
  /** In which states there is something behind it. */
  states: readonly ActivityState[]
  /** In which of them it is what the leader came for. */
  main: readonly ActivityState[]
}

const DOORS: readonly WorkDoor[] = [
  {
    page: 'lead-check-in',
    text: '签到、点名',
    icon: 'scan',
    states: ['recruiting', 'ongoing', 'ended'],
    main: ['ongoing'],
  },
  {
    page: 'lead-close',
    text: '到场和结项',
    icon: 'check',
    states: ['ongoing', 'ended', 'settled', 'archived'],
    main: ['ended'],
  },
  {
    page: 'lead-roster',
    text: '报名名单',
    icon: 'people',
    states: ['recruiting', 'ongoing', 'ended', 'settled', 'archived'],
    main: [],
  },
]

/** Ways to the work on this activity, the likeliest one filled. */
export function Doors({ activity }: { activity: Activity }) {
  const { code, state } = activity
  const open = DOORS.filter(({ states }) => states.includes(state)).sort(
    (one, other) => Number(other.main.includes(state)) - Number(one.main.includes(state)),
  )
  if (open.length === 0) return null
  return (
    <View className="stack">
      {open.map(({ page, text, icon, main }) => (
        <Button
          key={page}
          icon={icon}
          kind={main.includes(state) ? 'primary' : 'plain'}
          onPress={() => go(`/volunteer/pages/${page}/index`, { code })}
        >
          {text}
        </Button>
      ))}
    </View>
  )
}

import type { ActivityState } from '@shared/lifecycle/activity'
import { Timeline, type TimelineStep } from '@/design'
import type { Activity } from './activity'
import { limitTime, placesNote, spanWords } from './words'

/** The stations of an activity's life, and the states in which it stands at each. */
const LIFE: readonly { title: string; states: readonly ActivityState[] }[] = [
  { title: '制单', states: ['draft', 'returned'] },
  { title: '站点审核', states: ['reviewing'] },
  { title: '报名', states: ['recruiting'] },
  { title: '活动', states: ['ongoing'] },
  { title: '结项', states: ['ended'] },
  { title: '已结项，时数已入账', states: ['settled', 'archived'] },
]

function noteOf(station: number, activity: Activity, now: number): string {
  if (station === 2) return placesNote(activity)
  if (station === 3) return spanWords(activity, now)
  return station === 4 && activity.settleBy !== null ? limitTime(activity.settleBy, now) : ''
}

/** Where an activity stands in its life: what was done, what goes on, what comes. A cancelled one has no way on. */
export function ActivityLife({ activity }: { activity: Activity }) {
  const now = Date.now()
  const at = LIFE.findIndex(({ states }) => states.includes(activity.state))
  if (at < 0) return null
  const over = at === LIFE.length - 1
  const steps = LIFE.map(({ title }, place): TimelineStep => {
    const state = place < at || over ? 'done' : place === at ? 'now' : 'next'
    return { key: title, title, note: noteOf(place, activity, now), state }
  })
  return <Timeline steps={steps} />
}

import { randomUUID } from 'node:crypto'
import { activities, checkIns, session, signUps } from '../../../shared/contract'
import { MINUTE } from '../../../shared/time/beijing'
import type { Direction } from '../../../shared/vocabulary/check-ins'
import { callerNamed } from './caller'
import { holdActivity, post } from './open-activity'
import type { RunningServer } from './running-server'

/** Who came, when and until when, in minutes before now; null where nobody saw them go. */
const CAME: readonly { readonly name: string; readonly from: number; readonly until: number | null }[] = [
  { name: '陈队长', from: 26, until: 1 },
  { name: '邓晓岚', from: 25, until: 0 },
  { name: '张伯', from: 25, until: 0 },
  { name: '何家朗', from: 24, until: null },
]

/** An activity of 陈队长's team that is over and not yet settled, with the roll as it was called: its code. */
export async function endedActivity(server: RunningServer): Promise<string> {
  const now = Date.now()
  const at = (minutesAgo: number): string => new Date(now - minutesAgo * MINUTE).toISOString()
  const posts = [post({ name: '登记引导', places: 8 })]
  const { code: activity, leader } = await holdActivity(server, { title: '广场上量血压', startsAt: at(-3), endsAt: at(-63), posts })
  const shown = await leader.call(activities.one, { params: { code: activity } })
  const events = []
  for (const { name, from, until } of CAME) {
    const volunteer = await callerNamed(server, name)
    const { code: person } = await volunteer.call(session.self)
    await volunteer.call(signUps.signUp, { params: { code: activity }, body: { post: shown.posts[0]?.code ?? '', guardian: null } })
    const noted = (direction: Direction, minutesAgo: number) =>
      ({ id: randomUUID(), localAt: at(minutesAgo), channel: 'roll', activity, person, direction }) as const
    events.push(noted('in', from), ...(until === null ? [] : [noted('out', until)]))
  }
  await leader.call(activities.begin, { params: { code: activity }, body: {} })
  const inOrder = events.sort((one, other) => (one.localAt < other.localAt ? -1 : 1)).map((event, place) => ({ ...event, seq: place + 1 }))
  await leader.call(checkIns.upload, { body: { device: 'leaders-phone', deviceNow: new Date().toISOString(), events: inOrder } })
  await leader.call(activities.end, { params: { code: activity }, body: {} })
  return activity
}

import { randomUUID } from 'node:crypto'
import { activities, checkIns, session, signUps, teams } from '../../../shared/contract'
import { MINUTE } from '../../../shared/time/beijing'
import { type Caller, callerNamed } from './caller'
import type { RunningServer } from './running-server'

const ZHAIQUN = '440783108226'

/** Who came, when and until when, in minutes before now; null where nobody saw them go. */
const CAME: readonly { readonly name: string; readonly from: number; readonly until: number | null }[] = [
  { name: '陈队长', from: 26, until: 1 },
  { name: '邓晓岚', from: 25, until: 0 },
  { name: '张伯', from: 25, until: 0 },
  { name: '何家朗', from: 24, until: null },
]

const ago = (minutes: number): string => new Date(Date.now() - minutes * MINUTE).toISOString()

/** Plans an activity that is about to begin, and has it published. */
async function publish(leader: Caller, clerk: Caller): Promise<string> {
  const { items } = await leader.call(teams.mine)
  const [team] = items
  if (team === undefined) throw new Error('the leader has no team')
  const body = {
    team: team.code,
    title: '广场上量血压',
    category: 'health' as const,
    about: '',
    risk: 1 as const,
    riskText: '天热，带够水。',
    insurance: '',
    villageCode: ZHAIQUN,
    address: '文化广场',
    meetingPoint: '文明实践站门口',
    latE6: null,
    lngE6: null,
    startsAt: ago(-3),
    endsAt: ago(-63),
    minutesPlanned: 60,
    opensAt: null,
    closesAt: null,
    posts: [{ name: '登记引导', places: 8, leastAge: null, mostAge: null, skill: null, credential: null }],
  }
  const { code } = await leader.call(activities.plan, { body })
  await leader.call(activities.submit, { params: { code }, body: {} })
  await clerk.call(activities.publish, { params: { code }, body: {} })
  return code
}

/** An activity of 陈队长's team that is over and not yet settled, with what was noted of those who came: its code. */
export async function heldActivity(server: RunningServer): Promise<string> {
  const leader = await callerNamed(server, '陈队长')
  const activity = await publish(leader, await callerNamed(server, '阿莲'))
  const { posts } = await leader.call(activities.one, { params: { code: activity } })
  const events = []
  for (const { name, from, until } of CAME) {
    const volunteer = await callerNamed(server, name)
    const { code: person } = await volunteer.call(session.self)
    await volunteer.call(signUps.signUp, { params: { code: activity }, body: { post: posts[0]?.code ?? '', guardian: null } })
    const noted = (direction: 'in' | 'out', minutes: number) => ({
      id: randomUUID(),
      localAt: ago(minutes),
      channel: 'roll' as const,
      activity,
      person,
      direction,
    })
    events.push(noted('in', from), ...(until === null ? [] : [noted('out', until)]))
  }
  await leader.call(activities.begin, { params: { code: activity }, body: {} })
  const inOrder = events.sort((one, other) => (one.localAt < other.localAt ? -1 : 1)).map((event, place) => ({ ...event, seq: place + 1 }))
  await leader.call(checkIns.upload, { body: { device: 'leaders-phone', deviceNow: new Date().toISOString(), events: inOrder } })
  await leader.call(activities.end, { params: { code: activity }, body: {} })
  return activity
}

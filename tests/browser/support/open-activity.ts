import { randomUUID } from 'node:crypto'
import { makeCode, slotAt } from '../../../shared/check-in/code'
import { activities, checkIns, hours, signUps, teams } from '../../../shared/contract'
import type { BodyIn } from '../../../shared/contract/endpoint'
import { MINUTE } from '../../../shared/time/beijing'
import type { Direction } from '../../../shared/vocabulary/check-ins'
import { type Caller, callerNamed } from './caller'
import type { RunningServer } from './running-server'

type Content = BodyIn<typeof activities.revise>
type Post = Content['posts'][number]

export const post = (change: Partial<Post> = {}): Post => ({
  name: '量血压',
  places: 4,
  leastAge: null,
  mostAge: null,
  skill: null,
  credential: null,
  ...change,
})

/** A published activity, and what the leader's phone shows at it. */
export interface HeldActivity {
  readonly code: string
  readonly title: string
  readonly leader: Caller
  /** The code that the leader's phone shows at this moment, or showed at another (epoch ms). */
  shown(direction: Direction, at?: number): string
}

/** An activity of 陈队长's team in 宅群村, published by 阿莲: it begins in ten minutes and lasts an hour. */
export async function holdActivity(server: RunningServer, change: Partial<Content> = {}): Promise<HeldActivity> {
  const [leader, staff] = await Promise.all([callerNamed(server, '陈队长'), callerNamed(server, '阿莲')])
  const [team] = (await leader.call(teams.mine)).items
  if (team === undefined) throw new Error('陈队长 leads no team')
  const startsAt = Date.now() + 10 * MINUTE
  const body = {
    team: team.code,
    title: '卫生院进村义诊',
    category: 'health',
    about: '给村里老人量血压、测血糖，讲讲冬天怎么保养。',
    risk: 1,
    riskText: '天冷路滑，慢慢走；有人不舒服马上停。',
    villageCode: '440783108226',
    address: '文化广场',
    meetingPoint: '祠堂门口榕树下',
    latE6: null,
    lngE6: null,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 60 * MINUTE).toISOString(),
    minutesPlanned: 60,
    opensAt: null,
    closesAt: null,
    posts: [post()],
    ...change,
  } as const
  const { code } = await leader.call(activities.plan, { body: { ...body, posts: [...body.posts], orders: [] } })
  await leader.call(activities.submit, { params: { code }, body: {} })
  const { title } = await staff.call(activities.publish, { params: { code }, body: {} })
  const { secret } = await leader.call(checkIns.issue, { params: { code } })
  return { code, title, leader, shown: (direction, at = Date.now()) => makeCode({ activity: code, direction, slot: slotAt(at) }, secret) }
}

/** Somebody signs up, was there for the twenty minutes before now, and the leader settles: they have timed hours. */
export async function earnHours(server: RunningServer, name: string): Promise<void> {
  const now = Date.now()
  const after = (minutes: number): string => new Date(now + minutes * MINUTE).toISOString()
  // One may check in from half an hour before the beginning on.
  const held = await holdActivity(server, { title: '河边清洁', startsAt: after(2), endsAt: after(62) })
  const volunteer = await callerNamed(server, name)
  const { code, leader } = held
  const { posts } = await volunteer.call(activities.one, { params: { code } })
  await volunteer.call(signUps.signUp, { params: { code }, body: { post: posts[0]?.code ?? '', guardian: null } })
  const seen = (direction: Direction, at: number, seq: number) =>
    ({ id: randomUUID(), channel: 'code', code: held.shown(direction, at), localAt: new Date(at).toISOString(), seq }) as const
  const events = [seen('in', now - 20 * MINUTE, 1), seen('out', now, 2)]
  await volunteer.call(checkIns.upload, { body: { device: 'phone-of-a-story', deviceNow: new Date(now).toISOString(), events } })
  await leader.call(activities.begin, { params: { code }, body: {} })
  await leader.call(activities.end, { params: { code }, body: {} })
  const attendance = await leader.call(checkIns.attendance, { params: { code } })
  await leader.call(hours.settle, { params: { code }, body: { outcome: '河边干净了。', seen: attendance.seen, orders: [] } })
}

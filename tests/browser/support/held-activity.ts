import { type Direction, makeCode, slotAt } from '../../../shared/check-in/code'
import { activities, checkIns, teams } from '../../../shared/contract'
import type { BodyIn } from '../../../shared/contract/endpoint'
import { MINUTE } from '../../../shared/time/beijing'
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
  /** The code that the leader's phone shows at this moment. */
  shown(direction: Direction): string
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
  return { code, title, leader, shown: (direction) => makeCode({ activity: code, direction, slot: slotAt(Date.now()) }, secret) }
}

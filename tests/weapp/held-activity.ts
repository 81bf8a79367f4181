import { activities, teams } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { granted } from '../support/kaiping'
import type { CountyPhones } from './county-phones'
import { OWNERS } from './county-phones'

type Content = BodyIn<typeof activities.revise>

const MINUTE = 60_000

/** An activity of the clinic's team in the village, published: it begins in ten minutes, lasts an hour, and has one place. */
export async function publishActivity(county: CountyPhones, change: Partial<Content> = {}) {
  const leader = await county.asPerson(OWNERS.clinic)
  const staff = await county.asPerson(OWNERS.staff)
  const [team] = granted(await leader.call(teams.mine)).items
  if (team === undefined) throw new Error('the leader has no team')
  const startsAt = county.now().getTime() + 10 * MINUTE
  const body = {
    team: team.code,
    title: '卫生院进村义诊',
    category: 'health',
    about: '量血压、测血糖',
    risk: 1,
    riskText: '天冷路滑，慢慢走。',
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
    posts: [{ name: '量血压', places: 1, leastAge: null, mostAge: null, skill: null, credential: null }],
    ...change,
  } as const
  const { code } = granted(await leader.call(activities.plan, { body: { ...body, posts: [...body.posts] } }))
  granted(await leader.call(activities.submit, { params: { code }, body: {} }))
  const activity = granted(await staff.call(activities.publish, { params: { code }, body: {} }))
  return {
    code,
    title: activity.title,
    leader,
    startsAt: new Date(activity.startsAt).getTime(),
    endsAt: new Date(activity.endsAt).getTime(),
  }
}

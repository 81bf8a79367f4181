import { uuidv7 } from 'uuidv7'
import { Clocks } from '../../server/clocks/clocks'
import type { Database } from '../../server/database/database'
import { newPublicCode } from '../../server/database/public-code'
import { Activity, ActivityPost } from '../../server/features/activities/activity.entity'
import { activityById } from '../../server/features/activities/activity.queries'
import type { ActivityWork } from '../../server/features/activities/move-activity'
import type { Actor } from '../../server/features/people/actor'
import { SignUp } from '../../server/features/sign-ups/sign-up.entity'
import { signUpPerson } from '../../server/features/sign-ups/sign-up-person'
import { demand } from '../../server/http/refusal'
import { readSettings } from '../../server/settings'
import { insertRows } from '../bench/plant-orders'

const NOW = new Date('2026-11-24T02:00:00.000Z')
const TEAM = uuidv7()
const VILLAGE = '440783108226'

const services = { clocks: new Clocks(), settings: readSettings({ NODE_ENV: 'test', SIGN_IN: 'demonstration' }) }

/** The leader of the team, who lives nowhere else than in these tests. */
const leader = {
  kind: 'person',
  person: {
    id: uuidv7(),
    publicCode: newPublicCode(),
    name: '队长',
    phone: null,
    villageCode: VILLAGE,
    openid: null,
    demonstrates: null,
    opens: null,
    seenInWechatAt: null,
    createdAt: NOW,
  },
  standings: [{ role: 'leader', siteCode: null, teamId: TEAM }],
  consented: true,
} satisfies Actor

/** An activity that recruits for one post, as the races need it. */
export interface Contested {
  readonly activityId: string
  readonly activityCode: string
  readonly postId: string
  readonly postCode: string
}

/** People who want the same things at the same moment, on the use cases themselves: each in a transaction of its own. */
export function contenders(database: Database) {
  const work = <T>(actor: Actor, act: (work: ActivityWork) => Promise<T>): Promise<T> =>
    database.transaction((tx) => act({ tx, services, actor, now: NOW }))
  const personActor = (id: string): Actor => ({ ...leader, person: { ...leader.person, id }, standings: [] })

  return {
    /** So many people, known by their ids. */
    async people(count: number): Promise<string[]> {
      const ids = Array.from({ length: count }, () => uuidv7())
      await database.transaction(async (tx) => {
        for (let from = 0; from < ids.length; from += 200) {
          const rows = ids.slice(from, from + 200).map((id) => [id, newPublicCode(), '志愿者', VILLAGE, NOW])
          await insertRows(tx, 'person', ['id', 'publicCode', 'name', 'villageCode', 'createdAt'], rows)
        }
      })
      return ids
    },

    /** A new activity with one post; no two of them are at the same time. */
    async activity(post: { places: number; approval?: boolean }, day: number, from = NOW): Promise<Contested> {
      const startsAt = new Date(from.getTime() + (day + 2) * 86_400_000)
      const activity = { id: uuidv7(), publicCode: newPublicCode() }
      const own = { id: uuidv7(), publicCode: newPublicCode() }
      await database.transaction(async (tx) => {
        await tx.insert(Activity, { ...activity, ...PLAIN, startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000), closesAt: startsAt })
        await tx.insert(ActivityPost, { ...own, activityId: activity.id, position: 0, name: '帮手', openVersion: 3, ...post })
      })
      return { activityId: activity.id, activityCode: activity.publicCode, postId: own.id, postCode: own.publicCode }
    },

    signUp: ({ activityCode, postCode }: Contested, personId: string): Promise<SignUp> =>
      work(personActor(personId), async (each) => {
        const wish = { activityCode, postCode, personId, signedUpBy: personId, guardian: null }
        return (await signUpPerson(each, wish)).signUp
      }),

    /** Something done to one sign-up, as the person whose it is or as the leader. */
    onSignUp: <T>(
      id: string,
      as: 'person' | 'leader',
      act: (work: ActivityWork, enrolment: { signUp: SignUp; activity: Activity }) => Promise<T>,
    ): Promise<T> =>
      database.transaction(async (tx) => {
        const signUp = await tx.findOneByOrFail(SignUp, { id })
        const activity = demand(await activityById(tx, signUp.activityId, false), 'activity_not_found')
        return act({ tx, services, actor: as === 'leader' ? leader : personActor(signUp.personId), now: NOW }, { signUp, activity })
      }),

    /** Something done to the activity, as the leader. */
    onActivity: <T>({ activityId }: Contested, act: (work: ActivityWork, activity: Activity) => Promise<T>): Promise<T> =>
      work(leader, async (each) => act(each, demand(await activityById(each.tx, activityId, true), 'activity_not_found'))),

    post: ({ postId }: Contested): Promise<ActivityPost> => database.reads.manager.findOneByOrFail(ActivityPost, { id: postId }),
    activityOf: ({ activityId }: Contested): Promise<Activity> => database.reads.manager.findOneByOrFail(Activity, { id: activityId }),
    signUps: ({ activityId }: Contested): Promise<SignUp[]> =>
      database.reads.manager.find(SignUp, { where: { activityId }, order: { id: 'ASC' } }),
  }
}

const PLAIN = {
  state: 'recruiting',
  shown: true,
  version: 3,
  teamId: TEAM,
  siteCode: VILLAGE,
  countyCode: '440783',
  townCode: '440783108',
  villageCode: VILLAGE,
  title: '清河道',
  category: 'civics',
  nature: 'service',
  about: '',
  foundBy: '清河道',
  risk: 1,
  riskText: '路滑',
  minutesPlanned: 120,
  opensAt: NOW,
  address: '河边',
  meetingPoint: '桥头',
  latE6: 22_400_000,
  lngE6: 112_500_000,
  checkSecret: 'x'.repeat(43),
  createdBy: leader.person.id,
  createdAt: NOW,
  updatedAt: NOW,
} as const

import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Notice } from '../../server/features/notices/notice.entity'
import { Consent } from '../../server/features/people/consent.entity'
import { Person } from '../../server/features/people/person.entity'
import { startSession } from '../../server/features/people/start-session'
import { VolunteerCredential, VolunteerProfile } from '../../server/features/sign-ups/sign-up.entity'
import { activities, signUps } from '../../shared/contract'
import type { BodyIn, ReplyOf } from '../../shared/contract/endpoint'
import type { Credential, Skill } from '../../shared/vocabulary/activities'
import { CONSENTS } from '../../shared/vocabulary/people'
import { granted, type Kaiping, openKaiping, type Part, sites, teamCodes } from './kaiping'
import type { Client } from './server'

export type Content = BodyIn<typeof activities.revise>
export type Shown = ReplyOf<typeof activities.one>
type Post = Content['posts'][number]

/** Somebody whom a test made up, with what a test needs to know of them. */
export interface Volunteer extends Client {
  readonly id: string
  readonly code: string
  readonly name: string
}

interface VolunteerWish {
  readonly name?: string
  readonly phone?: string
  readonly village?: string
  readonly birthDate?: string
  readonly skills?: Skill[]
  readonly credentials?: readonly (readonly [Credential, string | null])[]
  readonly consented?: boolean
}

export const post = (change: Partial<Post> = {}): Post => ({
  name: '量血压',
  places: 2,
  leastAge: null,
  mostAge: null,
  skill: null,
  credential: null,
  ...change,
})

/** Thursday, nine to eleven in the morning in China. */
export const MORNING = { startsAt: '2026-12-03T01:00:00.000Z', endsAt: '2026-12-03T03:00:00.000Z' } as const
/** The afternoon of the same day. */
export const AFTERNOON = { startsAt: '2026-12-03T06:00:00.000Z', endsAt: '2026-12-03T08:00:00.000Z' } as const

export const content = (change: Partial<Content> = {}): Content => ({
  title: '宅群村义诊',
  category: 'health',
  about: '量血压、测血糖，讲讲冬天怎么保养。',
  risk: 1,
  riskText: '天冷路滑，慢慢走；有人不舒服马上停。',
  insurance: '',
  villageCode: sites.station,
  address: '文化广场',
  meetingPoint: '祠堂门口榕树下',
  latE6: null,
  lngE6: null,
  ...MORNING,
  minutesPlanned: 120,
  opensAt: null,
  closesAt: null,
  posts: [post()],
  orders: [],
  ...change,
})

/** Kaiping with the few sentences in which tests speak of activities: the clinic's team plans, the village's station reviews. */
export async function openActivities(now?: Date) {
  const county: Kaiping = await openKaiping(now)
  const { database, services, withToken } = county
  let made = 0

  const plan = async (change: Partial<Content> = {}, by: Part = 'clinic', team: string = teamCodes.clinic): Promise<Shown> =>
    granted(await county.people[by].call(activities.plan, { body: { team, ...content(change) } }))

  /** Planned, submitted and published. */
  const recruiting = async (change: Partial<Content> = {}): Promise<Shown> => {
    const { code } = await plan(change)
    await county.step('clinic', activities.submit, code, {})
    return county.step('station', activities.publish, code, {})
  }

  const read = async (who: Client, code: string): Promise<Shown> => granted(await who.call(activities.one, { params: { code } }))

  /** A person who has consented, with a profile where anything of one is wished for. */
  const volunteer = async (wish: VolunteerWish = {}): Promise<Volunteer> => {
    made += 1
    const id = uuidv7()
    const person = {
      id,
      publicCode: newPublicCode(),
      name: wish.name ?? `志愿者${made}`,
      phone: wish.phone ?? null,
      createdAt: services.now(),
    }
    const token = await database.transaction(async (tx) => {
      await tx.insert(Person, { ...person, villageCode: wish.village ?? sites.station })
      if (wish.consented !== false)
        await tx.insert(Consent, { id: uuidv7(), personId: id, purpose: 'privacy', version: CONSENTS.privacy, givenAt: services.now() })
      if (wish.birthDate !== undefined || wish.skills !== undefined) {
        const profile = { birthDate: wish.birthDate ?? null, skills: wish.skills ?? [], about: '', updatedAt: services.now() }
        await tx.insert(VolunteerProfile, { personId: id, ...profile })
      }
      for (const [credential, validUntil] of wish.credentials ?? [])
        await tx.insert(VolunteerCredential, { id: uuidv7(), personId: id, credential, validUntil, seenBy: id, seenAt: services.now() })
      return startSession(tx, id, 'phone', services.now())
    })
    return { ...withToken(token), id, code: person.publicCode, name: person.name }
  }

  const volunteers = async (count: number): Promise<Volunteer[]> => {
    const all: Volunteer[] = []
    for (let index = 0; index < count; index += 1) all.push(await volunteer())
    return all
  }

  /** Asks for a post; whatever the answer is. */
  const ask = (who: Client, activity: Shown, at = 0, guardian: BodyIn<typeof signUps.signUp>['guardian'] = null) =>
    who.call(signUps.signUp, { params: { code: activity.code }, body: { post: postCode(activity, at), guardian }, key: randomUUID() })

  /** Signs up, which must succeed. */
  const join = async (who: Client, activity: Shown, at = 0) => granted(await ask(who, activity, at))

  const withdraw = async (who: Client, code: string) => granted(await who.call(signUps.withdraw, { params: { code }, body: {} }))

  /** What somebody was told, the earliest first: title and body. */
  const toldTo = async (personId: string): Promise<{ title: string; body: string }[]> => {
    const rows = await database.reads.getRepository(Notice).find({ where: { personId }, order: { id: 'ASC' } })
    return rows.map(({ title, body }) => ({ title, body }))
  }
  const titlesTo = async (personId: string): Promise<string[]> => (await toldTo(personId)).map(({ title }) => title)

  return { ...county, plan, recruiting, read, volunteer, volunteers, ask, join, withdraw, toldTo, titlesTo }
}

export function postCode(activity: Shown, at = 0): string {
  const found = activity.posts[at]
  if (found === undefined) throw new Error(`The activity has no post ${at}`)
  return found.code
}

export type Activities = Awaited<ReturnType<typeof openActivities>>

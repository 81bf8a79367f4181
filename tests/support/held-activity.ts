import { randomUUID } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { fixedCode } from '../../server/seed/identity'
import { makeCode, slotAt } from '../../shared/check-in/code'
import { activities, checkIns, hours, notices, signUps } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import type { Direction } from '../../shared/vocabulary/check-ins'
import { granted, openKaiping, type Part, sites, teamCodes } from './kaiping'

type Content = BodyIn<typeof activities.plan>
type Queued = BodyIn<typeof checkIns.upload>['events'][number]

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Nine in the morning in China, the first of the days on which activities are held here; each is held on a day of its own. */
const FIRST = Date.parse('2026-12-01T01:00:00.000Z')

/** Names of the seeded people, to find their public codes by. */
const NAMES: Record<'nurse' | 'elder' | 'stranger' | 'clinic' | 'villager' | 'weekend', string> = {
  nurse: '邓晓岚',
  elder: '张伯',
  stranger: '周婶',
  clinic: '陈队长',
  villager: '方小妹',
  weekend: '司徒老师',
}
export type Volunteer = keyof typeof NAMES
export const codeOf = (who: Volunteer): string => fixedCode(`person ${NAMES[who]}`)

/** Kaiping, and activities that are held there: three hours from nine in the morning, two and a half of them planned. */
export async function openField() {
  const county = await openKaiping()
  const { people, clock, database } = county
  let held = 0
  let latest = FIRST - DAY
  /** Nine in the morning of a day that is still to come and on which nothing is held yet. */
  const nextMorning = (): number => {
    const days = Math.ceil((county.services.now().getTime() + HOUR - FIRST) / DAY)
    latest = Math.max(latest + DAY, FIRST + Math.max(0, days) * DAY)
    return latest
  }

  const idOf = async (who: Volunteer): Promise<string> =>
    (await database.reads.manager.findOneByOrFail(Person, { publicCode: codeOf(who) })).id

  /** Makes somebody a leader of the clinic's team as well. */
  const alsoLeads = async (who: Volunteer): Promise<void> => {
    const clinic = await database.reads.manager.findOneByOrFail(Membership, { personId: await idOf('clinic'), role: 'leader' })
    const personId = await idOf(who)
    await database.transaction((tx) =>
      tx.insert(Membership, { ...clinic, id: uuidv7(), personId, startedAt: county.services.now(), endedAt: null }),
    )
  }

  /** Planned, published, and these people signed up. */
  async function hold(volunteers: readonly Volunteer[] = ['nurse', 'elder'], change: Partial<Content> = {}) {
    const startsAt = change.startsAt === undefined ? nextMorning() : Date.parse(change.startsAt)
    const endsAt = change.endsAt === undefined ? startsAt + 3 * HOUR : Date.parse(change.endsAt)
    held += 1
    const body: Content = {
      team: teamCodes.clinic,
      title: `宅群村义诊第${held}场`,
      category: 'health',
      about: '量血压、测血糖',
      risk: 1,
      riskText: '天冷路滑，慢慢走。',
      villageCode: sites.station,
      address: '宅群村文化广场',
      meetingPoint: '祠堂门口榕树下',
      latE6: 22_300_000,
      lngE6: 112_500_000,
      startsAt: new Date(startsAt).toISOString(),
      endsAt: new Date(endsAt).toISOString(),
      minutesPlanned: 150,
      opensAt: null,
      closesAt: null,
      posts: [{ name: '量血压', places: 20, leastAge: null, mostAge: null, skill: null, credential: null }],
      ...change,
    }
    const { code, posts } = granted(await people.clinic.call(activities.plan, { body }))
    await county.step('clinic', activities.submit, code, {})
    await county.step('station', activities.publish, code, {})
    for (const who of volunteers) {
      granted(await people[who].call(signUps.signUp, { params: { code }, body: { post: posts[0]?.code ?? '', guardian: null } }))
    }
    const { secret } = granted(await people.clinic.call(checkIns.issue, { params: { code } }))

    /** So many minutes after the start, in epoch ms. */
    const at = (minutes: number): number => startsAt + minutes * MINUTE
    const shown = (direction: Direction, moment: number, key = secret): string =>
      makeCode({ activity: code, direction, slot: slotAt(moment) }, key)

    return {
      code,
      title: body.title,
      secret,
      startsAt,
      endsAt,
      at,
      shown,
      /** Somebody scans the code on the leader's screen, so many minutes after the start. */
      scan: async (who: Part, direction: Direction, minutes: number) => {
        clock.set(new Date(at(minutes)))
        return granted(await people[who].call(checkIns.byCode, { body: { code: shown(direction, at(minutes)) } }))
      },
      /** As a phone without signal keeps a scan. */
      kept: (direction: Direction, minutes: number, rest: Partial<Queued> = {}): Queued => ({
        id: randomUUID(),
        channel: 'code',
        code: shown(direction, at(minutes)),
        localAt: new Date(at(minutes)).toISOString(),
        seq: minutes + 100,
        ...(rest as object),
      }),
      /** As the leader's phone notes somebody without signal. */
      called: (who: Volunteer, direction: Direction, minutes: number, rest: Partial<Queued> = {}): Queued => ({
        id: randomUUID(),
        channel: 'roll',
        activity: code,
        person: codeOf(who),
        direction,
        localAt: new Date(at(minutes)).toISOString(),
        seq: minutes + 100,
        ...(rest as object),
      }),
      attendance: async (by: Part = 'clinic') => granted(await people[by].call(checkIns.attendance, { params: { code } })),
      /** The clock goes on to the end, and whatever runs out on the way is acted upon. */
      end: async () => {
        clock.set(new Date(startsAt))
        await clock.act()
        clock.set(new Date(endsAt))
        await clock.act()
      },
      settle: async (rest: Partial<BodyIn<typeof hours.settle>> = {}, by: Part = 'clinic') => {
        const { seen } = granted(await people[by].call(checkIns.attendance, { params: { code } }))
        return people[by].call(hours.settle, { params: { code }, body: { outcome: '量了三十位老人的血压', seen, ...rest } })
      },
    }
  }

  /** Uploads a queue as one of the people; `deviceNow` is right unless said. */
  const upload = async (by: Part, events: Queued[], rest: { device?: string; off?: number } = {}) => {
    const now = county.services.now().getTime()
    const body = { device: rest.device ?? `phone-${by}-1`, deviceNow: new Date(now + (rest.off ?? 0)).toISOString(), events }
    return granted(await people[by].call(checkIns.upload, { body })).answers
  }

  const mine = async (who: Part) => granted(await people[who].call(hours.mine))
  const noticesTo = async (who: Part) => granted(await people[who].call(notices.list)).items

  return { ...county, hold, upload, mine, noticesTo, alsoLeads, idOf }
}

export type Field = Awaited<ReturnType<typeof openField>>
export type Held = Awaited<ReturnType<Field['hold']>>

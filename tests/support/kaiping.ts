import { fixedCode } from '../../server/seed/identity'
import { seedDemonstration, seedNetwork } from '../../server/seed/seed'
import { callbacks, desk, notices, offers, orders, projects, session } from '../../shared/contract'
import type { BodyIn, Endpoint, ReplyOf } from '../../shared/contract/endpoint'
import { addDays } from '../../shared/time/beijing'
import type { Slot } from '../../shared/time/slot'
import { CONSENTS } from '../../shared/vocabulary/people'
import { type Answered, type Client, startTestServer } from './server'

/** A Tuesday, ten in the morning in China, well within the opening hours. */
export const TUESDAY = new Date('2026-11-24T02:00:00.000Z')

export const sites = { station: '440783108226', town: '440783108', centre: '440783', otherStation: '440783110223' } as const
export const teamCodes = {
  clinic: fixedCode('team 塘口镇卫生院志愿服务队'),
  weekend: fixedCode('team 赤坎镇侨乡健康志愿服务队'),
} as const

const PEOPLE = {
  villager: '方小妹',
  elder: '张伯',
  stranger: '周婶',
  grid: '谭伟',
  station: '阿莲',
  town: '梁主任',
  centre: '关主任',
  clinic: '陈队长',
  weekend: '司徒老师',
  nurse: '邓晓岚',
  administrator: '余工',
  cityAdministrator: '冯工',
} as const
export type Part = keyof typeof PEOPLE

type Submission = BodyIn<typeof orders.submit>
type Shown = ReplyOf<typeof orders.one>

/** What nobody may read who need not: each is so rare that finding it in any bytes means that it leaked. */
export const SECRETS = {
  name: '方李银好',
  phone: '13907500417',
  address: '宅群村里仁巷七十九号',
  text: '阿嫲夜里喘得厉害',
  health: '慢阻肺合并房颤',
  requesterPhone: '07502009001',
} as const

/** Refuses to go on with anything but a success; the refusal is shown in full. */
export function granted<E extends Endpoint>(answer: Answered<E>): ReplyOf<E> {
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
  return answer.body
}

/** What was refused and how: for one comparison. */
export const refused = (answer: Answered<Endpoint>): [status: number, code: string] => [answer.status, answer.body?.error?.code]

/** The demonstration's county on a server of its own, with the few sentences in which tests speak of it. */
export async function openKaiping(now = TUESDAY) {
  const server = await startTestServer({ now })
  await seedNetwork(server.database)
  await seedDemonstration(server.database, now.getTime())
  const people = Object.fromEntries(Object.entries(PEOPLE).map(([part, name]) => [part, server.as(fixedCode(`person ${name}`))])) as Record<
    Part,
    Client
  >
  granted(await people.villager.call(session.consent, { body: { purpose: 'privacy', version: CONSENTS.privacy } }))
  const menu = granted(await server.visitor.call(projects.menu, { query: { village: sites.station } }))
  const project = menu.items.find((item) => item.service.code === 'health_check')
  if (project === undefined) throw new Error('the village is not offered 健康义诊')

  let weeks = 0
  /** A Saturday morning that no other test has asked for: both health teams serve then. */
  const saturday = (): Slot => {
    weeks += 1
    return { date: addDays('2026-11-28', 7 * weeks), part: 'morning' }
  }

  const wish = (change: Partial<Submission> = {}): Submission => ({
    villageCode: sites.station,
    project: project.code,
    category: null,
    text: SECRETS.text,
    slots: [],
    people: 1,
    channel: 'self',
    requester: null,
    beneficiary: {
      relation: 'family',
      name: SECRETS.name,
      phone: SECRETS.phone,
      address: SECRETS.address,
      age: 86,
      healthNotes: SECRETS.health,
    },
    phone: null,
    consentBasis: 'family',
    ...change,
  })

  const place = async (change: Partial<Submission> = {}, by: Part = 'villager'): Promise<Shown> =>
    granted(await people[by].call(orders.submit, { body: wish(change) }))

  /** Asks for a step as one of the people; whatever the answer is. */
  const attempt = <E extends Endpoint>(by: Part, endpoint: E, code: string, body: BodyIn<E>): Promise<Answered<E>> =>
    people[by].call<Endpoint>(endpoint, { params: { code }, body }) as Promise<Answered<E>>

  /** Takes a step that must succeed. */
  const step = async <E extends Endpoint>(by: Part, endpoint: E, code: string, body: BodyIn<E>): Promise<ReplyOf<E>> =>
    granted(await attempt(by, endpoint, code, body))

  const look = async (by: Part, code: string): Promise<Shown> => granted(await people[by].call(orders.one, { params: { code } }))

  const offersOf = async (code: string, by: Part = 'station') => granted(await people[by].call(desk.order, { params: { code } })).offers

  /** The code of the open offer of a team for this order. */
  const openOffer = async (code: string, team: string, by: Part = 'station'): Promise<string> => {
    const found = (await offersOf(code, by)).find((each) => each.team.code === team && each.state === 'offered')
    if (found === undefined) throw new Error('the team has no open offer')
    return found.code
  }

  const inbox = async (tab: 'new' | 'due' | 'waiting' | 'done' = 'new', by: Part = 'station', site: string = sites.station) =>
    granted(await people[by].call(desk.inbox, { query: { site, tab } }))

  const noticesOf = async (by: Part, code: string) =>
    granted(await people[by].call(notices.list)).items.filter((each) => each.order === code)

  const callsOf = async (site: string, code: string, by: Part = 'station') =>
    granted(await people[by].call(callbacks.list, { query: { site } })).items.filter((each) => each.order.code === code)

  const accepted = async (change: Partial<Submission> = {}, by: Part = 'villager'): Promise<string> => {
    const { code } = await place(change, by)
    await step('station', orders.accept, code, { category: 'health' })
    return code
  }

  /** Accepted and offered to teams for one free Saturday. */
  const offered = async (teams: readonly string[] = [teamCodes.clinic], at = saturday()): Promise<{ code: string; slot: Slot }> => {
    const code = await accepted({ slots: [at] })
    await step('station', orders.offer, code, { teams: [...teams], slots: [at], message: '', textRead: true })
    return { code, slot: at }
  }

  /** Taken by the clinic's team. */
  const assigned = async (): Promise<{ code: string; slot: Slot; offer: string }> => {
    const { code, slot } = await offered()
    const offer = await openOffer(code, teamCodes.clinic)
    await step('clinic', offers.accept, offer, { slot })
    return { code, slot, offer }
  }

  /** Served by the clinic's team. */
  const delivered = async (): Promise<{ code: string; slot: Slot; offer: string }> => {
    const all = await assigned()
    await step('clinic', orders.start, all.code, {})
    await step('clinic', orders.deliver, all.code, { outcome: 'done' })
    return all
  }

  return {
    ...server,
    people,
    project,
    saturday,
    wish,
    place,
    attempt,
    step,
    look,
    offersOf,
    openOffer,
    inbox,
    noticesOf,
    callsOf,
    accepted,
    offered,
    assigned,
    delivered,
  }
}

export type Kaiping = Awaited<ReturnType<typeof openKaiping>>

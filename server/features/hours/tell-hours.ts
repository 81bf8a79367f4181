import type { EntityManager } from 'typeorm'
import { HOURS_KIND_LABELS, HOURS_REASONS, type HoursReason } from '../../../shared/vocabulary/hours'
import { upperSite } from '../../../shared/vocabulary/places'
import type { Activity } from '../activities/activity.entity'
import { tell } from '../notices/announce'
import { staffOfSite } from '../people/person.queries'
import type { HoursEntry } from './hours.entity'
import type { HoursCase } from './hours-case.entity'

/** The pages of the client that a notice about hours leads to. */
const ENTRY_PAGE = '/volunteer/pages/hours-entry/index'
const ACTIVITY_PAGE = '/pages/activity/index'
const CASES_PAGE = '/volunteer/pages/hours/index?show=cases'
const DESK_PAGE = '/station/pages/hours/index'

/** The tab of the desk's page on which it waits: what is to be confirmed, or who said 不是我. */
type DeskTab = 'pending' | 'cases'

type Titled = Pick<Activity, 'id' | 'title' | 'publicCode'>

/** '2 小时 5 分钟', '45 分钟', '3 小时'. */
export function minutesWords(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours} 小时` : '', rest > 0 || hours === 0 ? `${rest} 分钟` : ''].filter((part) => part !== '').join(' ')
}

const entryPage = ({ publicCode }: HoursEntry): string => `${ENTRY_PAGE}?code=${publicCode}`

/** One notice for each posting: how much, for what, and the page that has the 不是我 button. */
export async function tellPosted(tx: EntityManager, activity: Titled, entry: HoursEntry, now: Date): Promise<void> {
  const waits = entry.state === 'pending'
  await tell(tx, {
    personIds: [entry.personId],
    eventKey: `hours.${entry.id}`,
    orderId: null,
    title: waits ? '时数等站点确认' : '时数已入账',
    body: `「${activity.title}」${HOURS_KIND_LABELS[entry.kind]} ${minutesWords(entry.minutes)}。如果不是您的，点进去按“不是我”。`,
    opens: entryPage(entry),
    kind: null,
    now,
  })
}

/** Nothing was posted: why, and where to ask for a make-up. */
export async function tellNothingPosted(
  tx: EntityManager,
  activity: Titled,
  to: { readonly personId: string; readonly reason: HoursReason; readonly words: string },
  now: Date,
): Promise<void> {
  await tell(tx, {
    personIds: [to.personId],
    eventKey: `no_hours.${activity.id}.${now.getTime()}`,
    orderId: null,
    title: '这次活动没有计时数',
    body: `「${activity.title}」${to.words === '' ? HOURS_REASONS[to.reason] : to.words}。有出入可以申请补录。`,
    opens: `${ACTIVITY_PAGE}?code=${activity.publicCode}`,
    kind: null,
    now,
  })
}

/** What became of an entry afterwards. */
export async function tellChanged(
  tx: EntityManager,
  activity: Titled,
  entry: HoursEntry,
  what: { readonly step: string; readonly title: string; readonly words: string },
  now: Date,
): Promise<void> {
  await tell(tx, {
    personIds: [entry.personId],
    eventKey: `${what.step}.${entry.publicCode}.${now.getTime()}`,
    orderId: null,
    title: what.title,
    body: `「${activity.title}」${minutesWords(entry.minutes)}。${what.words}`,
    opens: entryPage(entry),
    kind: null,
    now,
  })
}

/** Staff of the site beside those who cannot decide; where there is nobody else, those of the level above. */
export async function officersBut(tx: EntityManager, siteCode: string, but: readonly string[]): Promise<string[]> {
  const others = (await staffOfSite(tx, siteCode)).filter((id) => !but.includes(id))
  const above = upperSite(siteCode)
  return others.length > 0 || above === null ? others : officersBut(tx, above, but)
}

/** Something about hours waits for the site's staff, who are named by role and not by name. */
export async function tellDesk(
  tx: EntityManager,
  siteCode: string,
  what: {
    readonly eventKey: string
    readonly title: string
    readonly body: string
    readonly show: DeskTab
    readonly but?: readonly string[]
    readonly of?: string
  },
  now: Date,
): Promise<void> {
  await tell(tx, {
    personIds: await officersBut(tx, siteCode, what.but ?? []),
    eventKey: what.eventKey,
    orderId: null,
    title: what.title,
    body: what.body,
    opens: `${DESK_PAGE}?site=${what.of ?? siteCode}&show=${what.show}`,
    kind: null,
    now,
  })
}

/** Somebody says that hours are not theirs, or objects to a make-up: a case with a number. */
export const caseBody = (activity: Titled, { publicCode, entryId }: HoursCase): string =>
  `「${activity.title}」的${entryId === null ? '一份补录公示有人提异议' : '一笔时数有人说不是自己的'}，核实编号 ${publicCode}`

/** Who objected hears what the site found out. */
export async function tellObjector(tx: EntityManager, activity: Titled, decided: HoursCase, now: Date): Promise<void> {
  await tell(tx, {
    personIds: [decided.personId],
    eventKey: `objection.${decided.id}`,
    orderId: null,
    title: decided.state === 'upheld' ? '您的异议核实过了：属实，继续公示' : '您的异议核实过了：不予计入',
    body: `「${activity.title}」的补录，核实编号 ${decided.publicCode}。${decided.words}`,
    opens: CASES_PAGE,
    kind: null,
    now,
  })
}

import { type EntityManager, In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { BodyOf } from '../../../shared/contract/endpoint'
import type { tasks } from '../../../shared/contract/tasks'
import { CODE_LENGTH, isWithin } from '../../../shared/vocabulary/places'
import type { TaskWork } from '../../../shared/vocabulary/tasks'
import { newPublicCode } from '../../database/public-code'
import { demand, insist, Refusal } from '../../http/refusal'
import type { AdministrativeWork } from '../administration/record-change'
import { tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { staffOfSite } from '../people/person.queries'
import { placeNames } from '../places/place.queries'
import { SiteTask } from './task.entity'
import { insistOnDay, setTaskReminders } from './task-day'

/** Tasks of one request: a county's villages with all ten works are set in some goes, none of which holds the database for long. */
const MOST = 600

const liveKeyOf = (siteCode: string, work: TaskWork): string => `${siteCode}.${work}`

/** The staff of a site learn in one message what was set for it. */
async function tellSite(tx: EntityManager, siteCode: string, made: readonly SiteTask[], now: Date): Promise<void> {
  const [first] = made
  if (first === undefined) return
  await tell(tx, {
    personIds: await staffOfSite(tx, siteCode),
    eventKey: `tasks.${first.id}`,
    orderId: null,
    title: '有新的任务',
    body: `布置了 ${made.length} 项任务，${first.dueOn} 前完成。`,
    opens: `/administration/pages/my-tasks/index?site=${siteCode}`,
    kind: null,
    now,
  })
}

/**
 * Sets these works for every site of a level within a place. A site that has a work in hand already keeps it as it is.
 * @throws Refusal invalid_request when the last day is past, there is no such site, or there are too many at once.
 */
export async function makeTasks(
  { tx, now, actor, services }: AdministrativeWork,
  { under, level, works, dueOn }: BodyOf<typeof tasks.make>,
): Promise<{ made: number; known: number }> {
  insistOnDay(dueOn, now)
  const setBy = demand(personOf(actor), 'sign_in_needed').id
  const places = [...(await placeNames(services.database)).keys()]
  const sites = places.filter((code) => code.length === CODE_LENGTH[level] && isWithin(code, under))
  const wanted = sites.flatMap((siteCode) => [...new Set(works)].map((work) => ({ siteCode, work })))
  if (sites.length === 0) throw new Refusal('invalid_request', [{ field: 'level', message: '下面没有这一级的站点' }])
  insist(wanted.length <= MOST, 'too_many_tasks')
  const live = await tx.findBy(SiteTask, { liveKey: In(wanted.map(({ siteCode, work }) => liveKeyOf(siteCode, work))) })
  const known = new Set(live.map(({ liveKey }) => liveKey))
  const blank = { state: 'todo', version: 1, dueOn, setBy, ownerId: null, submittedBy: null, returnReason: '' } as const
  const made: SiteTask[] = wanted
    .map(({ siteCode, work }) => ({ siteCode, work, liveKey: liveKeyOf(siteCode, work) }))
    .filter(({ liveKey }) => !known.has(liveKey))
    .map((each) => ({ id: uuidv7(), publicCode: newPublicCode(), ...blank, ...each, createdAt: now, updatedAt: now }))
  if (made.length > 0) await tx.insert(SiteTask, made)
  for (const task of made) await setTaskReminders(tx, task, now)
  for (const siteCode of sites) {
    const own = made.filter((task) => task.siteCode === siteCode)
    await tellSite(tx, siteCode, own, now)
  }
  return { made: made.length, known: wanted.length - made.length }
}

import { hours, hoursCases } from '../../../shared/contract/hours'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout, answerPrepared } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import type { Activity } from '../activities/activity.entity'
import { activityByCode, activityById } from '../activities/activity.queries'
import { readsSite } from '../people/actor'
import { personByCode } from '../people/person.queries'
import { casesAtSite, casesPresented } from './case.presenter'
import { correctEntry, decidePending } from './correct-hours'
import type { HoursEntry } from './hours.entity'
import { entriesAtSite, entriesPresented } from './hours.presenter'
import { casesIn, entriesIn, entryWhere, totalsOf } from './hours.queries'
import { HoursCase } from './hours-case.entity'
import { type CaseSubject, decideCase, openCase } from './hours-cases'
import { makeUpById } from './make-up.queries'
import { recountPerson } from './recount'
import { screenOutcome } from './screen-outcome'
import { type Settled, settleActivity } from './settle-activity'

type Asked = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>
type AboutOne = Asked & { readonly params: { readonly code: string } }

const keyOf = ({ id }: { id: string }): string => id

/** An entry with the activity that it is of; its row is held in a write. */
interface Entry {
  readonly entry: HoursEntry
  readonly activity: Activity
}

async function entryFor({ tx }: Asked, where: { id: string } | { publicCode: string }, holding: boolean): Promise<Entry> {
  const entry = demand(await entryWhere(tx, where, holding), 'hours_not_found')
  return { entry, activity: demand(await activityById(tx, entry.activityId, false), 'hours_not_found') }
}

/** The policy is asked with the entry itself: `personId` and `siteCode` stand beside what else was loaded. */
type EntrySubject = Entry & Pick<HoursEntry, 'personId' | 'siteCode'>
const loadEntry = async (call: AboutOne): Promise<EntrySubject> => {
  const found = await entryFor(call, { publicCode: call.params.code }, true)
  return { ...found, personId: found.entry.personId, siteCode: found.entry.siteCode }
}

type Opened = { readonly opened: HoursCase } & Pick<HoursCase, 'personId' | 'siteCode'>
const loadCase = async ({ tx, params }: AboutOne): Promise<Opened> => {
  const opened = demand(await tx.findOneBy(HoursCase, { publicCode: params.code }), 'hours_case_not_found')
  return { opened, personId: opened.personId, siteCode: opened.siteCode }
}

const loadActivity = async ({ tx, params }: AboutOne): Promise<Activity> =>
  demand(await activityByCode(tx, params.code, true), 'activity_not_found')

async function one<T>(presented: Promise<T[]>): Promise<T> {
  return demand((await presented)[0], 'internal')
}

const settledPresented = ({ person, present, minutes, reasons }: Settled) => ({
  person: { code: person.publicCode, name: person.name },
  present,
  minutes,
  reasons: [...reasons],
})

/** An officer's decision about an entry, and the entry as it stands after it. */
const deciding =
  (action: 'confirm' | 'decline') =>
  async (call: Asked & { readonly body: object }, { entry, activity }: EntrySubject) => {
    const words = 'reason' in call.body && typeof call.body.reason === 'string' ? call.body.reason : ''
    await decidePending(call, entry, activity, { action, words })
    return one(entriesAtSite(call.tx, call.actor, [entry]))
  }

/** What a case is about; its row is held. */
async function aboutOf(call: Asked, { entryId, makeUpId }: HoursCase): Promise<CaseSubject> {
  if (makeUpId === null) return entryFor(call, { id: entryId ?? '' }, true)
  const makeUp = demand(await makeUpById(call.tx, makeUpId, true), 'make_up_not_found')
  return { makeUp, activity: demand(await activityById(call.tx, makeUp.activityId, false), 'activity_not_found') }
}

const closing =
  (action: 'uphold' | 'overturn') =>
  async (call: Asked & { readonly body: { readonly words: string } }, { opened }: Opened) => {
    await decideCase(call, opened, await aboutOf(call, opened), { action, words: call.body.words })
    return one(casesAtSite(call, [opened]))
  }

export const hoursRoutes: Route[] = [
  answer(hours.mine, async (call) => {
    const { person } = demandConsented(call)
    const { items, next } = pageOf(await entriesIn(call.tx, { personId: person.id }, call.query.cursor), keyOf)
    return { items: await entriesPresented(call.tx, call.actor, items), next, totals: await totalsOf(call.tx, person.id) }
  }),

  answer(hours.ofSite, async (call) => {
    const { site, show, cursor } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const { items, next } = pageOf(await entriesIn(call.tx, { siteCode: site, state: show }, cursor), keyOf)
    return { items: await entriesAtSite(call.tx, call.actor, items), next }
  }),

  answerAbout(
    hours.one,
    async (call) => demand(await entryWhere(call.tx, { publicCode: call.params.code }, false), 'hours_not_found'),
    (call, entry) => one(entriesPresented(call.tx, call.actor, [entry])),
  ),

  answerAbout(hours.notMe, loadEntry, async (call, { entry, activity }) => {
    const opened = await openCase(call, entry, activity, call.body.text)
    return one(casesPresented(call, [opened]))
  }),

  answerAbout(hours.confirm, loadEntry, deciding('confirm')),
  answerAbout(hours.decline, loadEntry, deciding('decline')),

  answerAbout(hours.reverse, loadEntry, async (call, { entry, activity }) => {
    const { person } = demandConsented(call)
    await correctEntry(call, entry, activity, { ...call.body, officerId: person.id })
    return one(entriesAtSite(call.tx, call.actor, [entry]))
  }),

  answerPrepared(hours.settle, {
    prepare: screenOutcome,
    load: loadActivity,
    act: async (call, _screened, activity) => {
      const settled = await settleActivity(call, activity, call.body)
      return { settledAt: call.now.toISOString(), items: settled.map(settledPresented) }
    },
  }),

  answerAbout(hours.recount, loadActivity, async (call, activity) => {
    const person = demand(await personByCode(call.tx, call.body.person), 'volunteer_not_found')
    return settledPresented(await recountPerson(call, activity, person))
  }),
]

export const hoursCaseRoutes: Route[] = [
  answer(hoursCases.mine, async (call) => {
    const { person } = demandConsented(call)
    const { items, next } = pageOf(await casesIn(call.tx, { personId: person.id }, call.query.cursor), keyOf)
    return { items: await casesPresented(call, items), next }
  }),

  answer(hoursCases.ofSite, async (call) => {
    const { site, show, cursor } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const { items, next } = pageOf(await casesIn(call.tx, { siteCode: site, state: show }, cursor), keyOf)
    return { items: await casesAtSite(call, items), next }
  }),

  answerAbout(hoursCases.uphold, loadCase, closing('uphold')),
  answerAbout(hoursCases.overturn, loadCase, closing('overturn')),
]

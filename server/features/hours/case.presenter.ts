import { type EntityManager, In } from 'typeorm'
import type * as z from 'zod/mini'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { hoursCase, hoursCases } from '../../../shared/contract/hours'
import type { Services } from '../../services'
import type { Actor } from '../people/actor'
import { peopleByIds } from '../people/person.queries'
import { placeNames } from '../places/place.queries'
import { HoursEntry } from './hours.entity'
import { entriesPresented } from './hours.presenter'
import type { HoursCase } from './hours-case.entity'
import { MakeUp } from './make-up.entity'
import { makeUpsPresented, publicMakeUps } from './make-up.presenter'

type PresentedCase = z.output<typeof hoursCase>
type CaseAtSite = ReplyOf<typeof hoursCases.uphold>

/** Who reads, when, and in which transaction. */
interface Reading {
  readonly tx: EntityManager
  readonly actor: Actor
  readonly now: Date
  readonly services: Pick<Services, 'database'>
}

/** The rows that cases are about, by their ids. */
async function subjectsOf(tx: EntityManager, cases: readonly HoursCase[]) {
  const ids = (column: 'entryId' | 'makeUpId') => cases.flatMap((each) => each[column] ?? [])
  return {
    entries: ids('entryId').length === 0 ? [] : await tx.findBy(HoursEntry, { id: In(ids('entryId')) }),
    makeUps: ids('makeUpId').length === 0 ? [] : await tx.findBy(MakeUp, { id: In(ids('makeUpId')) }),
  }
}

/** What was presented of each row, by the row's id. */
const byId = <Row extends { id: string }, Shown>(rows: readonly Row[], shown: readonly Shown[]): Map<string, Shown> =>
  new Map(rows.flatMap(({ id }, index) => (shown[index] === undefined ? [] : [[id, shown[index]] as const])))

const stateOf = (each: HoursCase) => ({
  code: each.publicCode,
  about: each.entryId === null ? ('make_up' as const) : ('entry' as const),
  state: each.state,
  text: each.text,
  words: each.words,
  openedAt: each.openedAt.toISOString(),
  dueAt: each.dueAt?.toISOString() ?? null,
  decidedAt: each.decidedAt?.toISOString() ?? null,
})

/** Cases as who opened them reads them: their own entry, or a make-up as everybody may read it. */
export async function casesPresented({ tx, actor, services }: Reading, cases: readonly HoursCase[]): Promise<PresentedCase[]> {
  const { entries, makeUps } = await subjectsOf(tx, cases)
  const shownEntries = byId(entries, await entriesPresented(tx, actor, entries))
  const shownMakeUps = byId(makeUps, await publicMakeUps(tx, await placeNames(services.database), makeUps))
  return cases.map((each) => ({
    ...stateOf(each),
    entry: shownEntries.get(each.entryId ?? '') ?? null,
    makeUp: shownMakeUps.get(each.makeUpId ?? '') ?? null,
  }))
}

/** Cases as the site reads them: whose hours they are about, whether they are late, and what this officer may decide. */
export async function casesAtSite({ tx, actor, now }: Omit<Reading, 'services'>, cases: readonly HoursCase[]): Promise<CaseAtSite[]> {
  const { entries, makeUps } = await subjectsOf(tx, cases)
  const shownEntries = byId(entries, await entriesPresented(tx, actor, entries))
  const shownMakeUps = byId(makeUps, await makeUpsPresented(tx, actor, makeUps))
  const personIds = new Map([...entries, ...makeUps].map(({ id, personId }) => [id, personId]))
  const people = await peopleByIds(tx, [...personIds.values()])
  return cases.flatMap((each) => {
    const entry = shownEntries.get(each.entryId ?? '') ?? null
    const makeUp = shownMakeUps.get(each.makeUpId ?? '') ?? null
    const person = people.get(personIds.get(each.entryId ?? each.makeUpId ?? '') ?? '')
    if (person === undefined) return []
    const open = each.state === 'open'
    const actions = [...(entry?.actions ?? makeUp?.actions ?? [])].filter((action) => action === 'uphold' || action === 'overturn')
    return [
      {
        ...stateOf(each),
        entry,
        makeUp,
        late: open && each.dueAt !== null && each.dueAt < now,
        person: { code: person.publicCode, name: person.name },
        actions: open ? actions : [],
      },
    ]
  })
}

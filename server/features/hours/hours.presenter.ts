import { type EntityManager, In } from 'typeorm'
import type * as z from 'zod/mini'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { hours as hoursContract, hoursEntry } from '../../../shared/contract/hours'
import { activitiesByIds } from '../activities/activities-by-ids'
import type { Actor } from '../people/actor'
import { peopleByIds } from '../people/person.queries'
import { teamsByIds } from '../teams/team.queries'
import { HoursEntry } from './hours.entity'
import { entryActions } from './hours.standing'
import { HoursCase } from './hours-case.entity'

export type PresentedEntry = z.output<typeof hoursEntry>
type EntryAtSite = ReplyOf<typeof hoursContract.confirm>

/** Entries as their person reads them. Five queries, however many. */
export async function entriesPresented(tx: EntityManager, actor: Actor, entries: readonly HoursEntry[]): Promise<PresentedEntry[]> {
  const activities = await activitiesByIds(
    tx,
    entries.map(({ activityId }) => activityId),
  )
  const teams = new Map(
    (
      await teamsByIds(
        tx,
        [...activities.values()].map(({ teamId }) => teamId),
      )
    ).map((team) => [team.id, team]),
  )
  const others = await codesOf(
    tx,
    entries.flatMap(({ reversesId, replacesId }) => [reversesId, replacesId]),
  )
  const open = await openCasesOf(tx, entries)
  return entries.map((entry) => {
    const activity = activities.get(entry.activityId)
    const team = teams.get(activity?.teamId ?? '')
    return {
      code: entry.publicCode,
      kind: entry.kind,
      source: entry.source,
      state: entry.state,
      minutes: entry.minutes,
      date: entry.date,
      startsAt: entry.startsAt.toISOString(),
      endsAt: entry.endsAt.toISOString(),
      activity: { code: activity?.publicCode ?? '', title: activity?.title ?? '' },
      team: { code: team?.publicCode ?? '', name: team?.name ?? '' },
      reasons: entry.reasons,
      of: others.get(entry.reversesId ?? entry.replacesId ?? '') ?? null,
      postedAt: entry.postedAt.toISOString(),
      case: open.get(entry.id) ?? null,
      actions: entryActions(actor, entry),
    }
  })
}

async function codesOf(tx: EntityManager, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  return new Map((await tx.findBy(HoursEntry, { id: In(wanted) })).map(({ id, publicCode }) => [id, publicCode]))
}

async function openCasesOf(tx: EntityManager, entries: readonly HoursEntry[]): Promise<Map<string, string>> {
  const frozen = entries.filter(({ state }) => state === 'frozen').map(({ id }) => id)
  if (frozen.length === 0) return new Map()
  const cases = await tx.findBy(HoursCase, { liveKey: In(frozen) })
  return new Map(cases.map(({ entryId, publicCode }) => [entryId ?? '', publicCode]))
}

/** Entries as the site reads them: whose, and who vouched. */
export async function entriesAtSite(tx: EntityManager, actor: Actor, entries: readonly HoursEntry[]): Promise<EntryAtSite[]> {
  const presented = await entriesPresented(tx, actor, entries)
  const ids = entries.flatMap(({ personId, confirmedBy, approvedBy }) => [personId, confirmedBy, approvedBy ?? ''])
  const people = await peopleByIds(tx, ids)
  const nameOf = (id: string | null): string | null => people.get(id ?? '')?.name ?? null
  return entries.flatMap((entry, index) => {
    const shown = presented[index]
    const person = people.get(entry.personId)
    if (shown === undefined || person === undefined) return []
    return [
      {
        ...shown,
        person: { code: person.publicCode, name: person.name },
        confirmedBy: nameOf(entry.confirmedBy),
        approvedBy: nameOf(entry.approvedBy),
      },
    ]
  })
}

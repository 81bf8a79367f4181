import { type EntityManager, In } from 'typeorm'
import type * as z from 'zod/mini'
import type { makeUp as makeUpSchema, publicMakeUp } from '../../../shared/contract/make-up-shape'
import { activitiesByIds } from '../activities/activities-by-ids'
import type { Actor } from '../people/actor'
import { peopleByIds } from '../people/person.queries'
import type { PlaceNames } from '../places/place.queries'
import { teamsByIds } from '../teams/team.queries'
import { HoursEntry } from './hours.entity'
import type { MakeUp } from './make-up.entity'
import { makeUpActions } from './make-up.standing'

type PresentedMakeUp = z.output<typeof makeUpSchema>
type PublicMakeUp = z.output<typeof publicMakeUp>

/** Make-ups as the person, the leader and the site read them. Three queries, however many. */
export async function makeUpsPresented(tx: EntityManager, actor: Actor, makeUps: readonly MakeUp[]): Promise<PresentedMakeUp[]> {
  const activities = await activitiesByIds(
    tx,
    makeUps.map(({ activityId }) => activityId),
  )
  const people = await peopleByIds(
    tx,
    makeUps.flatMap(({ personId, confirmedBy, approvedBy }) => [personId, confirmedBy ?? '', approvedBy ?? '']),
  )
  const entries = await entriesOf(tx, makeUps)
  const nameOf = (id: string | null): string | null => people.get(id ?? '')?.name ?? null
  return makeUps.map((makeUp) => ({
    code: makeUp.publicCode,
    state: makeUp.state,
    activity: titled(activities.get(makeUp.activityId)),
    person: { code: people.get(makeUp.personId)?.publicCode ?? '', name: nameOf(makeUp.personId) ?? '' },
    startsAt: makeUp.startsAt.toISOString(),
    endsAt: makeUp.endsAt.toISOString(),
    minutes: makeUp.minutes,
    reason: makeUp.reason,
    text: makeUp.text,
    requestedAt: makeUp.requestedAt.toISOString(),
    confirmedBy: nameOf(makeUp.confirmedBy),
    approvedBy: nameOf(makeUp.approvedBy),
    publicUntil: makeUp.publicUntil?.toISOString() ?? null,
    rejectReason: makeUp.rejectReason,
    entry: entries.get(makeUp.id) ?? null,
    actions: makeUpActions(actor, makeUp),
  }))
}

const titled = (activity: { publicCode: string; title: string } | undefined) => ({
  code: activity?.publicCode ?? '',
  title: activity?.title ?? '',
})

async function entriesOf(tx: EntityManager, makeUps: readonly MakeUp[]): Promise<Map<string, string>> {
  const posted = makeUps.filter(({ state }) => state === 'posted').map(({ id }) => id)
  if (posted.length === 0) return new Map()
  const entries = await tx.findBy(HoursEntry, { makeUpId: In(posted) })
  return new Map(entries.map(({ makeUpId, publicCode }) => [makeUpId ?? '', publicCode]))
}

/** Make-ups under publicity as everybody reads them: what and how much, never who. */
export async function publicMakeUps(tx: EntityManager, names: PlaceNames, makeUps: readonly MakeUp[]): Promise<PublicMakeUp[]> {
  const activities = await activitiesByIds(
    tx,
    makeUps.map(({ activityId }) => activityId),
  )
  const teams = new Map(
    (
      await teamsByIds(
        tx,
        makeUps.map(({ teamId }) => teamId),
      )
    ).map((team) => [team.id, team]),
  )
  return makeUps.map((makeUp) => {
    const team = teams.get(makeUp.teamId)
    return {
      code: makeUp.publicCode,
      activity: titled(activities.get(makeUp.activityId)),
      team: { code: team?.publicCode ?? '', name: team?.name ?? '' },
      village: { code: makeUp.villageCode, name: names.get(makeUp.villageCode)?.name ?? makeUp.villageCode },
      minutes: makeUp.minutes,
      reason: makeUp.reason,
      publicUntil: (makeUp.publicUntil ?? makeUp.updatedAt).toISOString(),
    }
  })
}

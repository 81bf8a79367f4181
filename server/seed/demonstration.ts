import { CONSENT_PURPOSES, CONSENTS } from '../../shared/vocabulary/people'
import { isWithin, levelOf } from '../../shared/vocabulary/places'
import type { Consent } from '../features/people/consent.entity'
import type { Membership } from '../features/people/membership.entity'
import type { Person } from '../features/people/person.entity'
import type { Place } from '../features/places/place.entity'
import type { ServiceProject, ServiceProjectVersion } from '../features/projects/project.entity'
import type { VolunteerCredential, VolunteerProfile } from '../features/sign-ups/sign-up.entity'
import type { Team } from '../features/teams/team.entity'
import type { TeamArea, TeamBlackout, TeamWeekly } from '../features/teams/team-calendar.entity'
import { fixedCode, orderedKeys } from './identity'
import { type DemonstrationPerson, demonstrationPeople } from './people'
import { type PlannedProject, planProject } from './projects'
import { type PlannedTeam, planTeam, teamEntries } from './teams'
import { volunteers } from './volunteers'

/** The demonstration began so long before it was planted: its teams are no newcomers. */
const SETTLED_FOR = 60 * 24 * 60 * 60_000

/** Every row of the demonstration. */
export interface Demonstration {
  readonly people: readonly Person[]
  readonly consents: readonly Consent[]
  readonly profiles: readonly VolunteerProfile[]
  readonly credentials: readonly VolunteerCredential[]
  readonly memberships: readonly Membership[]
  readonly teams: readonly Team[]
  readonly areas: readonly TeamArea[]
  readonly weekly: readonly TeamWeekly[]
  readonly blackouts: readonly TeamBlackout[]
  readonly projects: readonly ServiceProject[]
  readonly versions: readonly ServiceProjectVersion[]
  /** The texts by which each project is found. */
  readonly found: readonly { readonly projectId: string; readonly texts: string[] }[]
}

function existing<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`The demonstration refers to what does not exist: ${what}`)
  return value
}

/** Makes people, with their consent where they have given it. */
function crowd(key: () => string, createdAt: Date) {
  const byName = new Map<string, Person>()
  const consents: Consent[] = []

  const admit = (entry: Omit<DemonstrationPerson, 'holds' | 'demonstrates' | 'opens'> & Pick<Person, 'demonstrates' | 'opens'>): Person => {
    const person: Person = {
      id: key(),
      publicCode: fixedCode(`person ${entry.name}`),
      name: entry.name,
      phone: entry.phone,
      villageCode: entry.village,
      openid: null,
      demonstrates: entry.demonstrates,
      opens: entry.opens,
      seenInWechatAt: null,
      createdAt,
    }
    byName.set(person.name, person)
    if (!entry.firstUse) {
      for (const purpose of CONSENT_PURPOSES) {
        consents.push({ id: key(), personId: person.id, purpose, version: CONSENTS[purpose], givenAt: createdAt })
      }
    }
    return person
  }

  return { byName, consents, admit }
}

/**
 * Works out every row; the same for the same places and moment.
 * @param now epoch ms
 * @throws Error when an entry names a place, a team or a service that does not exist
 */
export function planDemonstration(places: readonly Place[], now: number): Demonstration {
  const since = now - SETTLED_FOR
  const createdAt = new Date(since)
  const key = orderedKeys(since)
  const placeByCode = new Map(places.map((place) => [place.code, place]))
  const { byName, consents, admit } = crowd(key, createdAt)
  const memberships: Membership[] = []
  const hold = (person: Person, role: Membership['role'], of: Pick<Membership, 'siteCode' | 'teamId'>) =>
    memberships.push({ id: key(), personId: person.id, role, ...of, startedAt: createdAt, endedAt: null })

  for (const entry of demonstrationPeople) admit(entry)

  const villageNear = (home: string) =>
    existing(
      places.find(({ code }) => levelOf(code) === 'village' && isWithin(code, home)),
      `a village in ${home}`,
    ).code
  const teams: PlannedTeam[] = []
  const projects: PlannedProject[] = []
  for (const entry of teamEntries) {
    const home = existing(placeByCode.get(entry.home), `place ${entry.home}`)
    const leader =
      byName.get(entry.leader) ??
      admit({ name: entry.leader, phone: null, village: villageNear(entry.home), demonstrates: null, opens: null })
    const planned = planTeam(entry, home, key, createdAt, now)
    teams.push(planned)
    hold(leader, 'leader', { siteCode: null, teamId: planned.team.id })
    for (const offered of entry.offers) projects.push(planProject(offered, planned.team, leader.id, key, createdAt))
  }

  const seenBy = existing(byName.get('阿莲'), 'a member of the staff of the station').id
  const profiles: VolunteerProfile[] = []
  const credentials: VolunteerCredential[] = []
  for (const { name, village, birthDate, skills, about, papers } of volunteers) {
    const person = byName.get(name) ?? admit({ name, phone: null, village, demonstrates: null, opens: null })
    profiles.push({ personId: person.id, birthDate, skills: [...skills], about, updatedAt: createdAt })
    for (const [credential, validUntil] of papers)
      credentials.push({ id: key(), personId: person.id, credential, validUntil, seenBy, seenAt: createdAt })
  }

  const teamByName = new Map(teams.map(({ team }) => [team.name, team]))
  for (const { name, holds } of demonstrationPeople) {
    const person = existing(byName.get(name), `person ${name}`)
    for (const held of holds) {
      if (held.role === 'volunteer') hold(person, held.role, { siteCode: null, teamId: existing(teamByName.get(held.team), held.team).id })
      else hold(person, held.role, { siteCode: existing(placeByCode.get(held.site), held.site).code, teamId: null })
    }
  }
  return {
    people: [...byName.values()],
    consents,
    profiles,
    credentials,
    memberships,
    teams: teams.map((each) => each.team),
    areas: teams.flatMap((each) => each.areas),
    weekly: teams.flatMap((each) => each.weekly),
    blackouts: teams.flatMap((each) => each.blackouts),
    projects: projects.map((each) => each.project),
    versions: projects.map((each) => each.version),
    found: projects.map(({ project, texts }) => ({ projectId: project.id, texts })),
  }
}

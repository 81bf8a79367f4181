import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { Consent } from '../../server/features/people/consent.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { Place } from '../../server/features/places/place.entity'
import { noteChange } from '../../server/features/plans/note-change'
import { ServiceProject } from '../../server/features/projects/project.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamArea, TeamWeekly } from '../../server/features/teams/team-calendar.entity'
import type { Kaiping } from './kaiping'
import type { Client } from './server'

const BEFORE = new Date('2026-10-01T00:00:00.000Z')

/** A team like another in everything but its name and its leader. */
export interface Twin {
  readonly team: Team
  readonly leader: Client
  readonly leaderId: string
}

/**
 * Plants a team like the one with this code, with a leader of its own.
 * @param home code of a village where it is at home, and which it serves, instead
 */
export async function plantTwin(county: Kaiping, code: string, home?: string): Promise<Twin> {
  const leader = { id: uuidv7(), publicCode: newPublicCode(), name: '队长', createdAt: BEFORE }
  const team = await county.database.transaction(async (tx) => {
    const like = await tx.findOneByOrFail(Team, { publicCode: code })
    const place = home === undefined ? null : await tx.findOneByOrFail(Place, { code: home })
    const moved = place === null ? {} : { homeCode: place.code, latE6: place.latE6, lngE6: place.lngE6 }
    const copy: Team = { ...like, ...moved, id: uuidv7(), publicCode: newPublicCode() }
    await tx.insert(Team, copy)
    const areas = place === null ? (await tx.findBy(TeamArea, { teamId: like.id })).map(({ placeCode }) => placeCode) : [place.code]
    for (const placeCode of areas) await tx.insert(TeamArea, { teamId: copy.id, placeCode })
    for (const time of await tx.findBy(TeamWeekly, { teamId: like.id })) await tx.insert(TeamWeekly, { ...time, teamId: copy.id })
    for (const project of await tx.findBy(ServiceProject, { teamId: like.id })) {
      await tx.insert(ServiceProject, { ...project, id: uuidv7(), publicCode: newPublicCode(), teamId: copy.id })
    }
    await tx.insert(Person, leader)
    await tx.insert(Consent, { id: uuidv7(), personId: leader.id, purpose: 'privacy', version: 1, givenAt: BEFORE })
    const held = { role: 'leader', siteCode: null, teamId: copy.id, startedAt: BEFORE, endedAt: null } as const
    await tx.insert(Membership, { id: uuidv7(), personId: leader.id, ...held })
    await noteChange(tx, 'teams', BEFORE)
    return copy
  })
  return { team, leader: county.as(leader.publicCode), leaderId: leader.id }
}

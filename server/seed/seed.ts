import type { Database } from '../database/database'
import { Consent } from '../features/people/consent.entity'
import { Membership } from '../features/people/membership.entity'
import { Person } from '../features/people/person.entity'
import { Place } from '../features/places/place.entity'
import { Site } from '../features/places/site.entity'
import { ServiceProject, ServiceProjectVersion } from '../features/projects/project.entity'
import { indexProject } from '../features/projects/project-text'
import { Service } from '../features/projects/service.entity'
import { VolunteerCredential, VolunteerProfile } from '../features/sign-ups/sign-up.entity'
import { Team } from '../features/teams/team.entity'
import { TeamArea, TeamBlackout, TeamWeekly } from '../features/teams/team-calendar.entity'
import { planDemonstration } from './demonstration'
import { readPlaces } from './places'
import { plantOnce, rowsOf } from './planting'
import { services } from './services'
import { sitesFor } from './sites'

/** Plants the division tree, a site for every village, town and county, and the services; nothing where places exist already. */
export async function seedNetwork(database: Database): Promise<void> {
  await plantOnce(database, Place, () => {
    const places = readPlaces()
    return [rowsOf(Place, places), rowsOf(Site, sitesFor(places)), rowsOf(Service, services())]
  })
}

/**
 * Plants the demonstration's teams with their projects, and its people; nothing where teams exist already. Belongs on top of the network.
 * @param now epoch ms: the teams' days off are counted from it, and their rows say that they came two months before
 */
export async function seedDemonstration(database: Database, now: number): Promise<void> {
  await plantOnce(database, Team, () => {
    const planned = planDemonstration(readPlaces(), now)
    return [
      rowsOf(Team, planned.teams),
      rowsOf(TeamArea, planned.areas),
      rowsOf(TeamWeekly, planned.weekly),
      rowsOf(TeamBlackout, planned.blackouts),
      rowsOf(Person, planned.people),
      rowsOf(Consent, planned.consents),
      rowsOf(VolunteerProfile, planned.profiles),
      rowsOf(VolunteerCredential, planned.credentials),
      rowsOf(Membership, planned.memberships),
      rowsOf(ServiceProject, planned.projects),
      rowsOf(ServiceProjectVersion, planned.versions),
      async (tx) => {
        for (const { projectId, texts } of planned.found) await indexProject(tx, projectId, texts)
      },
    ]
  })
}

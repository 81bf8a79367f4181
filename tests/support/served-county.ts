import { uuidv7 } from 'uuidv7'
import type { Database } from '../../server/database/database'
import { newPublicCode } from '../../server/database/public-code'
import { Consent } from '../../server/features/people/consent.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { Person } from '../../server/features/people/person.entity'
import { Place } from '../../server/features/places/place.entity'
import { ServiceProject, ServiceProjectVersion } from '../../server/features/projects/project.entity'
import { indexProject } from '../../server/features/projects/project-text'
import { Service } from '../../server/features/projects/service.entity'
import { Team } from '../../server/features/teams/team.entity'
import { TeamArea, TeamWeekly } from '../../server/features/teams/team-calendar.entity'
import type { Category } from '../../shared/vocabulary/categories'
import type { Role } from '../../shared/vocabulary/people'
import { levelOf, parentOf } from '../../shared/vocabulary/places'

const before = new Date('2026-10-01T00:00:00.000Z')

/** A small county of no real province: two villages and a far one, and a neighbour across the county's border. */
const PLACES: readonly (readonly [code: string, name: string, latE6: number])[] = [
  ['4499', '试验市', 22_500_000],
  ['449901', '东试县', 22_500_000],
  ['449901101', '河口镇', 22_405_000],
  ['449901101201', '上河村', 22_400_000],
  ['449901101202', '下河村', 22_410_000],
  ['449901102', '山前镇', 22_600_000],
  ['449901102201', '远山村', 22_600_000],
  ['449902', '西试县', 22_440_000],
  ['449902101', '邻溪镇', 22_440_000],
  ['449902101201', '邻溪村', 22_440_000],
]

const LNG = 112_500_000

const SERVICES: readonly (readonly [code: string, category: Category, name: string])[] = [
  ['test_opera', 'culture', '粤剧下乡'],
  ['test_lecture', 'theory', '政策宣讲'],
  ['test_haircut', 'civics', '上门理发'],
  ['test_first_aid', 'health', '急救义诊'],
]

/** The codes of the places that tests speak of. */
export const places = {
  city: '4499',
  county: '449901',
  town: '449901101',
  upper: '449901101201',
  lower: '449901101202',
  farTown: '449901102',
  far: '449901102201',
  otherCounty: '449902',
  otherVillage: '449902101201',
} as const

/** What a test says of a team; the rest is ordinary. */
interface TeamWish {
  readonly name: string
  readonly home: string
  readonly areas?: readonly string[]
  readonly radiusKm?: number
}

/** What a test says of a project; the rest is ordinary. */
interface ProjectWish {
  readonly title: string
  readonly service: string
  readonly state?: ServiceProject['state']
  readonly risk?: 1 | 2 | 3
  readonly insurance?: string
}

/** A county whose teams, people and projects a test makes as it needs them. */
export interface ServedCounty {
  readonly team: (wish: TeamWish) => Promise<Team>
  /** A listed project, unless another state is wished for. */
  readonly project: (team: Team, wish: ProjectWish) => Promise<ServiceProject>
  /** A person who has consented, with a role at a site (its code) or in a team. */
  readonly person: (name: string, role?: Role, of?: Team | string) => Promise<Person>
  /** A person with a role who has not agreed to anything. */
  readonly stranger: (name: string, role: Role, of: Team | string) => Promise<Person>
}

/** Plants the places and services into a test's database. */
export async function servedCounty(database: Database): Promise<ServedCounty> {
  const write = database.transaction.bind(database)
  await write(async (tx) => {
    await tx.insert(
      Place,
      PLACES.map(([code, name, latE6]) => ({
        code,
        level: levelOf(code) ?? 'village',
        parentCode: parentOf(code),
        name,
        officialName: name,
        kind: '',
        latE6,
        lngE6: LNG,
      })),
    )
    await tx.insert(
      Service,
      SERVICES.map(([code, category, name], index) => ({ code, category, name, about: '', position: 9_000 + index })),
    )
  })

  const stranger = (name: string, role?: Role, of?: Team | string) =>
    write(async (tx) => {
      const person = { id: uuidv7(), publicCode: newPublicCode(), name, demonstrates: name, opens: '/', createdAt: before }
      await tx.insert(Person, person)
      const where = typeof of === 'string' ? { siteCode: of, teamId: null } : { siteCode: null, teamId: of?.id ?? null }
      if (role !== undefined)
        await tx.insert(Membership, { id: uuidv7(), personId: person.id, role, ...where, startedAt: before, endedAt: null })
      return tx.findOneByOrFail(Person, { id: person.id })
    })

  return {
    stranger,
    person: async (name, role, of) => {
      const person = await stranger(name, role, of)
      await write((tx) => tx.insert(Consent, { id: uuidv7(), personId: person.id, purpose: 'privacy', version: 1, givenAt: before }))
      return person
    },
    team: ({ name, home, areas = [], radiusKm = 0 }) =>
      write(async (tx) => {
        const id = uuidv7()
        const place = await tx.findOneByOrFail(Place, { code: home })
        const { latE6, lngE6 } = place
        const said = { name, kind: 'service_team' as const, homeCode: home, latE6, lngE6, about: '服务乡里', members: 12, radiusKm }
        await tx.insert(Team, { id, publicCode: newPublicCode(), ...said, perSlot: 1, perDay: 2, perWeek: 6, createdAt: before })
        for (const placeCode of areas) await tx.insert(TeamArea, { teamId: id, placeCode })
        await tx.insert(TeamWeekly, { teamId: id, weekday: 4, part: 'morning' })
        return tx.findOneByOrFail(Team, { id })
      }),
    project: (team, { title, service, state = 'listed', risk = 1, insurance = '' }) =>
      write(async (tx) => {
        const id = uuidv7()
        const versionId = uuidv7()
        const { category, name } = await tx.findOneByOrFail(Service, { code: service })
        const said = {
          title,
          serviceCode: service,
          summary: `${title},随到随办`,
          detail: '',
          qualification: '',
          people: 10,
          risk,
          insurance,
        }
        await tx.insert(ServiceProjectVersion, { id: versionId, projectId: id, version: 1, ...said, writtenBy: id, createdAt: before })
        const found = { publicCode: newPublicCode(), teamId: team.id, homeCode: team.homeCode, state, serviceCode: service, category }
        await tx.insert(ServiceProject, { id, ...found, version: 1, versionId, returnReason: null, createdAt: before, updatedAt: before })
        await indexProject(tx, id, [title, name, team.name])
        return tx.findOneByOrFail(ServiceProject, { id })
      }),
  }
}

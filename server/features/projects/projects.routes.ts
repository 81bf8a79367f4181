import { projects } from '../../../shared/contract/projects'
import { CATEGORIES } from '../../../shared/vocabulary/categories'
import { select } from '../../database/select'
import type { Call, Route } from '../../http/call'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout, answerPrepared } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { readsSite, teamsLedBy } from '../people/actor'
import { placeNames, placeOf } from '../places/place.queries'
import { Team } from '../teams/team.entity'
import { teamsByIds } from '../teams/team.queries'
import { type Move, moveProject } from './move-project'
import { presentLine, presentProject } from './project.presenter'
import { servicesByCode } from './project.queries'
import {
  asProjects,
  LINE_SHAPE,
  listedProjects,
  PAGE,
  type ProjectLineRow,
  type ProjectRow,
  projectsOfTeams,
  projectsWithin,
  projectWithCode,
  WHOLE_SHAPE,
} from './project.rows'
import { proposeProject } from './propose-project'
import { readMenu } from './read-menu'
import { reviseProject } from './revise-project'
import { screenContent } from './screen-content'

type Asked = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>
type AboutOne = Asked & { readonly params: { readonly code: string } }

/** Twenty of the rows, and the key of the next page where there is one more. */
function paged<R extends { readonly id: string }, T>(rows: readonly R[], present: (row: R) => T): { items: T[]; next: string | null } {
  const shown = rows.slice(0, PAGE)
  return { items: shown.map(present), next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null }
}

async function projectOf({ tx }: Asked, code: string): Promise<ProjectRow> {
  const { sql, values } = projectWithCode(code)
  const [project] = asProjects(await tx.query(sql, [...values]))
  return demand(project, 'project_not_found')
}

const load = (call: AboutOne): Promise<ProjectRow> => projectOf(call, call.params.code)

/** The project as this person may see it, read anew: after a write it shows what was written. */
async function present(call: Asked, code: string) {
  return presentProject(await projectOf(call, code), call.actor, await placeNames(call.services.database), null)
}

/** A step along the transition table, and the project as it stands after it. */
const moving = (action: Parameters<typeof moveProject>[2]) => async (call: AboutOne & { readonly body: object }, project: ProjectRow) => {
  const reason = 'reason' in call.body && typeof call.body.reason === 'string' ? { reason: call.body.reason } : {}
  await moveProject(call.tx, project, action, { actor: call.actor, now: call.now, ...reason } satisfies Move)
  return present(call, project.publicCode)
}

export const projectRoutes: Route[] = [
  answer(projects.menu, async ({ tx, query, services: { database } }) =>
    readMenu(tx, query.village, { names: await placeNames(database), services: await servicesByCode(database) }),
  ),

  answer(projects.list, async ({ query, services: { database } }) => {
    const listed = listedProjects(query)
    if (listed === null) return { items: [], next: null }
    const names = await placeNames(database)
    const rows = (await select(database, listed.sql, LINE_SHAPE, listed.values)) as ProjectLineRow[]
    return paged(rows, (row) => presentLine(row, names, null))
  }),

  answer(projects.services, async ({ services: { database } }) => {
    const services = [...(await servicesByCode(database)).values()].filter(({ retiredAt }) => retiredAt === null)
    const inOrder = CATEGORIES.flatMap((category) => services.filter((service) => service.category === category))
    return { items: inOrder.map(({ code, category, name, about }) => ({ code, category, name, about })) }
  }),

  answer(projects.mine, async (call) => {
    const led = teamsLedBy(demandConsented(call))
    if (led.length === 0) return { items: [], teams: [] }
    const { sql, values } = projectsOfTeams(led)
    const rows = asProjects(await call.tx.query(sql, [...values]))
    const names = await placeNames(call.services.database)
    const teams = await teamsByIds(call.tx, led)
    return {
      items: rows.map((row) => presentProject(row, call.actor, names, null)),
      teams: teams.map(({ publicCode, name, kind }) => ({ code: publicCode, name, kind })),
    }
  }),

  answer(projects.toReview, async ({ query, actor, services: { database } }) => {
    insist(readsSite(actor, query.site), 'not_allowed')
    const { sql, values } = projectsWithin(query.site, query.state, query.cursor)
    const names = await placeNames(database)
    const rows = (await select(database, sql, WHOLE_SHAPE, values)) as ProjectRow[]
    return paged(rows, (row) => presentProject(row, actor, names, null))
  }),

  answerAbout(projects.one, load, async ({ tx, query, actor, services }, project) => {
    const village = query.village === undefined ? null : demand(await placeOf(tx, query.village), 'place_not_found')
    return presentProject(project, actor, await placeNames(services.database), village)
  }),

  answerPrepared(projects.propose, {
    prepare: screenContent,
    load: async ({ tx, body }) => demand(await tx.findOneBy(Team, { publicCode: body.team }), 'team_not_found'),
    act: async (call, _screened, team) => {
      const { team: _code, ...content } = call.body
      const { person } = demandConsented(call)
      return present(call, await proposeProject(call.tx, team, content, { writtenBy: person.id, now: call.now }))
    },
  }),

  answerPrepared(projects.revise, {
    prepare: screenContent,
    load,
    act: async (call, _screened, project) => {
      const { person } = demandConsented(call)
      await reviseProject(call.tx, project, call.body, { actor: call.actor, writtenBy: person.id, now: call.now })
      return present(call, project.publicCode)
    },
  }),

  answerAbout(projects.submit, load, moving('submit')),
  answerAbout(projects.putOnList, load, moving('list')),
  answerAbout(projects.return, load, moving('return')),
  answerAbout(projects.pause, load, moving('pause')),
  answerAbout(projects.resume, load, moving('resume')),
  answerAbout(projects.retire, load, moving('retire')),
]

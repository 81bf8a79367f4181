import type * as z from 'zod/mini'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { projectLine, projects } from '../../../shared/contract/projects'
import { distanceMetres, type Point } from '../../../shared/geo/distance'
import type { Actor } from '../people/actor'
import type { PlaceNames } from '../places/place.queries'
import { seesBehind } from './project.policy'
import type { ProjectLineRow, ProjectRow } from './project.rows'
import { projectActions, projectParties } from './project.standing'

/** A row of the lists; `from` is the village asked about, from which the distance is taken. */
export function presentLine(row: ProjectLineRow, names: PlaceNames, from: Point | null): z.output<typeof projectLine> {
  return {
    code: row.publicCode,
    state: row.state,
    title: row.title,
    category: row.category,
    service: { code: row.serviceCode, name: row.serviceName ?? row.serviceCode },
    summary: row.summary,
    team: { code: row.teamCode, name: row.teamName, kind: row.teamKind },
    place: { code: row.homeCode, name: names.get(row.homeCode)?.name ?? row.homeCode },
    distance: from === null ? null : distanceMetres(from, row),
  }
}

/** All of a project as this person may see it: insurance and the reason of a return only for its team and its sites. */
export function presentProject(row: ProjectRow, actor: Actor, names: PlaceNames, from: Point | null): ReplyOf<typeof projects.one> {
  const behind = seesBehind(actor, row)
  return {
    ...presentLine(row, names, from),
    version: row.version,
    detail: row.detail,
    qualification: row.qualification,
    people: row.people,
    risk: row.risk,
    insurance: behind ? row.insurance : null,
    returnReason: behind ? row.returnReason : null,
    openOrders: row.openOrders,
    actions: projectActions(row.state, projectParties(actor, row)),
  }
}

import { In } from 'typeorm'
import type * as z from 'zod/mini'
import type { planLine, planOption } from '../../../shared/contract/plan-shapes'
import { sentenceOf } from '../../../shared/vocabulary/errors'
import { CODE_LENGTH } from '../../../shared/vocabulary/places'
import type { Call } from '../../http/call'
import { ServiceOrder } from '../orders/order.entity'
import { siteLineIn } from '../orders/order-lines'
import type { Actor } from '../people/actor'
import { type PlaceNames, placeNames } from '../places/place.queries'
import type { Plan } from './plan.entity'
import { NOBODY, stateOf, teamsNamed } from './plan.presenter'
import type { Fates } from './plan.queries'
import type { KeptLine } from './plan-document'
import type { OptionWords } from './planner'
import { maySend } from './sendable-lines'

type PresentedLine = z.output<typeof planLine>
type NamedTeams = ReadonlyMap<string, { readonly code: string; readonly name: string }>

/** Lines with their orders as they stand now; three queries, however many. */
export async function presentLines(
  { tx, services, actor }: Pick<Call, 'tx' | 'services' | 'actor'>,
  { siteCode }: Pick<Plan, 'siteCode'>,
  lines: readonly KeptLine[],
  fates: Fates,
): Promise<PresentedLine[]> {
  if (lines.length === 0) return []
  const names = await placeNames(services.database)
  const teams = await teamsNamed(
    tx,
    lines.flatMap(({ teamId, also, partner }) => [
      ...(teamId === null ? [] : [teamId]),
      ...(partner === undefined ? [] : [partner.teamId]),
      ...also.map((each) => each.teamId),
    ]),
  )
  const orders = new Map((await tx.findBy(ServiceOrder, { id: In(lines.map(({ orderId }) => orderId)) })).map((order) => [order.id, order]))
  return lines.flatMap((line) => {
    const order = orders.get(line.orderId)
    return order === undefined ? [] : [lineOf(line, order, { names, teams, actor, siteCode, fates })]
  })
}

interface Around {
  readonly names: PlaceNames
  readonly teams: NamedTeams
  readonly actor: Actor
  readonly siteCode: string
  readonly fates: Fates
}

function lineOf(line: KeptLine, order: ServiceOrder, { names, teams, actor, siteCode, fates }: Around): PresentedLine {
  const refused = fates.refused.get(line.orderId)
  return {
    state: stateOf(line, fates),
    order: {
      code: order.publicCode,
      title: order.title,
      state: order.state,
      category: order.category,
      urgency: order.urgency,
      village: { code: order.villageCode, name: villageSeenFrom(names, siteCode, order.villageCode) },
      owner: siteLineIn(names, order.ownerCode),
      submittedAt: order.submittedAt.toISOString(),
    },
    team: line.teamId === null ? null : (teams.get(line.teamId) ?? NOBODY),
    partner: line.partner === undefined ? null : (teams.get(line.partner.teamId) ?? NOBODY),
    slot: line.slot,
    distance: line.distance,
    also: line.also.flatMap(({ teamId, turn }) => {
      const team = teams.get(teamId)
      return team === undefined ? [] : [{ ...team, turn }]
    }),
    reasons: [...line.reasons],
    pinned: line.pinned,
    refused: refused === undefined ? null : sentenceOf(refused),
    textHeld: order.textVerdict !== 'pass',
    maySend: maySend(actor, order.ownerCode),
  }
}

/** A village as a site calls it: in its own town by its name, and from above with its town, for villages of one name lie in many. */
function villageSeenFrom(names: PlaceNames, siteCode: string, code: string): string {
  const town = siteCode.length < CODE_LENGTH.town ? (names.get(code.slice(0, CODE_LENGTH.town))?.name ?? '') : ''
  return `${town}${names.get(code)?.name ?? ''}`
}

export function presentOption(teams: NamedTeams, option: OptionWords | null): z.output<typeof planOption> | null {
  if (option === null) return null
  const { teamId, slot, distance, cost, parts, full } = option
  return { team: teams.get(teamId) ?? NOBODY, slot, distance, cost, parts: [...parts], full }
}

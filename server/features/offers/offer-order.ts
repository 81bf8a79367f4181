import { In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { orders } from '../../../shared/contract'
import type { BodyOf } from '../../../shared/contract/endpoint'
import { type Slot, slotEnds, slotKey } from '../../../shared/time/slot'
import { startClock } from '../../clocks/deadlines'
import { newPublicCode } from '../../database/public-code'
import { insist } from '../../http/refusal'
import { type Fit, fittingTeams } from '../orders/fitting-teams'
import { insistOnStep, moveOrder, type Work } from '../orders/move-order'
import type { ServiceOrder } from '../orders/order.entity'
import { personOf } from '../people/actor'
import { Team } from '../teams/team.entity'
import { teamsByIds } from '../teams/team.queries'
import { tellTeam } from './end-offers'
import { Offer } from './offer.entity'

/** A team that is to be asked, for these slots. */
export interface Invitation {
  readonly teamId: string
  readonly slots: readonly Slot[]
}

/** What goes with the invitations of one order. */
export interface Inviting {
  readonly message: string
  /** The staff member has read a text that the screening held back, and lets the teams see it. */
  readonly textRead: boolean
  /** It is a line of a plan of a whole place. */
  readonly planned?: boolean
}

/** Offers the order to teams that staff chose by hand, all for the same slots. @throws Refusal as `inviteTeams`. */
export async function offerOrder(work: Work, order: ServiceOrder, body: BodyOf<typeof orders.offer>): Promise<void> {
  const teams = await work.tx.findBy(Team, { publicCode: In(body.teams) })
  const idOf = new Map(teams.map((team) => [team.publicCode, team.id]))
  const invitations = body.teams.map((code) => ({ teamId: idOf.get(code) ?? '', slots: body.slots }))
  await inviteTeams(work, order, invitations, body)
}

/**
 * Offers the order to one team or several, each free to take it or not; the first acceptance wins. A team is asked only for slots that the
 * order suits and the team's calendar has free, as they are in this transaction. An order that was in the pool leaves it. Returns the
 * offers' public codes.
 * @throws Refusal text_needs_review, team_not_eligible, slot_not_offered, slot_past, two_teams_needed.
 */
export async function inviteTeams(
  work: Work,
  order: ServiceOrder,
  invitations: readonly Invitation[],
  { message, textRead, planned = false }: Inviting,
): Promise<string[]> {
  await insistOnStep(work, order, { action: 'offer', planned })
  insist(order.textVerdict === 'pass' || textRead, 'text_needs_review')
  for (const { slots } of invitations) insistOnSlots(work, order, slots)
  const chosen = meeting(order, await eligible(work, order, invitations))
  const names = chosen.map(({ team }) => team.name).join('、')
  await moveOrder(work, order, {
    action: 'offer',
    by: 'site',
    planned,
    words: `已邀请${names}；队伍可以接，也可以不接`.slice(0, 160),
    facts: { teams: chosen.map(({ team }) => team.publicCode) },
    change: { round: order.round + 1, textVerdict: 'pass', overdue: false },
  })
  const codes: string[] = []
  for (const fit of chosen) codes.push(await offerTo(work, order, fit, message))
  return codes
}

function insistOnSlots({ now }: Work, order: ServiceOrder, slots: readonly Slot[]): void {
  insist(
    slots.every((slot) => slotEnds(slot) > now.getTime()),
    'slot_past',
  )
  const suits = new Set(order.slots.map(slotKey))
  insist(suits.size === 0 || slots.every((slot) => suits.has(slotKey(slot))), 'slot_not_offered')
}

/**
 * Two teams that are to come together are asked together, each for the slots that all have free; beside one that has agreed, only for its.
 * @throws Refusal two_teams_needed
 */
function meeting({ teamsNeeded, companionId, assignedSlot }: ServiceOrder, fits: readonly Fit[]): readonly Fit[] {
  if (teamsNeeded === 1) return fits
  const agreed = companionId !== null && assignedSlot !== null ? [assignedSlot] : (fits[0]?.slots ?? [])
  const has = ({ slots }: Fit, slot: Slot) => slots.some((each) => slotKey(each) === slotKey(slot))
  const slots = agreed.filter((slot) => fits.every((fit) => has(fit, slot)))
  insist(slots.length > 0 && fits.length + (companionId === null ? 0 : 1) >= teamsNeeded, 'two_teams_needed')
  return fits.map((fit) => ({ ...fit, slots }))
}

/** The teams as they stand now, each with those of its slots that are free. */
async function eligible(work: Work, order: ServiceOrder, invitations: readonly Invitation[]): Promise<Fit[]> {
  const { tx, now } = work
  const ids = invitations.map(({ teamId }) => teamId)
  insist((await teamsByIds(tx, ids)).length === ids.length, 'team_not_eligible')
  const chosen: Fit[] = []
  for (const [slots, some] of alike(invitations)) chosen.push(...(await fittingTeams(tx, order, slots, now, some)))
  insist(
    chosen.every(({ obstacle }) => obstacle === null),
    'team_not_eligible',
  )
  return chosen.toSorted((one, other) => ids.indexOf(one.team.id) - ids.indexOf(other.team.id))
}

/** Teams that are asked for the same slots, judged together. */
function alike(invitations: readonly Invitation[]): [slots: readonly Slot[], teamIds: string[]][] {
  const groups = new Map<string, [readonly Slot[], string[]]>()
  for (const { teamId, slots } of invitations) {
    const key = slots.map(slotKey).join()
    const group = groups.get(key) ?? [slots, []]
    group[1].push(teamId)
    groups.set(key, group)
  }
  return [...groups.values()]
}

async function offerTo(work: Work, order: ServiceOrder, fit: Fit, message: string): Promise<string> {
  const { tx, now, services } = work
  const id = uuidv7()
  const openFor = `${order.id}:${fit.team.id}`
  insist(!(await tx.existsBy(Offer, { openFor })), 'team_not_eligible')
  const offer: Offer = {
    id,
    publicCode: newPublicCode(),
    orderId: order.id,
    teamId: fit.team.id,
    state: 'offered',
    holdsOrderId: null,
    openFor,
    round: order.round,
    slots: fit.slots,
    acceptedSlot: null,
    reasons: fit.reasons,
    distance: fit.distance,
    message,
    declineReason: '',
    offeredBy: personOf(work.actor)?.id ?? '',
    offeredAt: now,
    replyBy: await startClock(tx, services.clocks, 'reply_offer', id, order.urgency, now),
    answeredAt: null,
    answerMinutes: null,
  }
  await tx.insert(Offer, offer)
  await tellTeam(tx, order, offer, id, '有一份邀请', now)
  return offer.publicCode
}

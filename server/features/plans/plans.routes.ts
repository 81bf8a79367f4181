import { plans } from '../../../shared/contract'
import type { Call, Route } from '../../http/call'
import { PAGE } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout, answerPrepared } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { readsSite } from '../people/actor'
import { placeNames } from '../places/place.queries'
import { Team } from '../teams/team.entity'
import { askedAt, decisionsOf, keepDraft, type Planned, replacePlan } from './make-plan'
import type { Plan } from './plan.entity'
import { planPolicies } from './plan.policy'
import { countsOf, presentPlan, stateOf, teamsNamed } from './plan.presenter'
import { deletePlan, draftOf, fatesOf, planByCode } from './plan.queries'
import type { KeptLine } from './plan-document'
import { presentLines, presentOption } from './plan-lines.presenter'
import { planMap } from './plan-map'
import { keepRefusals, sendLines, sentInWords } from './send-plan'
import { sendable } from './sendable-lines'

type AboutOne = Pick<Call, 'tx' | 'now'> & { readonly params: { readonly code: string } }

const load = ({ tx, params, now }: AboutOne): Promise<Plan> => planByCode(tx, params.code, now)

/** The draft that an address names, for what is worked out before the transaction: its policy is asked here already. */
async function ownPlan(call: Call & { readonly params: { readonly code: string } }, policy: keyof typeof planPolicies): Promise<Plan> {
  const plan = await load(call)
  planPolicies[policy](call, plan)
  return plan
}

/** Plans outside any transaction: it may take as long as a transaction must not. */
function planFor(
  { services, now }: Pick<Call, 'services' | 'now'>,
  site: string,
  words: Pick<Planned, 'pins' | 'forbids'>,
): Promise<Planned> {
  return services.planner.plan({ ...askedAt(services.clocks, now), site, ...words }).then((planned) => ({ ...words, ...planned }))
}

export const planRoutes: Route[] = [
  answer(plans.current, async (call) => {
    const { person } = demandConsented(call)
    insist(readsSite(call.actor, call.query.site), 'not_allowed')
    const plan = await draftOf(call.tx, person.id, call.query.site, call.now)
    return { plan: plan === null ? null : await presentPlan(call, plan) }
  }),

  answerPrepared(plans.make, {
    prepare: async (call) => {
      const { person } = demandConsented(call)
      const { site } = call.body
      insist(readsSite(call.actor, site), 'not_allowed')
      demand((await placeNames(call.services.database)).get(site), 'place_not_found')
      const earlier = await draftOf(call.tx, person.id, site, call.now)
      return planFor(call, site, { pins: earlier?.pins ?? [], forbids: earlier?.forbids ?? [] })
    },
    act: async (call, planned) => {
      const { person } = demandConsented(call)
      return presentPlan(call, await keepDraft(call.tx, { personId: person.id, siteCode: call.body.site }, planned, call.now))
    },
  }),

  answerAbout(plans.one, load, presentPlan),

  answerPrepared(plans.again, {
    prepare: async (call) => {
      const plan = await ownPlan(call, 'plan.make')
      insist(plan.round === call.body.round, 'plan_changed')
      return planFor(call, plan.siteCode, await decisionsOf(call.tx, plan.siteCode, call.body))
    },
    load,
    act: async (call, planned, plan) => {
      insist(plan.round === call.body.round, 'plan_changed')
      return presentPlan(call, await replacePlan(call.tx, plan, planned, call.now))
    },
  }),

  answerAbout(plans.lines, load, async (call, plan) => {
    const { show, place, team: code, cursor } = call.query
    const fates = await fatesOf(call.tx, plan)
    const team = code === undefined ? null : demand(await call.tx.findOneBy(Team, { publicCode: code }), 'team_not_found')
    const wanted = ({ line }: Placed): boolean =>
      (show === undefined || stateOf(line, fates) === show) &&
      (place === undefined || line.villageCode.startsWith(place)) &&
      (team === null || line.teamId === team.id || line.partner?.teamId === team.id || line.also.some(({ teamId }) => teamId === team.id))
    const { items, next } = pageAfter(plan, cursor, wanted)
    return { items: await presentLines(call, plan, items, fates), next }
  }),

  answerAbout(plans.line, load, async (call, plan) => {
    const kept = demand(
      plan.lines.find(({ code }) => code === call.params.order),
      'order_not_found',
    )
    const { siteCode: site, pins, forbids } = plan
    const { services, now } = call
    const question = { ...askedAt(services.clocks, now), site, pins, forbids, orderId: kept.orderId }
    const { why, teamIds, chosen, nearest, others } = await services.planner.explain(question)
    const named = [chosen, nearest, ...others].flatMap((option) => option?.teamId ?? [])
    const teams = await teamsNamed(call.tx, named)
    return {
      line: demand((await presentLines(call, plan, [kept], await fatesOf(call.tx, plan)))[0], 'order_not_found'),
      why: why.length > 0 ? [...why] : [...kept.reasons],
      chosen: presentOption(teams, chosen),
      nearest: presentOption(teams, nearest),
      others: others.flatMap((option) => presentOption(teams, option) ?? []),
      changed: kept.teamId === null ? teamIds.length > 0 : !teamIds.includes(kept.teamId),
    }
  }),

  answerAbout(plans.map, load, ({ tx, services }, plan) => planMap(tx, services.database, plan)),

  answerAbout(plans.toSend, load, async (call, plan) => {
    const { lines, ...left } = await sendable(call, plan, await fatesOf(call.tx, plan))
    return { round: plan.round, orders: lines.map(({ code }) => code), ...left }
  }),

  answerPrepared(plans.send, {
    // Each line is a transaction of its own, and happens once by its own row; so the request's transaction keeps the reply, and why some
    // did not go.
    prepare: async (call) => sendLines(call, await ownPlan(call, 'plan.send'), call.body),
    load,
    act: async (call, lines, plan) => {
      await keepRefusals(call.tx, plan, lines, call.now)
      return { lines: lines.map(sentInWords), counts: countsOf(plan, await fatesOf(call.tx, plan)) }
    },
  }),

  answerAbout(plans.discard, load, async (call, plan) => {
    await deletePlan(call.tx, plan)
    return { done: true as const }
  }),
]

/** A line with its place among all. */
interface Placed {
  readonly line: KeptLine
  readonly at: number
}

/** A page of lines after the cursor, which names the round and a place in it. @throws Refusal plan_changed for another round's. */
function pageAfter(
  plan: Plan,
  cursor: string | undefined,
  wanted: (placed: Placed) => boolean,
): { items: KeptLine[]; next: string | null } {
  const [round, after = -1] = cursor === undefined ? [plan.round] : cursor.split('.').map(Number)
  insist(round === plan.round && Number.isInteger(after), 'plan_changed')
  const found = plan.lines.map((line, at) => ({ line, at })).filter((placed) => placed.at > after && wanted(placed))
  const page = found.slice(0, PAGE)
  const last = page.at(-1)
  return { items: page.map(({ line }) => line), next: found.length > PAGE && last !== undefined ? `${plan.round}.${last.at}` : null }
}

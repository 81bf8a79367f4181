import { levelOf } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import { Line } from '../../database/line'
import { explain } from '../../matching/explain'
import { explainByProgram } from '../../matching/explain-program'
import type { Standing } from '../../matching/living-plan'
import { servicesByCode } from '../projects/project.queries'
import { AskedLately } from './asked-lately'
import { type CompoundPlan, PROGRAM_SECONDS, planCompound, withoutForbidden } from './compound-plan'
import { programSentences } from './compound-words'
import { asIf, decide } from './draft-changes'
import { optionInWords, whySentences } from './explain-words'
import { type KeptLine, measured } from './plan-document'
import { almostFitting, inTurn, linesOf } from './plan-lines'
import { type Speaking, todayAt } from './plan-words'
import type {
  Asked,
  ExplainAnswer,
  PlanAnswer,
  Planner,
  PlanQuestion,
  RankAnswer,
  ShortageAnswer,
  Supposition,
  WhatIfAnswer,
} from './planner'
import { rankFor } from './rank-order'
import { type Group, Situation } from './situation'
import { readAnyOrder, type WaitingOrder } from './situation.rows'
import { shortagesIn, suppose } from './supposing'
import { orderToPlan } from './to-plan'
import { todayByHand } from './today-by-hand'

const NOTHING: ExplainAnswer = { why: [], teamIds: [], chosen: null, nearest: null, others: [] }

/** Plans in the thread that asks, from this database. One question at a time: each moves the plan that all share. */
export class LocalPlanner implements Planner {
  private readonly situation: Situation
  private readonly line = new Line()

  constructor(private readonly database: Database) {
    this.situation = new Situation(database)
  }

  plan(question: PlanQuestion): Promise<PlanAnswer> {
    return this.line.join(async () => {
      const began = performance.now()
      const speaking = await this.catchUp(question)
      const sends = levelOf(question.site) !== 'city'
      const asked = sends ? await AskedLately.read(this.database, new Date(question.now)) : null
      return await this.planned(question, speaking, asked, began)
    })
  }

  rank(question: Asked & { readonly orderId: string }): Promise<RankAnswer> {
    return this.line.join(async () => {
      const now = new Date(question.now)
      const order = await readAnyOrder(this.database, question.orderId)
      const speaking = await this.catchUp(question, order?.slots)
      const [group] = order === null ? [] : this.situation.groupsOf(order.villageCode)
      const planned = order === null ? null : (group?.plan.inside().orders.get(order.id) ?? orderToPlan(order, this.situation.names, now))
      if (order === null || planned === null || group === undefined) return { best: [], almost: [], asking: null }
      const asked = await AskedLately.read(this.database, now)
      return rankFor({ speaking, plan: group.plan, asked, windows: question.windows }, order, planned)
    })
  }

  explain(question: PlanQuestion & { readonly orderId: string }): Promise<ExplainAnswer> {
    return this.line.join(async () => {
      const speaking = await this.catchUp(question)
      const holds = ({ plan, counties }: Group) =>
        plan.inside().orders.has(question.orderId) || this.situation.compoundOf(counties).some(({ id }) => id === question.orderId)
      const group = this.situation.groupsOf(question.site).find(holds)
      if (group === undefined) return { ...NOTHING, teamIds: teamsAsked(this.situation.waitingIn(question.site), question.orderId) }
      const decided = decide(speaking, group.plan, question.pins, question.forbids, () => '')
      return asIf(group.plan, decided.orders, async () => {
        const compound = await this.compoundIn(group, question.forbids, group.plan.standing())
        return compound?.within.has(question.orderId)
          ? byProgram(speaking, compound, question.orderId)
          : explained(speaking, group, question.orderId)
      })
    })
  }

  shortages(question: Asked & { readonly site: string }): Promise<ShortageAnswer> {
    return this.line.join(async () => {
      await this.catchUp(question)
      return shortagesIn(this.situation, question.site)
    })
  }

  whatIf(question: Asked & { readonly site: string; readonly supposed: Supposition }): Promise<WhatIfAnswer> {
    return this.line.join(async () => {
      await this.catchUp(question)
      return suppose(this.situation, question.site, question.supposed)
    })
  }

  warmUp(question: Asked): Promise<void> {
    return this.line.join(async () => {
      await this.catchUp(question)
    })
  }

  async close(): Promise<void> {
    await this.line.settled()
  }

  private async catchUp({ now }: Asked, slots: Parameters<Situation['catchUp']>[1] = []): Promise<Speaking> {
    await this.situation.catchUp(new Date(now), slots)
    return { today: todayAt(now), services: await servicesByCode(this.database), teams: this.situation.teams }
  }

  /** What orders of the group that take more than one place make of its plan; null without any. */
  private async compoundIn(
    { counties, teams, plan }: Group,
    forbids: PlanQuestion['forbids'],
    standing: Standing,
  ): Promise<CompoundPlan | null> {
    const orders = withoutForbidden(this.situation.compoundOf(counties), forbids)
    return orders.length === 0 ? null : planCompound(orders, this.situation.teamsToPlan(teams), plan, standing)
  }

  private async planned(
    { site, pins, forbids, windows }: PlanQuestion,
    speaking: Speaking,
    asked: AskedLately | null,
    began: number,
  ): Promise<PlanAnswer> {
    const waiting = inTurn(this.situation.waitingIn(site))
    const titles = new Map(waiting.map(({ id, title }) => [id, title]))
    const lines: KeptLine[] = []
    const unmet: string[] = []
    let gap = 0
    let best = true
    for (const group of this.situation.groupsOf(site)) {
      const { plan, counties } = group
      const decided = decide(speaking, plan, pins, forbids, (id) => titles.get(id) ?? '')
      const own = waiting.filter(({ villageCode }) => counties.some((county) => villageCode.startsWith(county)))
      await asIf(plan, decided.orders, async () => {
        const standing = plan.standing()
        const compound = await this.compoundIn(group, forbids, standing)
        gap += standing.gap.unservedWeight + standing.gap.quality + (compound?.gap ?? 0)
        best &&= compound?.best ?? true
        lines.push(
          ...linesOf({ speaking, names: this.situation.names, plan, standing, compound, pinned: decided.pinned, asked, windows }, own),
        )
      })
      unmet.push(...decided.unmet)
    }
    const counties = this.situation.countiesOf(site)
    return {
      lines,
      figures: {
        planned: measured(lines.filter(({ state }) => state !== 'pooled')),
        today: todayByHand(waiting, speaking.teams, this.situation.names),
        proof: proofIn(gap, best),
        unmet,
        took: Math.round(performance.now() - began),
        seen: this.situation.seen(counties),
      },
    }
  }
}

/** The teams that are being asked for an order that takes more than one place: it stays with them until they have answered. */
function teamsAsked(waiting: readonly WaitingOrder[], orderId: string): string[] {
  const order = waiting.find(({ id }) => id === orderId)
  if (order === undefined || order.pooled) return []
  return [...(order.companionId === null ? [] : [order.companionId]), ...order.offers.map(({ teamId }) => teamId)]
}

function proofIn(gap: number, best: boolean): PlanAnswer['figures']['proof'] {
  if (gap > 0) return { best: false, words: `离最好的排法最多差 ${gap} 分` }
  if (best) return { best: true, words: '已证明没有更好的排法' }
  return { best: false, words: '普通的单已证明没有更好的排法；要求更高的单和争同样队伍的单一起另排，其余的单不动，已证明这样排最好' }
}

/** Why an order is planned as it is by an integer program. */
async function byProgram(speaking: Speaking, { programs, living }: CompoundPlan, orderId: string): Promise<ExplainAnswer> {
  for (const county of programs.values()) {
    const order = county.orders.find(({ id }) => id === orderId)
    const explanation = order === undefined ? null : await explainByProgram(county, orderId, PROGRAM_SECONDS)
    if (order !== undefined && explanation !== null) {
      return { ...NOTHING, why: programSentences(speaking, order, explanation), teamIds: explanation.assignment?.teamIds ?? [] }
    }
  }
  return explained(speaking, { plan: living }, orderId)
}

function explained(speaking: Speaking, { plan }: Pick<Group, 'plan'>, orderId: string): ExplainAnswer {
  const order = plan.inside().orders.get(orderId)
  const explanation = explain(plan, orderId)
  if (order === undefined || explanation === null) return NOTHING
  return {
    why: whySentences(speaking, order, explanation, () => almostFitting(plan, order)),
    teamIds: explanation.chosen === null ? [] : [explanation.chosen.teamId],
    chosen: explanation.chosen && optionInWords(speaking, order, explanation.chosen, true),
    nearest: explanation.nearest && optionInWords(speaking, order, explanation.nearest),
    others: explanation.others.map((option) => optionInWords(speaking, order, option)),
  }
}

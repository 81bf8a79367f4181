import { levelOf } from '../../../shared/vocabulary/places'
import type { Database } from '../../database/database'
import { Line } from '../../database/line'
import { explain } from '../../matching/explain'
import { servicesByCode } from '../projects/project.queries'
import { AskedLately } from './asked-lately'
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
import { readAnyOrder } from './situation.rows'
import { shortagesIn, suppose } from './supposing'
import { orderToPlan } from './to-plan'
import { todayByHand } from './today-by-hand'

const NOTHING: ExplainAnswer = { why: [], chosen: null, nearest: null, others: [] }

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
      return this.planned(question, speaking, asked, began)
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
      const group = this.situation.groupsOf(question.site).find(({ plan }) => plan.inside().orders.has(question.orderId))
      if (group === undefined) return NOTHING
      const decided = decide(speaking, group.plan, question.pins, question.forbids, () => '')
      return asIf(group.plan, decided.orders, () => explained(speaking, group, question.orderId))
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

  private planned(
    { site, pins, forbids, windows }: PlanQuestion,
    speaking: Speaking,
    asked: AskedLately | null,
    began: number,
  ): PlanAnswer {
    const waiting = inTurn(this.situation.waitingIn(site))
    const titles = new Map(waiting.map(({ id, title }) => [id, title]))
    const lines: KeptLine[] = []
    const unmet: string[] = []
    let gap = 0
    for (const group of this.situation.groupsOf(site)) {
      const { plan, counties } = group
      const decided = decide(speaking, plan, pins, forbids, (id) => titles.get(id) ?? '')
      const own = waiting.filter(({ villageCode }) => counties.some((county) => villageCode.startsWith(county)))
      asIf(plan, decided.orders, () => {
        const standing = plan.standing()
        gap += standing.gap.unservedWeight + standing.gap.quality
        lines.push(...linesOf({ speaking, plan, standing, pinned: decided.pinned, asked, windows }, own))
      })
      unmet.push(...decided.unmet)
    }
    const counties = this.situation.countiesOf(site)
    return {
      lines,
      figures: {
        planned: measured(lines.filter(({ state }) => state !== 'pooled')),
        today: todayByHand(waiting, speaking.teams, this.situation.names),
        proof: { best: gap === 0, words: gap === 0 ? '已证明没有更好的排法' : `离最好的排法最多差 ${gap} 分` },
        unmet,
        took: Math.round(performance.now() - began),
        seen: this.situation.seen(counties),
      },
    }
  }
}

function explained(speaking: Speaking, { plan }: Group, orderId: string): ExplainAnswer {
  const order = plan.inside().orders.get(orderId)
  const explanation = explain(plan, orderId)
  if (order === undefined || explanation === null) return NOTHING
  return {
    why: whySentences(speaking, order, explanation, () => almostFitting(plan, order)),
    chosen: explanation.chosen && optionInWords(speaking, order, explanation.chosen, true),
    nearest: explanation.nearest && optionInWords(speaking, order, explanation.nearest),
    others: explanation.others.map((option) => optionInWords(speaking, order, option)),
  }
}

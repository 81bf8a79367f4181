import type { EntityManager } from 'typeorm'
import { VISIT_STATES, type VisitState } from '../../../shared/lifecycle/return-visit'
import {
  VISIT_ANSWERS,
  VISIT_QUESTIONS,
  type VisitAnswer,
  type VisitAnswers,
  type VisitQuestion,
} from '../../../shared/vocabulary/return-visits'
import type { Database } from '../../database/database'
import { type Row, rowReader, type Shape } from '../../database/rows'
import { select } from '../../database/select'
import { PAGE } from '../../http/paging'
import { ReturnVisit, VisitDraw } from './return-visit.entity'

const LINE = {
  publicCode: 'text',
  orderId: 'text',
  position: 'whole',
  state: 'text',
  tries: 'whole',
  title: 'text',
  villageCode: 'text',
  poor: 'flag',
  reopened: 'flag',
} as const satisfies Shape

export type VisitRow = Omit<Row<typeof LINE>, 'state'> & { readonly state: VisitState }

/** The SELECT of a page of a draw's visits in the order of the draw; with a state, those in it. */
const listSql = (inState: boolean): string => `select v.publicCode, v.orderId, v.position, v.state, v.tries, o.title, v.villageCode, v.poor,
  v.reopened from return_visit v join service_order o on o.id = v.orderId
  where v.drawId = ? and ${inState ? 'v.state = ? and ' : ''}v.position > ? order by v.position limit ${PAGE + 1}`

/** One row more than a page, so that the caller knows whether another follows. */
export async function visitsOf(
  database: Database,
  drawId: string,
  state: VisitState | undefined,
  cursor: string | undefined,
): Promise<VisitRow[]> {
  const values = [drawId, ...(state === undefined ? [] : [state]), Number(cursor ?? 0)]
  return (await select(database, listSql(state !== undefined), LINE, values)) as VisitRow[]
}

const readCodes = rowReader({ publicCode: 'text' })

/** The public codes of the orders that were drawn, in the order of the draw. */
export async function drawnCodes(tx: EntityManager, drawId: string): Promise<string[]> {
  const sql = 'select o.publicCode from return_visit v join service_order o on o.id = v.orderId where v.drawId = ? order by v.position'
  return readCodes((await tx.query(sql, [drawId])) as unknown[]).map(({ publicCode }) => publicCode)
}

/** A page of the draws of a place and all below it, the newest first, and one row more. */
export async function drawsUnder(tx: EntityManager, under: string, cursor: string | undefined): Promise<VisitDraw[]> {
  const query = tx.createQueryBuilder(VisitDraw, 'd').where('d.placeCode >= :under and d.placeCode < :end', { under, end: `${under}:` })
  if (cursor !== undefined) query.andWhere('d.id < :cursor', { cursor })
  return query
    .orderBy('d.id', 'DESC')
    .limit(PAGE + 1)
    .getMany()
}

/** How many draws of the same place and period there were before this one. */
export const earlierDraws = (tx: EntityManager, { id, placeCode, fromDate, untilDate }: VisitDraw): Promise<number> =>
  tx
    .createQueryBuilder(VisitDraw, 'd')
    .where('d.placeCode = :placeCode and d.fromDate = :fromDate and d.untilDate = :untilDate and d.id < :id', {
      ...{ placeCode, fromDate, untilDate, id },
    })
    .getCount()

export interface VisitFigures {
  readonly states: Record<VisitState, number>
  readonly answers: Record<VisitQuestion, Record<VisitAnswer, number>>
  readonly poor: number
  readonly followed: number
}

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>

/** How far a draw has come and what was answered; a draw is few enough to be read whole. */
export async function visitFigures(tx: EntityManager, drawId: string): Promise<VisitFigures> {
  const visits = await tx.findBy(ReturnVisit, { drawId })
  const states = zeros(VISIT_STATES)
  const answers = Object.fromEntries(VISIT_QUESTIONS.map((question) => [question, zeros(VISIT_ANSWERS)])) as VisitFigures['answers']
  for (const visit of visits) {
    states[visit.state] += 1
    for (const question of visit.answers === null ? [] : VISIT_QUESTIONS) answers[question][(visit.answers as VisitAnswers)[question]] += 1
  }
  const poor = visits.filter((visit) => visit.poor)
  return { states, answers, poor: poor.length, followed: poor.filter(({ reopened }) => reopened).length }
}

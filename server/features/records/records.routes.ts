import type { EntityManager } from 'typeorm'
import type * as z from 'zod/mini'
import { type RECORD_STANDINGS, type record as recordSchema, records, verificationPage } from '../../../shared/contract/records'
import type { Route } from '../../http/call'
import { PAGE, pageOf } from '../../http/paging'
import { demand } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { drawSheet } from './draw-sheet'
import { issueRecord } from './issue-record'
import { ServiceRecord } from './record.entity'
import { hashOf, type Sheet } from './sheet'

function recordPresented(record: ServiceRecord): z.output<typeof recordSchema> {
  return {
    code: record.publicCode,
    verification: record.verification,
    from: record.fromDate,
    until: record.untilDate,
    totals: { timedMinutes: record.timedMinutes, manualMinutes: record.manualMinutes },
    entries: record.entries,
    issuer: record.issuer,
    issuedAt: record.issuedAt.toISOString(),
    revokedAt: record.revokedAt?.toISOString() ?? null,
  }
}

/** A page of somebody's sheets, the newest first, and one row more. */
export function recordsOf(tx: EntityManager, personId: string, cursor: string | undefined): Promise<ServiceRecord[]> {
  const query = tx
    .createQueryBuilder(ServiceRecord, 'r')
    .where('r.personId = :personId', { personId })
    .orderBy('r.id', 'DESC')
    .limit(PAGE + 1)
  if (cursor !== undefined) query.andWhere('r.id < :cursor', { cursor })
  return query.getMany()
}

/** Whether a sheet is genuine; one of which the kept content no longer has its hash is none that was issued here. */
function standingOf(record: ServiceRecord | null): (typeof RECORD_STANDINGS)[number] {
  if (record === null || hashOf(record.content) !== record.hash) return 'unknown'
  return record.revokedAt === null ? 'genuine' : 'revoked'
}

export const recordRoutes: Route[] = [
  answer(records.issue, async (call) => recordPresented(await issueRecord(call, demandConsented(call).person, call.body))),

  answer(records.mine, async (call) => {
    const { person } = demandConsented(call)
    const { items, next } = pageOf(await recordsOf(call.tx, person.id, call.query.cursor), ({ id }) => id)
    return { items: items.map(recordPresented), next }
  }),

  answer(records.verify, async ({ tx, params }) => ({
    standing: standingOf(await tx.findOneBy(ServiceRecord, { verification: params.verification })),
  })),

  answerAbout(
    records.pdf,
    async ({ tx, params }) => demand(await tx.findOneBy(ServiceRecord, { publicCode: params.code }), 'record_not_found'),
    async ({ services }, record) => {
      const { publicUrl } = services.settings
      const verifyAt = publicUrl === null ? null : publicUrl + verificationPage(record.verification)
      return { mime: 'application/pdf', bytes: await drawSheet(record.content as Sheet, { verifyAt, revoked: record.revokedAt !== null }) }
    },
  ),
]

import * as z from 'zod/mini'
import { endpoint } from './endpoint'
import { byCode, date, moment, page, paging, publicCode } from './fields'
import { hoursTotals } from './hours'

export const RECORD_STANDINGS = ['genuine', 'revoked', 'unknown'] as const

/** What a paper's code opens: sixteen characters of base58, printed in groups of four. */
export const verificationCode = z.string().check(z.regex(/^[1-9A-HJ-NP-Za-km-z]{16}$/, '核验码不正确'))

/** The page of the client that a paper's QR code leads to. */
export const verificationPage = (code: string): string => `/pages/verify/index?code=${code}`

/** A record sheet (志愿服务记录单) that its person had issued. */
export const record = z.object({
  code: publicCode,
  verification: z.string(),
  from: date,
  until: date,
  totals: hoursTotals,
  entries: z.int(),
  issuer: z.string(),
  issuedAt: moment,
  /** Set when an entry on it was reversed afterwards. */
  revokedAt: z.nullable(moment),
})

export const records = {
  issue: endpoint({
    method: 'POST',
    path: '/records',
    summary: '开一张志愿服务记录单：免费，随时可开',
    policy: 'signed_in',
    audit: 'record.issue',
    body: z.strictObject({ from: date, until: date }),
    reply: record,
  }),
  mine: endpoint({
    method: 'GET',
    path: '/records/mine',
    summary: '我开过的志愿服务记录单',
    policy: 'signed_in',
    audit: 'record.mine',
    query: z.strictObject({ ...paging }),
    reply: page(record),
  }),
  pdf: endpoint({
    method: 'GET',
    path: '/records/:code/pdf',
    summary: '志愿服务记录单的 PDF（只有本人能取）',
    policy: 'record.own',
    // Drawing one costs what taking in a photo costs.
    limit: 'upload',
    audit: 'record.pdf',
    params: byCode,
    reply: z.object({}),
    bytes: true,
  }),
  verify: endpoint({
    method: 'GET',
    path: '/records/verify/:verification',
    summary: '核验一张记录单：真、已撤销、查无此单；不显示任何个人信息',
    policy: 'anyone',
    audit: 'record.verify',
    params: z.strictObject({ verification: verificationCode }),
    reply: z.object({ standing: z.enum(RECORD_STANDINGS) }),
  }),
}

import type * as z from 'zod/mini'
import type { notice } from '../../../shared/contract/notices'
import type { NoticeRow } from './notice.queries'

/** A notice as its person reads it. */
export function noticePresented({ id, title, body, opens, at, readAt, orderCode }: NoticeRow): z.output<typeof notice> {
  return { id, title, body, opens, at: at.toISOString(), read: readAt !== null, order: orderCode }
}

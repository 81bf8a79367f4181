import { change } from '../database/change'
import type { Services } from '../services'

const DAY_MS = 86_400_000

/**
 * How long what is no longer needed is kept, in days. Where somebody checked in: 30. Sessions that ended, and what the log would tell of
 * them: 180, which is the law's least for logs (Cybersecurity Law art. 21). Security events: 400. Who took which register along: 1,096, three years. The audit itself is never shortened, so
 * that who took whose data along can be told for more than the three years that are asked for.
 */
const RETENTION: readonly { readonly days: number; readonly sql: string }[] = [
  { days: 30, sql: 'update check_event set distance = null where distance is not null and receivedAt < ?' },
  { days: 180, sql: 'delete from session where endedAt < ?' },
  { days: 180, sql: 'delete from session where expiresAt < ?' },
  { days: 400, sql: 'delete from security_event where at < ?' },
  { days: 1096, sql: 'delete from register_export where at < ?' },
]

/** Takes away what has been kept long enough. For the worker. */
export async function retain({ database, now }: Pick<Services, 'database' | 'now'>): Promise<void> {
  for (const { days, sql } of RETENTION) {
    await database.transaction((tx) => change(tx, sql, [new Date(now().getTime() - days * DAY_MS)]))
  }
}

import type { Database, Whereabouts } from '../../server/database/database'

/** Where a test's database lies, for another connection, thread or process that opens it too. */
export function whereaboutsOf(database: Database): Whereabouts {
  const { options } = database.writes
  if (options.type === 'better-sqlite3') return { file: options.database }
  const url = new URL(process.env.DATABASE_URL ?? '')
  url.pathname = `/${String(options.database)}`
  return { url: url.href }
}

/** What a database's error means, read from the codes of either dialect. */

/** SQLite's primary result codes; the extended code's low byte. */
const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6
const SQLITE_FULL = 13
/** SQLite's extended codes for a duplicate: unique constraint, primary key, row id. */
const SQLITE_DUPLICATES = new Set([2067, 1555, 2579])

interface Codes {
  /** MySQL's symbolic name. */
  readonly code?: unknown
  /** SQLite's extended result code. */
  readonly errcode?: unknown
  /** mysql2's mark: the connection is of no use any more. */
  readonly fatal?: unknown
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** TypeORM wraps what the driver threw; a prepared select and a COMMIT may give it bare. */
function codesOf(error: unknown): Codes {
  if (!isObject(error)) return {}
  return 'driverError' in error && isObject(error.driverError) ? error.driverError : error
}

function isSqliteBusy({ errcode }: Codes): boolean {
  return typeof errcode === 'number' && [SQLITE_BUSY, SQLITE_LOCKED].includes(errcode & 0xff)
}

/** Whether a row was refused because its primary or a unique key already exists. The surrounding transaction may go on. */
export function isUniqueViolation(error: unknown): boolean {
  const codes = codesOf(error)
  return codes.code === 'ER_DUP_ENTRY' || (typeof codes.errcode === 'number' && SQLITE_DUPLICATES.has(codes.errcode))
}

/**
 * Whether the database gave up waiting for somebody else's lock (five seconds on MySQL), or the transaction lost against others in every
 * attempt. Nothing of it was kept; the caller may be told to come back.
 */
export function isLockTimeout(error: unknown): boolean {
  return codesOf(error).code === 'ER_LOCK_WAIT_TIMEOUT' || isTransient(error)
}

/**
 * Whether the same transaction, begun again, may well succeed: a deadlock's victim (a Galera node also says so when another node's commit
 * came first, even at COMMIT), a row changed under a snapshot, a busy SQLite file. A lock wait that timed out is not among them: it has
 * already cost five seconds.
 */
export function isTransient(error: unknown): boolean {
  const codes = codesOf(error)
  return codes.code === 'ER_LOCK_DEADLOCK' || codes.code === 'ER_CHECKREAD' || isSqliteBusy(codes)
}

/** A MySQL server that goes down, takes no more connections, or is a cluster's node without its cluster. */
const NOT_SERVING = new Set<unknown>(['ER_SERVER_SHUTDOWN', 'ER_CON_COUNT_ERROR', 'ER_TOO_MANY_USER_CONNECTIONS', 'ER_UNKNOWN_COM_ERROR'])

/** Whether the database cannot be reached. A commit that was under way may have been kept or not: only the same key can tell. */
export function isUnavailable(error: unknown): boolean {
  const codes = codesOf(error)
  return codes.fatal === true || NOT_SERVING.has(codes.code)
}

const NO_SPACE = new Set<unknown>(['ENOSPC', 'EDQUOT', 'ER_DISK_FULL', 'ER_RECORD_FILE_FULL'])

/** Whether a disk is full: the database's, or the one for uploaded files. Nothing of the transaction was kept. */
export function isStorageFull(error: unknown): boolean {
  const codes = codesOf(error)
  return NO_SPACE.has(codes.code) || (typeof codes.errcode === 'number' && (codes.errcode & 0xff) === SQLITE_FULL)
}

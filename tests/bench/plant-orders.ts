import type { EntityManager } from 'typeorm'
import { V7Generator } from 'uuidv7'
import type { Database } from '../../server/database/database'
import type { Value } from '../../server/database/prepared-select'
import { CATEGORIES } from '../../shared/vocabulary/categories'
import { CODE_LENGTH } from '../../shared/vocabulary/places'

/** How the orders that are planted differ from one another; the rest of them is alike. */
export interface Planting {
  readonly count: number
  /** Codes of villages, over which the orders are spread evenly. */
  readonly villages: readonly string[]
  readonly placerId: string
  /** The time of the newest; each order before it is a minute older. */
  readonly newest: Date
  /** Of so many orders, the last is open and all before it have ended; 1 for open ones alone. */
  readonly oneOpenIn: number
}

/** Rows of one INSERT: few enough for SQLite's limit of values in a statement. */
const AT_ONCE = 500
/** Rows of one transaction: pages of indexes that many rows share are then written once. */
const A_COMMIT = 40_000

const ORDER_COLUMNS = [
  ...['id', 'publicCode', 'state', 'turn', 'open', 'shown', 'countyCode', 'townCode', 'villageCode', 'ownerCode', 'title', 'category'],
  ...['text', 'textVerdict', 'urgency', 'slots', 'channel', 'placerId', 'requesterId', 'relation', 'promiseClock', 'promiseDue'],
  ...['submittedAt', 'updatedAt'],
]
const CONTACT_COLUMNS = ['orderId', 'requesterName', 'requesterPhone', 'beneficiaryName', 'beneficiaryPhone', 'address', 'healthNotes']

/** Puts orders and their contacts into the tables themselves, far faster than any use case would. */
export async function plantOrders(database: Database, planting: Planting): Promise<void> {
  const ids = new V7Generator()
  const rows = Array.from({ length: planting.count }, (_, index) => orderRow(planting, ids, index))
  for (let first = 0; first < rows.length; first += A_COMMIT) {
    await database.transaction(async (tx) => {
      for (let from = first; from < Math.min(first + A_COMMIT, rows.length); from += AT_ONCE) {
        const some = rows.slice(from, from + AT_ONCE)
        await insertRows(tx, 'service_order', ORDER_COLUMNS, some)
        const contacts = some.map(([id = null]) => [id, '张伯', '07502009801', '张伯', '07502009801', '祠堂后第三家', ''])
        await insertRows(tx, 'order_contact', CONTACT_COLUMNS, contacts)
      }
    })
  }
}

/** Inserts rows with one statement; columns that are not named keep their defaults. */
export async function insertRows(
  tx: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const names = columns.map((name) => `\`${name}\``).join(', ')
  const marks = `(${columns.map(() => '?').join(', ')})`
  await tx.query(`insert into \`${table}\` (${names}) values ${rows.map(() => marks).join(', ')}`, rows.flat())
}

function orderRow({ count, villages, placerId, newest, oneOpenIn }: Planting, ids: V7Generator, index: number): Value[] {
  const at = new Date(newest.getTime() - (count - index) * 60_000)
  const open = (index + 1) % oneOpenIn === 0
  // Villages follow one another, so that a town's orders lie apart from each other in the table, as they do in life.
  const village = villages[index % villages.length] ?? ''
  const category = CATEGORIES[Math.floor(index / villages.length) % CATEGORIES.length] ?? null
  const due = new Date(at.getTime() + 48 * 3_600_000)
  return [
    idAt(ids, at),
    String(index).padStart(8, 'A'),
    open ? 'submitted' : 'closed',
    open ? 'owner' : 'nobody',
    open,
    index % 2 === 0,
    village.slice(0, CODE_LENGTH.county),
    village.slice(0, CODE_LENGTH.town),
    village,
    village,
    '祠堂门口的路灯坏了',
    category,
    '祠堂门口的路灯坏了几天，晚上看不清路，能不能找人看看？',
    'pass',
    'normal',
    '[]',
    'app',
    placerId,
    placerId,
    'self',
    open ? 'answer' : null,
    open ? due : null,
    at,
    at,
  ]
}

const idAt = (ids: V7Generator, at: Date): string => ids.generateOrResetCore(at.getTime(), 10_000).toString()

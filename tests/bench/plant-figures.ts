import type { EntityManager } from 'typeorm'
import type { Database } from '../../server/database/database'
import { factOf } from '../../server/features/figures/fact'
import { Chance } from '../../server/seed/city/chance'
import { COUNTERS } from '../../shared/figures/counters'
import { addDays, beijingAt } from '../../shared/time/beijing'
import { type RandomLife, randomLives } from '../support/random-lives'
import { insertRows } from './plant-orders'

/** Rows of one INSERT, and of one transaction. */
const AT_ONCE = 500
const A_COMMIT = 20_000
const SEED = 20_230_728
/** People among whom the orders of a village are spread. */
const BENEFICIARIES = 300
/** Days within which orders may still be open. */
const OPEN_DAYS = 4
const ENDED: readonly string[] = ['closed', 'refused', 'referred']

interface Year {
  readonly count: number
  readonly villages: readonly string[]
  readonly from: string
  readonly days: number
}

const ORDER_COLUMNS = [
  ...['id', 'publicCode', 'state', 'turn', 'open', 'shown', 'countyCode', 'townCode', 'villageCode', 'ownerCode', 'title', 'category'],
  ...['serviceCode', 'text', 'textVerdict', 'urgency', 'slots', 'channel', 'placerId', 'relation', 'stars', 'refusal'],
  ...['submittedAt', 'updatedAt'],
]
const CONTACT_COLUMNS = ['orderId', 'requesterName', 'requesterPhone', 'beneficiaryName', 'beneficiaryPhone', 'address', 'healthNotes']
const FACT_COLUMNS = ['orderId', 'date', 'countyCode', 'townCode', 'villageCode', 'service', 'beneficiary', ...COUNTERS] as const

/** Puts orders of random lives with their facts into the tables, and the sums of the facts into the tallies, far faster than use cases would. */
export async function plantFigures(database: Database, { count, ...year }: Year): Promise<void> {
  const chance = new Chance(SEED)
  for (let planted = 0; planted < count; ) {
    const lives = settled(randomLives(chance, { ...year, count: A_COMMIT }), year).slice(0, count - planted)
    planted += lives.length
    await database.transaction(async (tx) => {
      for (let from = 0; from < lives.length; from += AT_ONCE) await plantSome(tx, lives.slice(from, from + AT_ONCE), chance)
    })
  }
  await database.transaction(sumFacts)
  if (database.dialect === 'mysql')
    await database.exclusively(() =>
      database.writes.query('analyze table service_order, order_contact, order_fact, order_tally, beneficiary_month'),
    )
}

/** As in life: whatever is older than a few days has ended. */
function settled(lives: readonly RandomLife[], { from, days }: Omit<Year, 'count'>): RandomLife[] {
  const recent = addDays(from, days - OPEN_DAYS)
  return lives.filter(({ date, state }) => date >= recent || ENDED.includes(state))
}

async function plantSome(tx: EntityManager, lives: readonly RandomLife[], chance: Chance): Promise<void> {
  await insertRows(tx, 'service_order', ORDER_COLUMNS, lives.map(orderRow))
  const contacts = lives.map(({ id, beneficiary }) => [id, '甲', '', beneficiary, '', '', ''])
  await insertRows(tx, 'order_contact', CONTACT_COLUMNS, contacts)
  const facts = lives.map((life) => {
    const whose = `${life.villageCode} ${chance.below(BENEFICIARIES)}`
    return factOf({ ...life, submittedAt: placedAt(life) }, life.steps, whose)
  })
  const rows = facts.map((fact) => FACT_COLUMNS.map((name) => fact[name]))
  await insertRows(tx, 'order_fact', FACT_COLUMNS, rows)
}

const placedAt = ({ date, minutes }: RandomLife): Date => new Date(beijingAt(date, minutes))

function orderRow(life: RandomLife) {
  const { villageCode: village, state, category, serviceCode, channel, stars, refusal } = life
  const ended = ENDED.includes(state)
  const at = placedAt(life)
  return [
    ...[life.id, life.publicCode, state, ended ? 'nobody' : 'owner', !ended, state === 'closed', village.slice(0, 6), village.slice(0, 9)],
    ...[village, village, '理发', category, serviceCode, '', 'pass', 'normal', '[]', channel, life.id, 'self', stars, refusal, at, at],
  ]
}

/** Makes the tallies and the beneficiaries' months from the facts that stand there; there must be none yet. */
export async function sumFacts(tx: EntityManager): Promise<void> {
  for (const sql of SUMS) await tx.query(sql)
}

const names = COUNTERS.map((name) => `\`${name}\``).join(', ')
const sums = COUNTERS.map((name) => `sum(\`${name}\`)`).join(', ')
const cells = (parent: string, place: string): string => `insert into order_tally (parentCode, date, placeCode, service, ${names})
  select ${parent}, date, ${place}, service, ${sums} from order_fact group by ${parent}, date, ${place}, service`

const SUMS = [
  cells('substr(countyCode, 1, 4)', 'countyCode'),
  cells('countyCode', 'townCode'),
  cells('townCode', 'villageCode'),
  `insert into beneficiary_month (beneficiary, month, countyCode, townCode, villageCode, services)
   select beneficiary, substr(date, 1, 7), countyCode, townCode, villageCode, sum(finished) from order_fact
   where finished = 1 group by beneficiary, substr(date, 1, 7), countyCode, townCode, villageCode`,
]

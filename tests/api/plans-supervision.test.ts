import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import type { Database } from '../../server/database/database'
import { countsByDay, countsByPlace, figureOrders, servedByPlace, unmetByService } from '../../server/features/figures/figures.queries'
import { hoursDueBySite, hoursDueIn, stuckByOwner, stuckOrders, urgesIn } from '../../server/features/supervision/supervision.queries'
import { COUNTERS } from '../../shared/figures/counters'
import { CODE_LENGTH, type PlaceLevel } from '../../shared/vocabulary/places'
import { sumFacts } from '../bench/plant-figures'
import { insertRows } from '../bench/plant-orders'
import { freshDatabase } from '../support/database'
import { plansOf } from '../support/explain'
import { type Planted, plantLists } from '../support/plant-lists'

const now = new Date('2026-11-24T02:00:00.000Z')
const YEAR = { from: '2026-11-20', until: '2026-11-24' }

let database: Database
let planted: Planted

beforeAll(async () => {
  database = await freshDatabase()
  planted = await plantLists(database, now)
  await database.transaction(async (tx) => {
    await tx.query(EVENTS)
    await tx.query(FACTS)
    await sumFacts(tx)
    await plantUrges(tx)
  })
  if (database.dialect === 'mysql')
    await database.exclusively(() => database.writes.query('analyze table order_event, order_fact, order_tally, beneficiary_month, urge'))
})
afterAll(() => database.close())

const FACTS = `insert into order_fact (orderId, date, countyCode, townCode, villageCode, service, beneficiary, ${COUNTERS.join(', ')})
  select id, substr(submittedAt, 1, 10), countyCode, townCode, villageCode, coalesce(category, '~'), substr(id, 1, 20), ${COUNTERS.map(() => '1').join(', ')}
  from service_order`

const EVENTS = `insert into order_event (id, orderId, seq, action, state, \`by\`, ownerCode, words, said, at)
  select id, id, 0, 'submit', 'submitted', 'requester', ownerCode, '', '', submittedAt from service_order`

async function plantUrges(tx: EntityManager): Promise<void> {
  const orders: { id: string; countyCode: string; townCode: string; villageCode: string }[] = await tx.query(
    'select id, countyCode, townCode, villageCode from service_order order by id limit 3000',
  )
  const columns = [
    'id',
    'publicCode',
    'orderId',
    'waitsFor',
    'countyCode',
    'townCode',
    'villageCode',
    'siteCode',
    'sentBy',
    'text',
    'sentAt',
  ]
  const rows = orders.map((each, index) => {
    const waits = index % 5 === 0 ? each.id : null
    const code = String(index).padStart(8, 'A')
    return [uuidv7(), code, each.id, waits, each.countyCode, each.townCode, each.villageCode, each.countyCode, each.id, '请回复', now]
  })
  for (let from = 0; from < rows.length; from += 500) await insertRows(tx, 'urge', columns, rows.slice(from, from + 500))
}

const placeOf = (level: PlaceLevel): string => planted.village.slice(0, CODE_LENGTH[level])

type Case = readonly [
  name: string,
  ask: (database: Database, reads: EntityManager) => Promise<unknown>,
  table: string,
  ...indexes: string[],
]

const stuck = (show: 'late' | 'raised' | 'ownerless' | 'urged', level: PlaceLevel) => (asked: Database) =>
  stuckOrders(asked, { site: placeOf(level), show }, now)
const behind = (level: PlaceLevel, cursor?: string) => (asked: Database) =>
  figureOrders(asked, { place: placeOf(level), ...YEAR, figure: 'answered', show: 'rest', cursor })

/** Open orders are few beside all that ever were: whatever index of the place finds them. Where two may, both are named. */
const CASES: readonly Case[] = [
  ['what is late in a village', stuck('late', 'village'), 'o', 'ix_order_village'],
  ['what is late in a town', stuck('late', 'town'), 'o', 'ix_order_town'],
  ['what is late in a county', stuck('late', 'county'), 'o', 'ix_order_county'],
  ['what is late in the city', stuck('late', 'city'), 'o', 'ix_order_open'],
  ['what came up in a county', stuck('raised', 'county'), 'o', 'ix_order_county'],
  ['what nobody can act on in a county', stuck('ownerless', 'county'), 'o', 'ix_order_county'],
  ['what waits for a reply in a county', stuck('urged', 'county'), 'o', 'ix_order_county', 'PRIMARY'],
  ['the owners of a county', (asked) => stuckByOwner(asked, placeOf('county'), now), 'o', 'ix_order_county', 'ix_order_county_category'],
  ['the urges of a county', (_, reads) => urgesIn(reads, { site: placeOf('county'), show: 'answered' }), 'o', 'ix_urge_county'],
  [
    'the next page of the urges of a town',
    (_, reads) => urgesIn(reads, { site: placeOf('town'), show: 'waiting', cursor: planted.cursor }),
    'o',
    'ix_urge_town',
    'PRIMARY',
  ],
  ['hours not posted in a county', (asked) => hoursDueIn(asked, placeOf('county'), now, undefined), 'a', 'ix_activity_county_work'],
  ['their sites', (asked) => hoursDueBySite(asked, placeOf('county'), now), 'a', 'ix_activity_county_work'],
  ['the orders behind a figure of the city', behind('city'), 'f', 'ix_order_fact_date'],
  ['the orders behind a figure of a county', behind('county'), 'f', 'ix_order_fact_county'],
  ['the next page of them', (asked) => behind('county', `2026-11-22.${planted.cursor}`)(asked), 'f', 'ix_order_fact_county'],
  ['the orders behind a figure of a village', behind('village'), 'f', 'ix_order_fact_village'],
  ['the figures of a city by county', (asked) => countsByPlace(asked, placeOf('city'), YEAR), 'order_tally', 'PRIMARY'],
  ['the figures of a county by day', (asked) => countsByDay(asked, placeOf('county'), YEAR), 'order_tally', 'PRIMARY'],
  ['the gaps of a village', (asked) => unmetByService(asked, placeOf('village'), YEAR), 'order_tally', 'PRIMARY'],
  ['the beneficiaries of a city', (asked) => servedByPlace(asked, placeOf('city'), YEAR), 'b', 'ix_beneficiary_month'],
  ['the beneficiaries of a county', (asked) => servedByPlace(asked, placeOf('county'), YEAR), 'b', 'ix_beneficiary_month_county'],
]

test.each(CASES.map((each) => [each[0], each] as const))('%s: found by one index, nothing read from end to end', async (_name, each) => {
  const [, ask, table, ...indexes] = each
  const plans = await plansOf(database, ask)
  const plan = plans.find(({ indexes: used, scans }) => table in used || scans.includes(table))
  expect(indexes).toContain(plan?.indexes[table])
  expect(plan?.scans.filter((scanned) => scanned === table)).toEqual([])
})

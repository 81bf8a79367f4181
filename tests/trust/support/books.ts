import { sealEntries } from '../../../server/audit/seal-entries'
import { verifyChain } from '../../../server/audit/verify-chain'
import type { Database } from '../../../server/database/database'
import type { Entry } from './writer'

type Row = Record<string, unknown>

/** What is wrong with a database after many kills, in words; nothing where all is well. */
export async function auditBooks(database: Database, journal: readonly Entry[]): Promise<string[]> {
  return [
    ...(await writesOnce(database, journal)),
    ...(await auditedOnce(database, journal)),
    ...(await chainHolds(database)),
    ...(await invariants(database)),
  ]
}

/** What a writer may be told: that the order has gone on meanwhile. Whoever is told anything else has lost something. */
const MAY_BE_REFUSED: ReadonlySet<string> = new Set(['transition_not_allowed'])

/** Each write that was answered stands in the database exactly once, each that was refused not at all. */
async function writesOnce({ reads }: Database, journal: readonly Entry[]): Promise<string[]> {
  const rows = async (sql: string): Promise<Row[]> => reads.query(sql)
  const texts = countBy(await rows('select `text` as mark from `service_order`'))
  const notes = countBy(await rows("select `said` as mark from `order_event` where `action` = 'add_note'"))
  const codes = new Map((await rows('select `text`, `publicCode` from `service_order`')).map((row) => [row.text, row.publicCode]))
  const steps = countBy(
    await rows('select concat(o.`publicCode`, e.`action`) as mark from `order_event` e join `service_order` o on o.`id` = e.`orderId`'),
  )
  return journal.flatMap(({ kind, mark, order, answer, times }) => {
    if (answer !== 'done' && !MAY_BE_REFUSED.has(answer)) return [`${kind} ${mark}${order}: ${answer}`]
    const expected = answer === 'done' ? 1 : 0
    const what = `${kind} ${mark}${order} (asked ${times} times, ${answer})`
    if (kind === 'submit') {
      if ((texts.get(mark) ?? 0) !== expected) return [`${what}: ${texts.get(mark) ?? 0} orders`]
      return answer === 'done' && codes.get(mark) !== order ? [`${what}: the order is ${codes.get(mark)}`] : []
    }
    if (kind === 'add_note') return (notes.get(mark) ?? 0) === expected ? [] : [`${what}: ${notes.get(mark) ?? 0} notes`]
    const found = steps.get(`${order}${kind}`) ?? 0
    return answer === 'done' && found !== 1 ? [`${what}: ${found} events`] : []
  })
}

/** Each write that was done has one entry in the audit, under its key; what was refused has none. */
async function auditedOnce({ reads }: Database, journal: readonly Entry[]): Promise<string[]> {
  const rows: Row[] = await reads.query('select `idempotencyKey` as mark from `audit_entry` where `idempotencyKey` is not null')
  const entries = countBy(rows)
  return journal.flatMap(({ key, kind, mark, order, answer }) => {
    const found = entries.get(key) ?? 0
    return found === (answer === 'done' ? 1 : 0) ? [] : [`${kind} ${mark}${order} (${answer}): ${found} entries in the audit`]
  })
}

/** Once all is sealed the chain is whole, from its first link to its last. */
async function chainHolds(database: Database): Promise<string[]> {
  while ((await sealEntries({ database })) !== null);
  const { faults, waiting } = await verifyChain(database)
  return [
    ...faults.map(({ seq, entry, fault }) => `the audit's chain at ${seq} (${entry}): ${fault}`),
    ...(waiting > 0 ? [`${waiting} entries of the audit were never sealed`] : []),
  ]
}

function countBy(rows: readonly Row[]): Map<unknown, number> {
  const counts = new Map<unknown, number>()
  for (const { mark } of rows) counts.set(mark, (counts.get(mark) ?? 0) + 1)
  return counts
}

/** What holds of every database of ours, however it came about: each query finds what breaks its sentence. */
const INVARIANTS: Readonly<Record<string, string>> = {
  'an order has events': 'select o.id from service_order o where not exists (select 1 from order_event e where e.orderId = o.id)',
  'an event has an order': 'select e.id from order_event e where not exists (select 1 from service_order o where o.id = e.orderId)',
  'an order has a contact': 'select o.id from service_order o where not exists (select 1 from order_contact c where c.orderId = o.id)',
  'events are numbered without gaps': 'select orderId as id from order_event group by orderId having max(seq) - min(seq) + 1 <> count(*)',
  'an order is in the state of its last event':
    'select o.id from service_order o join order_event e on e.orderId = o.id ' +
    'where e.seq = (select max(seq) from order_event l where l.orderId = o.id) and e.state <> o.state',
  'a submitted order has one clock that lives':
    "select o.id from service_order o where o.state = 'submitted' and o.overdue = 0 and " +
    '(select count(*) from deadline d where d.subjectId = o.id and d.liveKey is not null) <> 1',
  'an ended order has no clock that lives':
    'select o.id from service_order o where o.open = 0 and exists (select 1 from deadline d where d.subjectId = o.id and d.liveKey is not null)',
  // Of the writers' orders: those of the demonstration's past come without the messages that were sent then.
  'whoever ordered is told that it was accepted, or has moved up':
    "select e.id from order_event e join service_order o on o.id = e.orderId where e.action in ('accept', 'escalate') " +
    "and o.text like '第%人第%句' and o.requesterId is not null and not exists (select 1 from notice n where n.eventKey = e.id and n.personId = o.requesterId)",
  'nobody is told the same twice': 'select min(id) as id from notice group by eventKey, personId having count(*) > 1',
  'a message goes out for one notice once':
    'select min(id) as id from message_grant where noticeId is not null group by noticeId having count(*) > 1',
  'a kept key has its reply': 'select id from idempotency_key where reply is null',
}

async function invariants({ reads }: Database): Promise<string[]> {
  const broken: string[] = []
  for (const [sentence, sql] of Object.entries(INVARIANTS)) {
    const rows: Row[] = await reads.query(sql)
    if (rows.length > 0) broken.push(`not true that ${sentence}: ${rows.length}, such as ${String(rows[0]?.id)}`)
  }
  return broken
}

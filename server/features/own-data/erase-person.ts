import type { EntityManager } from 'typeorm'
import { change } from '../../database/change'
import type { Value } from '../../database/prepared-select'
import { insist } from '../../http/refusal'
import { forgetBeneficiary } from '../figures/forget-beneficiary'
import type { Person } from '../people/person.entity'
import { erasureObstacles } from './erasure-obstacles'

/** Their own orders: asked for by them, or placed by them for themselves. Orders that a grid worker placed for others are the others'. */
const OWN_ORDERS = "(select id from service_order where requesterId = :person or (placerId = :person and relation = 'self'))"

/** Orders whose contact says, until it is erased, whom they are for. */
const COUNTED_FOR_THEM = `select orderId from order_contact where orderId in ${OWN_ORDERS} or beneficiaryPhone = :phone`

/** Where others write in their own words: the text stays, the name and the number in it do not. */
const WORDS_OF_OTHERS = [
  ['order_event', 'said'],
  ['offer', 'message'],
  ['offer', 'declineReason'],
  ['callback', 'words'],
  ['urge', 'text'],
  ['urge', 'answer'],
  ['hours_case', 'text'],
  ['hours_case', 'words'],
  ['activity_event', 'said'],
  ['site_task', 'returnReason'],
  ['task_event', 'said'],
  ['return_visit', 'note'],
  ['integrity_clearance', 'said'],
  ['complaint', 'text'],
  ['complaint', 'answer'],
  ['complaint_event', 'said'],
  ['emergency', 'words'],
  ['emergency', 'closingWords'],
  ['emergency_event', 'said'],
  ['administrative_change', 'reason'],
  ['contact_reveal', 'reason'],
  ['volunteer_reveal', 'reason'],
  ['membership_reveal', 'reason'],
  ['register_export', 'why'],
] as const

/**
 * What is done to each table, one after the other; `:person` stands for the id, `:name` and `:phone` for what is erased, `:now` for the
 * moment. Rows that others rest on (orders, events, hours, sign-ups) stay, with the person's id, which by then names nobody.
 */
const STEPS: readonly string[] = [
  // What was written about their need, by themselves or by who took the call, and who it was for.
  `update service_order set text = '', ratingText = null where requesterId = :person or (placerId = :person and relation = 'self')
    or id in (select orderId from order_contact where requesterPhone = :phone or beneficiaryPhone = :phone)`,
  `update order_contact set requesterName = '', requesterPhone = '', beneficiaryName = '', beneficiaryPhone = '', address = '', age = null,
    healthNotes = '' where orderId in ${OWN_ORDERS}`,
  `update order_event set said = '' where orderId in ${OWN_ORDERS}`,
  `update offer set message = '', declineReason = '' where orderId in ${OWN_ORDERS}`,
  `update callback set words = '' where orderId in ${OWN_ORDERS}`,
  `update urge set text = '', answer = case when answer is null then null else '' end where orderId in ${OWN_ORDERS}`,
  `update complaint set text = '', answer = case when answer is null then null else '' end, contactName = '', contactPhone = ''
    where complainantId = :person or contactPhone = :phone`,
  "update complaint_event set said = '' where complaintId in (select id from complaint where complainantId = :person)",
  `update return_visit set note = '' where orderId in ${OWN_ORDERS}`,
  `update attachment set orderId = null, createdAt = :past where uploaderId = :person or orderId in ${OWN_ORDERS}`,
  // Orders that others placed for them, known by the phone number alone.
  `update order_contact set requesterName = '', requesterPhone = '' where requesterPhone = :phone`,
  `update order_contact set beneficiaryName = '', beneficiaryPhone = '', address = '', age = null, healthNotes = '' where beneficiaryPhone = :phone`,
  // What they told of themselves as a volunteer. Hours stay, without the person.
  'delete from volunteer_profile where personId = :person',
  'delete from volunteer_credential where personId = :person',
  `update sign_up set guardianName = null, guardianPhone = null, guardianRelation = null where personId = :person`,
  `update sign_up set guardianName = null, guardianPhone = null, guardianRelation = null where guardianPhone = :phone`,
  "update sign_up_event set said = '' where signUpId in (select id from sign_up where personId = :person)",
  'update check_event set device = null, distance = null where personId = :person',
  "update make_up set text = '', approvalText = '', rejectReason = null where personId = :person",
  "update hours_case set text = '', words = '' where personId = :person",
  "update attendance set setAside = '' where personId = :person",
  "update hours_entry set words = '' where personId = :person",
  // A sheet prints a name and a birthday: it says nothing any more, and no paper of it is genuine.
  "update service_record set content = '{}', revokedAt = coalesce(revokedAt, :now) where personId = :person",
  // Messages to them, and their name in messages to others.
  'delete from notice where personId = :person',
  "update notice set title = replace(title, :name, '某人'), body = replace(body, :name, '某人') where instr(body, :name) > 0 or instr(title, :name) > 0",
  ...WORDS_OF_OTHERS.map(
    ([table, column]) =>
      `update ${table} set ${column} = replace(replace(${column}, :name, '某人'), :phone, '某号') where instr(${column}, :name) > 0 or instr(${column}, :phone) > 0`,
  ),
  'delete from message_grant where personId = :person',
  'delete from calendar_feed where personId = :person',
  'delete from saved_register where personId = :person',
  // Every way in, and at last who they are.
  'delete from session where personId = :person',
  'delete from second_factor where personId = :person',
  'delete from recovery_code where personId = :person',
  'update desk_grant set personId = null where personId = :person',
  'update membership set endedAt = :now where personId = :person and endedAt is null',
  `update person set name = '', phone = null, villageCode = null, openid = null, demonstrates = null, opens = null, seenInWechatAt = null
    where id = :person`,
]

/** Files are taken away by the sweep of attachments that belong to nothing, which thinks that these are old. */
const LONG_AGO = new Date('2000-01-01T00:00:00.000Z')

/** A name of one character stands in too many words to be looked for. */
const SHORTEST_NAME = 2
/** No text holds it: what stands in for a name or a number that there is none of. */
const NOTHING = '\u0001'

/**
 * Erases what is known of a person, everywhere, in one transaction. What was done stays: orders, hours and the audit name an id that no
 * longer stands for anybody.
 * @throws Refusal erasure_blocked while something still needs the person
 */
export async function erasePerson(tx: EntityManager, person: Person, now: Date): Promise<void> {
  insist((await erasureObstacles(tx, person.id)).length === 0, 'erasure_blocked')
  const name = person.name.length >= SHORTEST_NAME ? person.name : NOTHING
  const phone = person.phone ?? NOTHING
  const values: Readonly<Record<string, Value>> = { person: person.id, name, phone, now, past: LONG_AGO }
  await forgetReplies(tx, values, [name, phone])
  const { sql, given } = filled(COUNTED_FOR_THEM, values)
  const counted = (await tx.query(sql, given)) as { orderId: string }[]
  await forgetBeneficiary(
    tx,
    counted.map(({ orderId }) => orderId),
  )
  for (const step of STEPS) await run(tx, step, values)
}

/** Replies of writes are kept a day for repetition, other people's too: those that speak of the person or of their orders are forgotten. */
async function forgetReplies(tx: EntityManager, values: Readonly<Record<string, Value>>, words: readonly string[]): Promise<void> {
  const { sql, given } = filled(`select publicCode from service_order where id in ${OWN_ORDERS}`, values)
  const orders = (await tx.query(sql, given)) as { publicCode: string }[]
  for (const word of [...words, ...orders.map(({ publicCode }) => publicCode)]) {
    await change(tx, 'delete from idempotency_key where instr(reply, ?) > 0', [word])
  }
}

/** A statement with its names replaced by `?`, as both dialects take it. */
function filled(step: string, values: Readonly<Record<string, Value>>): { sql: string; given: Value[] } {
  const given: Value[] = []
  const sql = step.replace(/:(person|name|phone|now|past)\b/g, (_, name: string) => {
    given.push(values[name] ?? null)
    return '?'
  })
  return { sql, given }
}

async function run(tx: EntityManager, step: string, values: Readonly<Record<string, Value>>): Promise<void> {
  const { sql, given } = filled(step, values)
  await change(tx, sql, given)
}

import { AuditEntry, AuditSeal, SecurityEvent } from '../../server/audit/audit.entity'
import { type Head, sealEntries } from '../../server/audit/seal-entries'
import { verifyChain } from '../../server/audit/verify-chain'
import { Session } from '../../server/features/people/session.entity'
import { fixedCode } from '../../server/seed/identity'
import { attachments, offers, orders, session, shortages } from '../../shared/contract'
import { type Kaiping, openKaiping, refused, sites, teamCodes } from '../support/kaiping'
import { tell } from '../support/number'

let county: Kaiping
beforeEach(async () => {
  county = await openKaiping()
})
afterEach(() => county.close())

const entries = () => county.database.reads.manager.find(AuditEntry, { order: { id: 'ASC' } })
const tags = async () => (await entries()).map(({ endpoint, object }) => `${endpoint} ${object}`)
const verdict = (known?: Head) => verifyChain(county.database, known)
const faults = async (known?: Head) => (await verdict(known)).faults.map(({ seq, fault }) => [seq, fault])

/** A chain of `length` entries, sealed. */
async function chain(length: number): Promise<Head> {
  for (let made = (await entries()).length; made < length; made += 1) await county.place()
  const head = await sealEntries(county)
  if (head === null) throw new Error('Nothing was sealed')
  return head
}

const tamper = (sql: string, values: unknown[] = []) => county.database.transaction((tx) => tx.query(sql, values))
const entryAt = async (seq: number): Promise<string> => (await county.database.reads.manager.findOneByOrFail(AuditSeal, { seq })).entryId

describe('a write', () => {
  it('leaves one entry: who, what, on which object, when, by which request and key', async () => {
    const key = 'key-of-one-order'
    const answer = await county.people.villager.call(orders.submit, { key, body: county.wish() })
    const last = (await entries()).at(-1)
    expect(last).toMatchObject({
      id: answer.headers.get('x-request-id'),
      endpoint: 'order.submit',
      object: answer.body.code,
      idempotencyKey: key,
      at: county.services.now(),
    })
    const me = await county.database.reads.manager.query('select publicCode from person where id = ?', [last?.personId])
    expect(me).toEqual([{ publicCode: fixedCode('person 方小妹') }])
  })

  it('that is repeated under its key leaves no second', async () => {
    const before = (await entries()).length
    const asked = { key: 'key-of-one-order', body: county.wish() }
    const together = await Promise.all(Array.from({ length: 8 }, () => county.people.villager.call(orders.submit, asked)))
    expect(new Set(together.map(({ status, body }) => `${status} ${body.code}`)).size).toBe(1)
    await county.people.villager.call(orders.submit, asked)
    expect((await entries()).length).toBe(before + 1)
  })

  it('that is refused leaves none, and a read leaves none', async () => {
    const { code } = await county.place()
    const before = await tags()
    expect((await county.attempt('station', orders.rate, code, { stars: 5 })).status).toBe(403)
    expect((await county.attempt('villager', orders.rate, code, { stars: 5 })).status).toBe(409)
    await county.look('villager', code)
    await county.people.station.call(shortages.list, { query: { site: sites.centre } })
    expect(await tags()).toEqual(before)
  })

  it('is one step in the life of an order: each leaves one, in their order, and a refused upload none', async () => {
    const before = (await tags()).length
    const { code, offer } = await county.delivered()
    await county.step('villager', orders.rate, code, { stars: 5 })
    await county.people.villager.call(attachments.add, { file: Buffer.from('no picture') })
    const steps = [orders.submit, orders.accept, orders.offer, offers.accept, orders.start, orders.deliver, orders.rate]
    const about = steps.map((each) => (each === offers.accept ? offer : code))
    expect((await tags()).slice(before)).toEqual(steps.map(({ audit }, index) => `${audit} ${about[index]}`))
  })

  it('of signing in names who signed in, and nothing secret; a desk that still waits writes nothing', async () => {
    const before = (await tags()).length
    const code = fixedCode('person 阿莲')
    const { body } = await county.visitor.call(session.choose, { body: { code } })
    const { body: grant } = await county.visitor.call(session.askDesk, { body: {} })
    const asked = { body: { grant: grant.grant, secret: grant.secret } }
    await county.visitor.call(session.pollDesk, asked)
    await county.withToken(body.token).call(session.confirmDesk, { body: { grant: grant.grant } })
    await county.visitor.call(session.pollDesk, asked)
    await county.withToken(body.token).call(session.end)
    expect((await tags()).slice(before)).toEqual([
      `session.choose ${code}`,
      'session.desk.ask ',
      'session.desk.confirm ',
      `session.desk.poll ${code}`,
      'session.end ',
    ])
    expect(JSON.stringify(await entries())).not.toContain(body.token)
    expect(await county.database.reads.manager.countBy(Session, { kind: 'desk' })).toBe(1)
  })
})

describe('the chain', () => {
  it('holds every entry once, however many seal at a time, and is sound', async () => {
    await Promise.all(Array.from({ length: 12 }, () => county.place()))
    await Promise.all(Array.from({ length: 4 }, () => sealEntries(county)))
    while ((await sealEntries(county)) !== null);
    const count = (await entries()).length
    expect(await verdict()).toMatchObject({ sealed: count, waiting: 0, faults: [] })
    tell('audit chain', { entries: count, faults: 0 })
  })

  it('takes in an entry that committed late', async () => {
    await chain(4)
    const [, second] = await entries()
    const late = { ...(second as AuditEntry), id: `${second?.id.slice(0, -2)}zz` }
    await county.database.transaction((tx) => tx.insert(AuditEntry, late))
    expect(await verdict()).toMatchObject({ sealed: 4, waiting: 1 })
    await sealEntries(county)
    expect(await verdict()).toMatchObject({ sealed: 5, waiting: 0, faults: [] })
  })

  it.each([
    ['object', 'update audit_entry set object = concat_first where id = ?'],
    ['endpoint', "update audit_entry set endpoint = 'order.submiT' where id = ?"],
    ['personId', "update audit_entry set personId = '0' where id = ?"],
    ['at', "update audit_entry set at = '2026-11-24 02:00:00.001' where id = ?"],
    ['idempotencyKey', 'update audit_entry set idempotencyKey = null where id = ?'],
  ])('shows one flipped byte of its %s', async (_, sql) => {
    await chain(6)
    const entry = await entryAt(3)
    const { object } = await county.database.reads.manager.findOneByOrFail(AuditEntry, { id: entry })
    const flipped = `'${String.fromCharCode((object || '0').charCodeAt(0) ^ 1)}${object.slice(1)}'`
    expect(await faults()).toEqual([])
    await tamper(sql.replace('concat_first', flipped), [entry])
    expect(await faults()).toEqual([[3, 'changed']])
  })

  it('shows a removed entry, a removed link, and two that changed places', async () => {
    await chain(8)
    const [second, third] = [await entryAt(2), await entryAt(3)]
    await tamper('delete from audit_entry where id = ?', [await entryAt(7)])
    expect(await faults()).toEqual([[7, 'removed']])
    await tamper("update audit_seal set entryId = 'aside' where seq = 2")
    await tamper('update audit_seal set entryId = ? where seq = 3', [second])
    await tamper('update audit_seal set entryId = ? where seq = 2', [third])
    expect(await faults()).toEqual([
      [2, 'changed'],
      [3, 'changed'],
      [7, 'removed'],
    ])
    await tamper('delete from audit_seal where seq = 5')
    expect(await faults()).toContainEqual([5, 'seal_removed'])
  })

  it('shows, by an end that was noted earlier, that its own end is gone or that it was made anew', async () => {
    const head = await chain(6)
    expect(await faults(head)).toEqual([])
    const last = await entryAt(head.seq)
    await tamper('delete from audit_seal where seq = ?', [head.seq])
    await tamper('delete from audit_entry where id = ?', [last])
    expect(await faults()).toEqual([])
    expect(await faults(head)).toEqual([[head.seq, 'head_differs']])
    const first = await entryAt(1)
    await tamper('delete from audit_seal')
    await tamper('delete from audit_entry where id = ?', [first])
    await county.place()
    await sealEntries(county)
    expect(await faults()).toEqual([])
    expect(await faults(head)).toEqual([[head.seq, 'head_differs']])
  })

  it('shows an entry that was put in among those of long ago', async () => {
    await chain(4)
    const [first] = await entries()
    await county.database.transaction((tx) =>
      tx.insert(AuditEntry, { ...(first as AuditEntry), id: '01900000-0000-7000-8000-000000000000' }),
    )
    await county.place()
    await sealEntries(county)
    expect(await faults()).toEqual([[null, 'never_sealed']])
  })
})

describe('a refused authorisation', () => {
  const events = async () =>
    (await county.database.reads.manager.find(SecurityEvent)).map(({ endpoint, object, code }) => [endpoint, object, code])

  /** Written after the reply: once all that was asked for has been written, it is there. */
  const settled = () => county.database.transaction(async () => undefined)

  it('is a security event, with who, which endpoint, on what; ordinary refusals are none', async () => {
    const { code } = await county.place()
    expect(refused(await county.people.stranger.call(orders.one, { params: { code } }))).toEqual([404, 'order_not_found'])
    expect(refused(await county.attempt('station', orders.rate, code, { stars: 5 }))).toEqual([403, 'not_allowed'])
    await county.visitor.call(orders.one, { params: { code } })
    await county.attempt('villager', orders.rate, code, { stars: 5 })
    await settled()
    expect((await events()).sort()).toEqual([
      ['order.rate', code, 'not_allowed'],
      ['order.read', code, 'order_not_found'],
    ])
    const people = await county.database.reads.manager.query('select p.name from security_event e join person p on p.id = e.personId')
    expect(people.map(({ name }: { name: string }) => name).sort()).toEqual(['周婶', '阿莲'])
  })

  it('is kept ten times a minute for one person, so that nobody fills the disk', async () => {
    const { code } = await county.offered([teamCodes.clinic])
    for (let round = 0; round < 14; round += 1) await county.people.stranger.call(orders.one, { params: { code } })
    await settled()
    expect(await events()).toHaveLength(10)
  })
})

import { Callback } from '../../server/features/callbacks/callback.entity'
import type { Person } from '../../server/features/people/person.entity'
import { Place } from '../../server/features/places/place.entity'
import { Site } from '../../server/features/places/site.entity'
import { sitesFor } from '../../server/seed/sites'
import { callbacks, orders } from '../../shared/contract'
import type { BodyIn, Endpoint } from '../../shared/contract/endpoint'
import { places, type ServedCounty, servedCounty } from '../support/served-county'
import { type Client, startTestServer, type TestServer } from '../support/server'

let server: TestServer
let county: ServedCounty
let staff: Person
let desk: Client
beforeEach(async () => {
  server = await startTestServer()
  county = await servedCounty(server.database)
  // Every page of an order names the site that has it.
  await server.database.transaction(async (tx) => {
    await tx.insert(Site, sitesFor(await tx.find(Place)))
  })
  staff = await county.person('站员', 'staff', places.upper)
  desk = server.as(staff.publicCode)
})
afterEach(() => server.close())

const list = async (client = desk) => (await client.call(callbacks.list, { query: { site: places.upper } })).body
const finish = (id: string, body: { result: 'told' | 'no_answer'; stars: number | null; text?: string }, client = desk) =>
  client.call(callbacks.finish, { params: { id }, body })
const told = { result: 'told', stars: null } as const

/** An order taken down at the phone and accepted: the caller is to be told. */
async function acceptedByPhone(): Promise<string> {
  const caller = { name: '陈阿婆', phone: '13800138000' }
  const { status, body } = await desk.call(orders.submit, {
    body: {
      villageCode: places.upper,
      project: null,
      category: 'civics',
      text: '想请人上门理发',
      slots: [],
      channel: 'phone',
      requester: caller,
      beneficiary: { relation: 'self', name: caller.name, phone: caller.phone, address: '上河村 3 号', age: null, healthNotes: '' },
      phone: null,
      consentBasis: 'said_by_phone',
    },
  })
  expect([status, body.error]).toEqual([200, undefined])
  await step(orders.accept, body.code, { category: 'civics' })
  return body.code
}

/** Served by the station itself: the caller is to be asked whether it helped. */
async function deliveredByPhone(): Promise<string> {
  const code = await acceptedByPhone()
  await step(orders.selfHandle, code, { slot: null })
  await step(orders.start, code, {})
  await step(orders.deliver, code, { outcome: 'done' })
  return code
}

async function step<E extends Endpoint>(endpoint: E, code: string, body: BodyIn<E>): Promise<void> {
  const answer = await desk.call<Endpoint>(endpoint, { params: { code }, body })
  expect([endpoint.audit, answer.status, answer.body.error]).toEqual([endpoint.audit, 200, undefined])
}

async function ratingCall(): Promise<{ id: string; code: string }> {
  const code = await deliveredByPhone()
  const call = (await list()).items.find(({ about }) => about === 'rate')
  if (call === undefined) throw new Error('nobody is to be asked for a rating')
  return { id: call.id, code }
}

describe("a site's calls", () => {
  it('hold what callers are to be told, the longest owed first, each with its order', async () => {
    const code = await acceptedByPhone()
    const { items, next } = await list()
    expect(items.length).toBeGreaterThan(0)
    expect(new Set(items.map(({ order }) => order.code))).toEqual(new Set([code]))
    expect(items.map(({ id }) => id)).toEqual(items.map(({ id }) => id).toSorted())
    expect(next).toBeNull()
  })

  it('are no business of another site', async () => {
    await acceptedByPhone()
    const neighbour = await county.person('邻站', 'staff', places.lower)
    const { status, body } = await server.as(neighbour.publicCode).call(callbacks.list, { query: { site: places.upper } })
    expect([status, body.error.code]).toEqual([403, 'not_allowed'])
  })

  it('may be read above, and made by the site alone', async () => {
    await acceptedByPhone()
    const upper = server.as((await county.person('镇站员', 'staff', places.town)).publicCode)
    const neighbour = server.as((await county.person('邻站', 'staff', places.lower)).publicCode)
    const [first] = (await list(upper)).items
    expect((await finish(first?.id ?? '', told, upper)).body.error.code).toBe('not_allowed')
    expect((await finish(first?.id ?? '', told, neighbour)).body.error.code).toBe('not_found')
  })

  it('go on where the page before ended, each once, however many were tried', async () => {
    await acceptedByPhone()
    const [first] = (await list()).items
    const kept = await server.database.reads.manager.findOneByOrFail(Callback, { id: first?.id ?? '' })
    await server.database.transaction(async (tx) => {
      for (let count = 10; count < 40; count++) {
        const id = `${kept.id.slice(0, -2)}${count}`
        const result = count % 2 === 0 ? 'no_answer' : null
        if (id !== kept.id) await tx.insert(Callback, { ...kept, id, eventId: id, result })
      }
    })
    const all = await server.database.reads.manager.countBy(Callback, { siteCode: places.upper })
    const page = await list()
    const rest = (await desk.call(callbacks.list, { query: { site: places.upper, cursor: page.next ?? '' } })).body
    expect([page.items.length, rest.next]).toEqual([20, null])
    expect(new Set([...page.items, ...rest.items].map(({ id }) => id)).size).toBe(all)
    expect(page.items.length + rest.items.length).toBe(all)
  })
})

describe('a call that was made', () => {
  it('leaves the list when the caller was told, and says how many are left', async () => {
    await acceptedByPhone()
    const before = (await list()).items
    const { body } = await finish(before[0]?.id ?? '', told)
    expect(body.left).toBe(before.length - 1)
    expect((await list()).items.map(({ id }) => id)).toEqual(before.slice(1).map(({ id }) => id))
  })

  it('is finished once: whoever comes second is told so', async () => {
    await acceptedByPhone()
    const [first] = (await list()).items
    const answers = await Promise.all([finish(first?.id ?? '', told), finish(first?.id ?? '', told)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.error.code).toBe('changed_meanwhile')
  })

  it('stays owed when nobody answered, after those not yet tried', async () => {
    await acceptedByPhone()
    await acceptedByPhone()
    const before = (await list()).items.map(({ id }) => id)
    const [first = '', ...others] = before
    expect((await finish(first, { result: 'no_answer', stars: null })).body.left).toBe(before.length)
    expect((await list()).items.map(({ id }) => id)).toEqual([...others, first])
  })

  it('brings stars only where the caller was asked for them', async () => {
    await acceptedByPhone()
    const [first] = (await list()).items
    expect((await finish(first?.id ?? '', { result: 'told', stars: 5 })).body.error.code).toBe('invalid_request')
    expect((await list()).items.map(({ id }) => id)).toContain(first?.id)
  })
})

describe('a call to ask for a rating', () => {
  it('makes the stars that the caller gave the rating of the order', async () => {
    const { id, code } = await ratingCall()
    expect((await finish(id, { result: 'told', stars: 4, text: '剪得好' })).status).toBe(200)
    const { body } = await desk.call(orders.one, { params: { code } })
    expect(body.state).toBe('closed')
    expect(body.timeline.find(({ action }) => action === 'rate')?.words).toBe('电话里评价:4 分')
  })

  it('may end without stars', async () => {
    const { id, code } = await ratingCall()
    await finish(id, told)
    expect((await desk.call(orders.one, { params: { code } })).body.state).toBe('delivered')
    expect((await list()).items.map((each) => each.id)).not.toContain(id)
  })

  it('brings no words that are not fit to be shown', async () => {
    const { id, code } = await ratingCall()
    expect((await finish(id, { result: 'told', stars: 1, text: '傻逼' })).body.error.code).toBe('text_not_allowed')
    expect((await desk.call(orders.one, { params: { code } })).body.state).toBe('delivered')
  })

  it('is owed no more once the order was closed in another way', async () => {
    const { id } = await ratingCall()
    server.clock.advance(60 * 24 * 60)
    await server.clock.act()
    expect((await list()).items.map((each) => each.id)).not.toContain(id)
  })
})

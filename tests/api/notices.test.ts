import { type Message, tell } from '../../server/features/notices/announce'
import { Person } from '../../server/features/people/person.entity'
import { OutboxItem } from '../../server/outbox/outbox.entity'
import { readSettings } from '../../server/settings'
import { notices } from '../../shared/contract'
import { places, type ServedCounty, servedCounty } from '../support/served-county'
import { startTestServer, type TestServer } from '../support/server'

const now = new Date('2026-11-24T02:00:00.000Z')
const templates = { WECHAT_TEMPLATE_ORDER_PROGRESS: 'progress-1', WECHAT_TEMPLATE_OFFER_RECEIVED: 'offer-1' }

let server: TestServer
let county: ServedCounty
beforeAll(async () => {
  const settings = readSettings({ NODE_ENV: 'test', SIGN_IN: 'demonstration', LOG_LEVEL: 'silent', ...templates })
  server = await startTestServer({ now, services: { settings } })
  county = await servedCounty(server.database)
})
afterAll(() => server.close())

let told = 0
/** Tells the people of something new, in words that count upwards. */
async function announce(people: readonly Person[], rest: Partial<Message> = {}): Promise<void> {
  told += 1
  const message = { title: `第 ${told} 条`, body: '理发：已受理', opens: '/pages/order/index?code=x', orderId: null, kind: null, now }
  await server.database.transaction((tx) =>
    tell(tx, { ...message, eventKey: `event-${told}`, personIds: people.map(({ id }) => id), ...rest }),
  )
}

const queued = () => server.database.reads.manager.count(OutboxItem)
const resident = async (name: string) => county.person(name)
async function wechatUser(name: string): Promise<Person> {
  const person = await resident(name)
  await server.database.transaction((tx) => tx.update(Person, { id: person.id }, { openid: `openid-${person.publicCode}` }))
  return person
}
const leftOf = async (person: Person) => {
  const { body } = await server.as(person.publicCode).call(notices.templates)
  return Object.fromEntries(body.items.map(({ kind, left }) => [kind, left]))
}

describe('the list of notices', () => {
  it('is for its person alone, newest first, with the number not read', async () => {
    const [one, other] = [await resident('甲'), await resident('乙')]
    await announce([one], { title: '早' })
    await announce([one, other], { title: '晚' })
    const { body } = await server.as(one.publicCode).call(notices.list)
    expect(body.items.map(({ title, read }) => [title, read])).toEqual([
      ['晚', false],
      ['早', false],
    ])
    expect([body.unread, body.next]).toEqual([2, null])
    const { body: others } = await server.as(other.publicCode).call(notices.list)
    expect(others.items.map(({ title }) => title)).toEqual(['晚'])
  })

  it('goes on where the page before ended, each notice once', async () => {
    const person = await resident('丙')
    for (let count = 0; count < 23; count++) await announce([person])
    const client = server.as(person.publicCode)
    const first = (await client.call(notices.list)).body
    const second = (await client.call(notices.list, { query: { cursor: first.next ?? '' } })).body
    expect([first.items.length, second.items.length, second.next, second.unread]).toEqual([20, 3, null, 23])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(23)
  })

  it('is closed to a visitor and to whoever has not agreed to the privacy text', async () => {
    const stranger = await county.stranger('未同意', 'staff', places.upper)
    expect((await server.visitor.call(notices.list)).body.error.code).toBe('sign_in_needed')
    expect((await server.as(stranger.publicCode).call(notices.list)).body.error.code).toBe('consent_needed')
  })
})

describe('reading notices', () => {
  it("marks one's own, leaves other people's alone, and says how many are left", async () => {
    const [one, other] = [await resident('丁'), await resident('戊')]
    await announce([one, other])
    await announce([one])
    const mine = (await server.as(one.publicCode).call(notices.list)).body.items
    const theirs = (await server.as(other.publicCode).call(notices.list)).body.items
    const ids = [mine[0], theirs[0]].flatMap((each) => each?.id ?? [])
    expect((await server.as(one.publicCode).call(notices.read, { body: { ids } })).body).toEqual({ unread: 1 })
    expect((await server.as(one.publicCode).call(notices.list)).body.items.map(({ read }) => read)).toEqual([true, false])
    expect((await server.as(other.publicCode).call(notices.list)).body.unread).toBe(1)
  })

  it('of nothing at all is fine', async () => {
    const person = await resident('己')
    expect((await server.as(person.publicCode).call(notices.read, { body: { ids: [] } })).body).toEqual({ unread: 0 })
  })
})

describe('consents to WeChat messages', () => {
  it('are asked for where there is a template, and each counts one message', async () => {
    const person = await wechatUser('庚')
    expect(await leftOf(person)).toEqual({ order_progress: 0, offer_received: 0 })
    const answers = [
      { kind: 'order_progress' as const, accepted: true },
      { kind: 'offer_received' as const, accepted: false },
      { kind: 'visit_change' as const, accepted: true },
    ]
    await server.as(person.publicCode).call(notices.grant, { body: { answers } })
    await server.as(person.publicCode).call(notices.grant, { body: { answers } })
    expect(await leftOf(person)).toEqual({ order_progress: 2, offer_received: 0 })
  })

  it('are used up one by one, and then the person is told in the application only', async () => {
    const person = await wechatUser('辛')
    await server.as(person.publicCode).call(notices.grant, { body: { answers: [{ kind: 'order_progress', accepted: true }] } })
    const before = await queued()
    await announce([person], { kind: 'order_progress' })
    await announce([person], { kind: 'order_progress' })
    expect([(await queued()) - before, (await leftOf(person)).order_progress]).toEqual([1, 0])
    expect((await server.as(person.publicCode).call(notices.list)).body.unread).toBe(2)
  })

  it('stay untouched by what is told in the application only, and by people whom WeChat does not know', async () => {
    const [known, unknown] = [await wechatUser('壬'), await resident('癸')]
    const body = { answers: [{ kind: 'order_progress' as const, accepted: true }] }
    for (const person of [known, unknown]) await server.as(person.publicCode).call(notices.grant, { body })
    const before = await queued()
    await announce([known], { kind: null })
    await announce([unknown], { kind: 'order_progress' })
    expect([(await queued()) - before, await leftOf(known), await leftOf(unknown)]).toEqual([
      0,
      { order_progress: 1, offer_received: 0 },
      { order_progress: 1, offer_received: 0 },
    ])
  })
})

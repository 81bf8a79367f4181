import { pino } from 'pino'
import { uuidv7 } from 'uuidv7'
import { Clocks } from '../../server/clocks/clocks'
import type { Database } from '../../server/database/database'
import { newPublicCode } from '../../server/database/public-code'
import { tell } from '../../server/features/notices/announce'
import { MessageGrant } from '../../server/features/notices/notice.entity'
import { Person } from '../../server/features/people/person.entity'
import { LocalPlanner } from '../../server/features/plans/local-planner'
import { diskStore } from '../../server/media/file-store'
import { claimItem } from '../../server/outbox/claim'
import { deliverMessages } from '../../server/outbox/deliver-messages'
import { OutboxItem } from '../../server/outbox/outbox.entity'
import type { Services } from '../../server/services'
import { readSettings } from '../../server/settings'
import { WechatHttpGateway } from '../../server/wechat/gateway'
import { freshDatabase } from '../support/database'
import { type FakeWechat, startFakeWechat } from '../support/fake-wechat'

const SEND = '/cgi-bin/message/subscribe/send'
/** Too many messages for now, says WeChat. */
const QUOTA = 45009
const credentials = { appId: 'wx-app', secret: 'wx-secret' }
const start = new Date('2026-11-24T02:00:00.000Z')

let database: Database
let fake: FakeWechat
let gateway: WechatHttpGateway
let now: Date

beforeEach(async () => {
  now = start
  database = await freshDatabase()
  fake = await startFakeWechat(credentials)
  gateway = new WechatHttpGateway({ ...credentials, baseUrl: fake.baseUrl, timeoutMs: 2000 })
})
afterEach(async () => {
  await gateway.close()
  await fake.close()
  await database.close()
})

function services(rest: Partial<Services> = {}): Services {
  return {
    settings: readSettings({ NODE_ENV: 'test', WECHAT_TEMPLATE_ORDER_PROGRESS: 'progress-1' }),
    database,
    clocks: new Clocks(),
    files: diskStore('unused'),
    planner: new LocalPlanner(database),
    wechat: gateway,
    log: pino({ level: 'silent' }),
    now: () => now,
    ...rest,
  }
}

const advance = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

/** A person who agreed to one message, and an event they are told of. */
async function queueOne(openid = 'openid-1'): Promise<void> {
  await database.transaction(async (tx) => {
    const id = uuidv7()
    await tx.insert(Person, { id, publicCode: newPublicCode(), name: '村民', openid, createdAt: start })
    await tx.insert(MessageGrant, { id: uuidv7(), personId: id, kind: 'order_progress', amount: 1, noticeId: null, at: start })
    const words = {
      title: '已受理',
      body: '上门理发：上河村文明实践站受理了，正在安排队伍，请您留意消息',
      opens: '/pages/order/index?code=abcd',
    }
    await tell(tx, { ...words, personIds: [id], eventKey: uuidv7(), orderId: null, kind: 'order_progress', now: start })
  })
}

async function item(): Promise<OutboxItem> {
  const [only] = await database.reads.manager.find(OutboxItem)
  if (only === undefined) throw new Error('nothing is queued')
  return only
}

it('a message that is due is sent once, with its page and in the words of the template', async () => {
  await queueOne()
  expect([await deliverMessages(services()), await deliverMessages(services())]).toEqual([1, 0])
  expect(fake.sent).toEqual([
    {
      openid: 'openid-1',
      templateId: 'progress-1',
      page: 'pages/order/index?code=abcd',
      data: { thing1: '已受理', thing2: '上门理发：上河村文明实践站受理了，正在…', time3: '2026-11-24 10:00' },
    },
  ])
  expect(await item()).toMatchObject({ dueAt: null, leasedUntil: null, attempts: 1, result: 'sent' })
})

it('two processes at once send each message once', async () => {
  for (const openid of ['openid-1', 'openid-2', 'openid-3']) await queueOne(openid)
  const tried = await Promise.all([deliverMessages(services()), deliverMessages(services())])
  expect(tried.reduce((sum, each) => sum + each, 0)).toBe(3)
  expect(fake.sent.map(({ openid }) => openid).toSorted()).toEqual(['openid-1', 'openid-2', 'openid-3'])
})

it('a message whose person took the consent back is given up at once', async () => {
  await queueOne()
  fake.fail(SEND, 43101)
  await deliverMessages(services())
  expect(await item()).toMatchObject({ dueAt: null, attempts: 1, result: expect.stringMatching(/^given up: .*43101/) })
})

it('a failure that may pass is tried again, each time after twice the wait', async () => {
  await queueOne()
  fake.fail(SEND, QUOTA, 2)
  await deliverMessages(services())
  expect((await item()).dueAt).toEqual(new Date('2026-11-24T02:01:00.000Z'))
  expect(await deliverMessages(services())).toBe(0)
  advance(1)
  await deliverMessages(services())
  expect((await item()).dueAt).toEqual(new Date('2026-11-24T02:03:00.000Z'))
  advance(2)
  await deliverMessages(services())
  expect([fake.sent.length, (await item()).result]).toEqual([1, 'sent'])
})

it('after six attempts a message is given up, and why stands in its row', async () => {
  await queueOne()
  fake.fail(SEND, QUOTA, 10)
  for (let attempt = 1; attempt <= 8; attempt++) {
    await deliverMessages(services())
    advance(60)
  }
  expect(await item()).toMatchObject({ dueAt: null, attempts: 6, result: expect.stringMatching(/^given up after 6 attempts/) })
})

it('what a dead process had taken is taken over when its lease has run out', async () => {
  await queueOne()
  await claimItem(database, (await item()).id, now)
  expect(await deliverMessages(services())).toBe(0)
  advance(1)
  expect([await deliverMessages(services()), fake.sent.length]).toEqual([1, 1])
})

it('a message that kills whoever tries it is not tried for ever', async () => {
  await queueOne()
  for (let death = 1; death <= 6; death++) {
    await claimItem(database, (await item()).id, now)
    advance(2)
  }
  await deliverMessages(services())
  expect([fake.sent.length, (await item()).dueAt, (await item()).result]).toEqual([0, null, 'given up: no attempt came to an end'])
})

it('without WeChat a message is given up and the notice stays', async () => {
  await queueOne()
  await deliverMessages(services({ wechat: null }))
  expect(await item()).toMatchObject({ dueAt: null, result: 'given up: no gateway' })
})

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { Person } from '../../server/features/people/person.entity'
import { startSession } from '../../server/features/people/start-session'
import { fixedCode } from '../../server/seed/identity'
import { seedOrders } from '../../server/seed/orders'
import { seedDemonstration, seedNetwork } from '../../server/seed/seed'
import { readSettings } from '../../server/settings'
import { WechatHttpGateway } from '../../server/wechat/gateway'
import { startFakeWechat } from '../support/fake-wechat'
import { type Client, startTestServer } from '../support/server'
import type { PhoneOptions } from './phone'
import { Simulator } from './simulator'

/** The mini-program as `npm run build:weapp` leaves it, or another one that the environment names. */
export const DIST = process.env.WEAPP_DIST ?? join(__dirname, '../../client/dist/weapp')

/** The server that the build asks unless it is told another. */
export const HOST = 'hongmian.example'

const credentials = { appId: 'wx0123456789abcdef', secret: 'the-secret-of-the-mini-program' }

const settings = readSettings({
  NODE_ENV: 'test',
  SIGN_IN: 'wechat',
  WECHAT_APP_ID: credentials.appId,
  WECHAT_SECRET: credentials.secret,
  WECHAT_TEMPLATE_ORDER_PROGRESS: 'template-progress',
  WECHAT_TEMPLATE_OFFER_RECEIVED: 'template-offer',
  WECHAT_TEMPLATE_VISIT_CHANGE: 'template-change',
  LOG_LEVEL: 'silent',
  READS_PER_MINUTE: '100000',
  WRITES_PER_MINUTE: '100000',
  SIGN_INS_PER_MINUTE: '100000',
})

/** Public codes of the people of the demonstration who hold a phone in these tests. */
export const OWNERS = {
  villager: fixedCode('person 方小妹'),
  elder: fixedCode('person 张伯'),
  grid: fixedCode('person 谭伟'),
  staff: fixedCode('person 阿莲'),
  clinic: fixedCode('person 陈队长'),
  centre: fixedCode('person 关主任'),
  administrator: fixedCode('person 余工'),
} as const

const openidOf = (person: string): string => `openid of ${person}`

/** The demonstration's county behind the real server, and phones with the built mini-program that reach it; WeChat knows whose they are. */
export async function openCountyForPhones() {
  const wechat = await startFakeWechat(credentials)
  const gateway = new WechatHttpGateway({ ...credentials, baseUrl: wechat.baseUrl })
  let ahead = 0
  const now = (): Date => new Date(Date.now() + ahead)
  const server = await startTestServer({ services: { settings, wechat: gateway, now } })
  await seedNetwork(server.database)
  await seedDemonstration(server.database, Date.now())
  await seedOrders(server.services)
  await server.database.transaction(async (tx) => {
    for (const { id, publicCode } of await tx.find(Person)) await tx.update(Person, { id }, { openid: openidOf(publicCode) })
  })

  const simulators: Simulator[] = []
  /** The phone of a person, by public code; the mini-program is not open yet. Asked for messages, its owner says yes. */
  const phoneOf = (owner: string, options: Partial<PhoneOptions> = {}): Simulator => {
    const loginCode = (): string => {
      const code = randomUUID()
      wechat.codes.set(code, openidOf(owner))
      return code
    }
    const simulator = new Simulator({
      dist: DIST,
      requestHosts: { [HOST]: server.baseUrl },
      libVersion: '3.3.0',
      loginCode,
      ...options,
    })
    simulators.push(simulator)
    simulator.answer('requestSubscribeMessage', ({ tmplIds }) =>
      Object.fromEntries(Array.from(tmplIds as ArrayLike<string>, (template) => [template, 'accept'])),
    )
    return simulator
  }

  /** Opens the mini-program and signs in as anybody does: by the tab 我的 and one press. */
  const signedIn = async (owner: string, options: Partial<PhoneOptions> = {}): Promise<Simulator> => {
    const simulator = phoneOf(owner, options)
    await simulator.launch()
    await simulator.switchTab('/pages/me/index')
    await simulator.tap('#sign-in')
    await simulator.tap('=微信登录')
    simulator.find('#sign-out')
    return simulator
  }

  /** Ends whatever still runs on the phones that were taken up. */
  const switchOff = (): void => {
    for (const simulator of simulators.splice(0)) simulator.close()
  }

  /** The server, asked as this person without a phone: what others do meanwhile. */
  const asPerson = async (owner: string): Promise<Client> => {
    const { id } = await server.database.reads.manager.findOneByOrFail(Person, { publicCode: owner })
    return server.withToken(await server.database.transaction((tx) => startSession(tx, id, 'phone', now())))
  }

  return {
    baseUrl: server.baseUrl,
    database: server.database,
    phoneOf,
    signedIn,
    asPerson,
    now,
    /** Lets the server's clock run ahead of the phones', by so many minutes more. */
    advance(minutes: number): void {
      ahead += minutes * 60_000
    },
    switchOff,
    async close(): Promise<void> {
      switchOff()
      await server.close()
      await gateway.close()
      await wechat.close()
    },
  }
}

export type CountyPhones = Awaited<ReturnType<typeof openCountyForPhones>>

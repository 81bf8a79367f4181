import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { WechatError, WechatHttpGateway } from '../../server/wechat/gateway'
import { type FakeWechat, startFakeWechat, type WechatPath } from '../support/fake-wechat'

const credentials = { appId: 'wx0123456789abcdef', secret: 'the-secret-of-the-mini-program' }
const signIn = '/sns/jscode2session'
const stableToken = '/cgi-bin/stable_token'
const subscribeSend = '/cgi-bin/message/subscribe/send'
const textCheck = '/wxa/msg_sec_check'
const villager = { openid: 'openid-of-a-villager' }
const message = {
  openid: villager.openid,
  templateId: 'template-accepted',
  page: 'pages/order/index?code=7Kq2mB9x',
  data: { thing1: '理发' },
}

let wechat: FakeWechat
let gateway: WechatHttpGateway

beforeEach(async () => {
  wechat = await startFakeWechat(credentials)
  gateway = new WechatHttpGateway({ ...credentials, baseUrl: wechat.baseUrl })
  wechat.codes.set('code-1', villager.openid)
})

afterEach(async () => {
  jest.restoreAllMocks()
  await wechat.close()
  await gateway.close()
})

function arrivalsAt(path: WechatPath): number {
  return wechat.arrivals.filter((arrived) => arrived === path).length
}

async function failureOf(call: Promise<unknown>): Promise<WechatError> {
  try {
    await call
  } catch (error) {
    if (error instanceof WechatError) return error
    throw error
  }
  throw new Error('the call succeeded')
}

function moveClockBy(ms: number): void {
  const moved = Date.now() + ms
  jest.spyOn(Date, 'now').mockImplementation(() => moved)
}

describe('sign-in', () => {
  it('turns a code into the openid, and gives out nothing else of the session', async () => {
    expect(await gateway.codeToSession('code-1')).toEqual({ openid: villager.openid })
  })

  it('hands on the unionid of a person who has one', async () => {
    wechat.unionids.set(villager.openid, 'union-1')
    expect(await gateway.codeToSession('code-1')).toEqual({ openid: villager.openid, unionid: 'union-1' })
  })

  it.each([
    ['a code that WeChat does not know', 40029, 'bad_code', false],
    ['too many sign-ins in a minute', 45011, 'quota', true],
    ['a person whom WeChat blocks', 40226, 'risky_user', false],
    ['a wrong secret', 40125, 'other', false],
  ])('names %s', async (_, errcode, kind, retryable) => {
    wechat.fail(signIn, errcode)
    expect(await failureOf(gateway.codeToSession('code-1'))).toMatchObject({ errcode, kind, retryable })
    expect(arrivalsAt(signIn)).toBe(1)
  })

  it('names a code that was used before', async () => {
    await gateway.codeToSession('code-1')
    expect(await failureOf(gateway.codeToSession('code-1'))).toMatchObject({ errcode: 40163, kind: 'bad_code' })
  })

  it('asks again when WeChat says that it is busy, for then the code is not used up', async () => {
    wechat.fail(signIn, -1, 2)
    expect(await gateway.codeToSession('code-1')).toEqual({ openid: villager.openid })
    expect(arrivalsAt(signIn)).toBe(3)
  })

  it('gives up on a WeChat that stays busy', async () => {
    wechat.fail(signIn, -1, 10)
    expect(await failureOf(gateway.codeToSession('code-1'))).toMatchObject({ kind: 'busy', retryable: true })
    expect(arrivalsAt(signIn)).toBe(3)
  })

  it.each([
    ['truncated', 'malformed'],
    ['other_shape', 'malformed'],
    ['server_error', 'unreachable'],
    ['hang_up', 'unreachable'],
  ] as const)('does not repeat a code that may have been used up (%s)', async (fault, kind) => {
    wechat.fail(signIn, fault)
    expect(await failureOf(gateway.codeToSession('code-1'))).toMatchObject({ kind, sent: true, retryable: true })
    expect(arrivalsAt(signIn)).toBe(1)
  })

  it('stops waiting for a silent WeChat, and does not repeat the code', async () => {
    const hasty = new WechatHttpGateway({ ...credentials, baseUrl: wechat.baseUrl, timeoutMs: 100 })
    wechat.fail(signIn, 'slow')
    expect(await failureOf(hasty.codeToSession('code-1'))).toMatchObject({ kind: 'unreachable', sent: true })
    expect(arrivalsAt(signIn)).toBe(1)
    await hasty.close()
  })

  it('knows that nothing was sent when there is no connection', async () => {
    const nobody = new WechatHttpGateway({ ...credentials, baseUrl: `http://127.0.0.1:${await freePort()}` })
    expect(await failureOf(nobody.codeToSession('code-1'))).toMatchObject({ kind: 'unreachable', sent: false, retryable: true })
    await nobody.close()
  })

  it('keeps secret, code and token out of every error', async () => {
    for (const fault of [40029, 'server_error', 'hang_up', 'truncated'] as const) {
      wechat.fail(signIn, fault)
      const error = await failureOf(gateway.codeToSession('code-1'))
      const everything = `${error.stack} ${JSON.stringify(error)}`
      expect(everything).toContain(signIn)
      expect(everything).not.toContain(credentials.secret)
      expect(everything).not.toContain('code-1')
    }
  })
})

describe('the access token', () => {
  it('is fetched once for fifty calls that start together', async () => {
    await Promise.all(Array.from({ length: 50 }, () => gateway.sendSubscribeMessage(message)))
    expect(wechat.sent).toHaveLength(50)
    expect(arrivalsAt(stableToken)).toBe(1)
  })

  it('is fetched once more when fifty calls find it expired, and each call succeeds', async () => {
    await gateway.sendSubscribeMessage(message)
    wechat.expireToken()
    await Promise.all(Array.from({ length: 50 }, () => gateway.sendSubscribeMessage(message)))
    expect(wechat.sent).toHaveLength(51)
    expect(arrivalsAt(stableToken)).toBe(2)
  })

  it.each([40001, 40014, 42001])('is replaced once when WeChat refuses it with %i', async (errcode) => {
    wechat.fail(subscribeSend, errcode)
    await gateway.sendSubscribeMessage(message)
    expect(wechat.sent).toHaveLength(1)
    expect(arrivalsAt(stableToken)).toBe(2)
  })

  it('is not replaced again and again', async () => {
    wechat.fail(subscribeSend, 42001, 10)
    expect(await failureOf(gateway.sendSubscribeMessage(message))).toMatchObject({ errcode: 42001, retryable: true })
    expect(arrivalsAt(subscribeSend)).toBe(2)
  })

  it('is renewed before it ends, and not long before', async () => {
    await gateway.sendSubscribeMessage(message)
    moveClockBy(7200_000 - 6 * 60_000)
    await gateway.sendSubscribeMessage(message)
    expect(arrivalsAt(stableToken)).toBe(1)
    moveClockBy(3 * 60_000)
    await gateway.sendSubscribeMessage(message)
    expect(arrivalsAt(stableToken)).toBe(2)
  })

  it('serves until its end when it cannot be renewed', async () => {
    await gateway.sendSubscribeMessage(message)
    wechat.fail(stableToken, 45009)
    moveClockBy(7200_000 - 60_000)
    await gateway.sendSubscribeMessage(message)
    expect(wechat.sent).toHaveLength(2)
    expect(arrivalsAt(stableToken)).toBe(2)
  })

  it('is asked for again after a failure, which all who waited are told', async () => {
    wechat.fail(stableToken, 45009)
    const failures = await Promise.all([1, 2, 3].map(() => failureOf(gateway.sendSubscribeMessage(message))))
    expect(failures.map((failure) => failure.kind)).toEqual(['quota', 'quota', 'quota'])
    expect(arrivalsAt(stableToken)).toBe(1)
    await gateway.sendSubscribeMessage(message)
    expect(wechat.sent).toHaveLength(1)
  })
})

describe('a subscribe message', () => {
  it('arrives with its template, page and fields', async () => {
    await gateway.sendSubscribeMessage(message)
    expect(wechat.sent).toEqual([message])
  })

  it('is final when the person has refused', async () => {
    wechat.fail(subscribeSend, 43101)
    expect(await failureOf(gateway.sendSubscribeMessage(message))).toMatchObject({ kind: 'refused', errcode: 43101, retryable: false })
    expect(arrivalsAt(subscribeSend)).toBe(1)
  })

  it.each(['truncated', 'server_error', 'hang_up'] as const)('is not sent twice when the answer is lost (%s)', async (fault) => {
    wechat.fail(subscribeSend, fault)
    expect((await failureOf(gateway.sendSubscribeMessage(message))).retryable).toBe(true)
    expect(arrivalsAt(subscribeSend)).toBe(1)
  })

  it('is cut to what WeChat takes, whatever the fields hold', async () => {
    await gateway.sendSubscribeMessage({
      ...message,
      data: {
        thing1: '江门市新会区会城街道某某村新时代文明实践站上门理发',
        thing2: '第一行\n第二行',
        thing3: '',
        thing4: `${'谢'.repeat(18)}👵👴🏻`,
        phrase5: '已接单(明天上午到)',
        name6: '买买提·吐尔逊·阿卜杜拉',
        name7: 'Bartholomew Featherstonehaugh',
        character_string8: '单号 7Kq2mB9x',
        phone_number9: '电话 0750-6123456',
        time10: '2026年11月24日 09:00',
      },
    })
    expect(wechat.sent[0]?.data).toEqual({
      thing1: '江门市新会区会城街道某某村新时代文明实…',
      thing2: '第一行 第二行',
      thing3: '无',
      thing4: `${'谢'.repeat(18)}…`,
      phrase5: '已接单明天',
      name6: '买买提·吐尔逊·阿卜',
      name7: 'Bartholomew Feathers',
      character_string8: '7Kq2mB9x',
      phone_number9: '0750-6123456',
      time10: '2026年11月24日 09:00',
    })
  })
})

describe('screening a text', () => {
  it('hands on what WeChat suggests', async () => {
    wechat.verdict('加群', 'review')
    wechat.verdict('赌', 'risky')
    expect(await gateway.checkText('想请人来理发', villager, 2)).toBe('pass')
    expect(await gateway.checkText('理发请加群', villager, 2)).toBe('review')
    expect(await gateway.checkText('来赌一把', villager, 2)).toBe('risky')
  })

  it('shows WeChat every character of a long text, and takes the worst answer', async () => {
    wechat.verdict('坏话', 'risky')
    expect(await gateway.checkText(`${'好'.repeat(2499)}坏话`, villager, 2)).toBe('risky')
    expect(await gateway.checkText(`${'👍'.repeat(6000)}`, villager, 2)).toBe('pass')
  })

  it('does not trouble WeChat with an empty text', async () => {
    expect(await gateway.checkText(' \n', villager, 1)).toBe('pass')
    expect(wechat.arrivals).toEqual([])
  })

  it.each([-1, 'truncated', 'server_error', 'hang_up', 'other_shape'] as const)(
    'asks again after %s, for asking twice does no harm',
    async (fault) => {
      wechat.fail(textCheck, fault)
      expect(await gateway.checkText('想请人来理发', villager, 2)).toBe('pass')
      expect(arrivalsAt(textCheck)).toBe(2)
    },
  )

  it('does not ask again when WeChat was silent, for somebody is waiting', async () => {
    const hasty = new WechatHttpGateway({ ...credentials, baseUrl: wechat.baseUrl, timeoutMs: 100 })
    wechat.fail(textCheck, 'slow')
    expect(await failureOf(hasty.checkText('想请人来理发', villager, 2))).toMatchObject({ kind: 'unreachable' })
    expect(arrivalsAt(textCheck)).toBe(1)
    await hasty.close()
  })

  it('reports an unknown errcode as it is, and does not ask again', async () => {
    wechat.fail(textCheck, 61010)
    expect(await failureOf(gateway.checkText('想请人来理发', villager, 2))).toMatchObject({
      kind: 'other',
      errcode: 61010,
      retryable: false,
    })
    expect(arrivalsAt(textCheck)).toBe(1)
  })
})

describe('the breaker', () => {
  async function breakSignIn(): Promise<void> {
    wechat.fail(signIn, 'server_error', 5)
    for (let failures = 0; failures < 5; failures += 1) await failureOf(gateway.codeToSession('code-1'))
  }

  it('opens after five failures in a row: WeChat is then left alone', async () => {
    await breakSignIn()
    expect(await failureOf(gateway.codeToSession('code-1'))).toMatchObject({ kind: 'unreachable', sent: false, retryable: true })
    expect(arrivalsAt(signIn)).toBe(5)
  })

  it('lets a trial through after ten seconds, and closes when that succeeds', async () => {
    await breakSignIn()
    moveClockBy(10_000)
    expect(await gateway.codeToSession('code-1')).toEqual({ openid: villager.openid })
    wechat.codes.set('code-2', 'another')
    expect(await gateway.codeToSession('code-2')).toEqual({ openid: 'another' })
  })

  it('stays open when the trial fails', async () => {
    await breakSignIn()
    wechat.fail(signIn, 'server_error')
    moveClockBy(10_000)
    await failureOf(gateway.codeToSession('code-1'))
    await failureOf(gateway.codeToSession('code-1'))
    expect(arrivalsAt(signIn)).toBe(6)
  })

  it('is one for each endpoint: broken sign-in does not stop messages', async () => {
    await breakSignIn()
    await gateway.sendSubscribeMessage(message)
    expect(wechat.sent).toHaveLength(1)
  })

  it('does not open on refusals, which are answers', async () => {
    wechat.fail(signIn, 40029, 20)
    for (let refusals = 0; refusals < 20; refusals += 1) await failureOf(gateway.codeToSession('code-1'))
    expect(arrivalsAt(signIn)).toBe(20)
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

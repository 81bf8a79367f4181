import { In } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { Notice } from '../../server/features/notices/notice.entity'
import { DeskGrant } from '../../server/features/people/desk-grant.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { sweepDeskGrants } from '../../server/features/people/open-desk'
import { Person } from '../../server/features/people/person.entity'
import { Session } from '../../server/features/people/session.entity'
import { touchSession } from '../../server/features/people/touch-session'
import { hashOf } from '../../server/http/identity'
import { fixedCode } from '../../server/seed/identity'
import { seedDemonstration, seedNetwork } from '../../server/seed/seed'
import { WechatHttpGateway } from '../../server/wechat/gateway'
import { session } from '../../shared/contract/session'
import { type FakeWechat, startFakeWechat } from '../support/fake-wechat'
import { startTestServer, type TestServer } from '../support/server'

const codeOf = (name: string) => fixedCode(`person ${name}`)
const MINUTES_OF_DAY = 24 * 60

let wechat: FakeWechat
let gateway: WechatHttpGateway
let server: TestServer
beforeAll(async () => {
  wechat = await startFakeWechat({ appId: 'wx1', secret: 's1' })
  gateway = new WechatHttpGateway({ appId: 'wx1', secret: 's1', baseUrl: wechat.baseUrl, timeoutMs: 2000 })
  server = await startTestServer({ services: { wechat: gateway } })
  await seed(server)
})
afterAll(async () => {
  await server.close()
  await gateway.close()
  await wechat.close()
})
afterEach(() => wechat.heal())

async function seed({ database, services }: TestServer): Promise<void> {
  await seedNetwork(database)
  await seedDemonstration(database, services.now().getTime())
}

const signIn = (code: string) => server.visitor.call(session.wechat, { body: { code } })
const choose = async (name: string) => (await server.visitor.call(session.choose, { body: { code: codeOf(name) } })).body.token
const sessionOf = (token: string) => server.database.reads.manager.findOneByOrFail(Session, { tokenHash: hashOf(token) })
const outcome = async (asked: Promise<{ status: number; body: { error?: { code: string } } }>) => {
  const { status, body } = await asked
  return status === 200 ? 'done' : body.error?.code
}

describe('signing in by WeChat', () => {
  it('makes a person at first sight, and finds the same one again', async () => {
    wechat.codes.set('first', 'openid-1').set('second', 'openid-1')
    const { body: first } = await signIn('first')
    expect(first.self).toEqual({
      code: expect.any(String),
      name: '',
      phone: null,
      village: null,
      memberships: [],
      consentsMissing: [{ purpose: 'privacy', version: 1 }],
      unread: 0,
    })
    server.clock.advance(5)
    const { body: second } = await signIn('second')
    expect(second.self.code).toBe(first.self.code)
    expect(second.token).not.toBe(first.token)
    const person = await server.database.reads.manager.findOneByOrFail(Person, { openid: 'openid-1' })
    expect(person.seenInWechatAt).toEqual(server.services.now())
  })

  it('makes one person of two phones that sign in at once', async () => {
    const codes = Array.from({ length: 8 }, (_, index) => `twin-${index}`)
    for (const code of codes) wechat.codes.set(code, 'openid-twin')
    const replies = await Promise.all(codes.map(signIn))
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.self.code}`)).size).toBe(1)
    expect(new Set(replies.map(({ body }) => body.token)).size).toBe(8)
  })

  it.each([
    ['bad_code', 40029, 401, 'sign_in_refused'],
    ['risky_user', 40226, 401, 'sign_in_refused'],
    ['quota', 45011, 429, 'too_many_requests'],
    ['busy', -1, 503, 'sign_in_unavailable'],
    ['a setting of ours', 40013, 503, 'sign_in_unavailable'],
    ['a page instead of an answer', 'server_error', 503, 'sign_in_unavailable'],
  ] as const)('says what went wrong: %s', async (_, fault, status, code) => {
    wechat.codes.set('good', 'openid-2')
    wechat.fail('/sns/jscode2session', fault, 9)
    const reply = await signIn('good')
    expect([reply.status, reply.body.error.code]).toEqual([status, code])
    expect(await server.database.reads.manager.countBy(Person, { openid: 'openid-2' })).toBe(0)
  })

  it('keeps no token, only its hash', async () => {
    const token = await choose('张伯')
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await server.database.reads.manager.countBy(Session, { tokenHash: In([token]) })).toBe(0)
    expect((await sessionOf(token)).kind).toBe('phone')
  })
})

describe('choosing a person', () => {
  it('offers the people of the demonstration, with what they are and where they work', async () => {
    const { body } = await server.visitor.call(session.people)
    expect(body.demonstration).toBe(true)
    expect(body.items).toHaveLength(14)
    expect(body.items[4]).toEqual({
      code: codeOf('阿莲'),
      name: '阿莲',
      who: '宅群村文明实践站工作人员',
      opens: '/station/pages/inbox/index',
    })
  })

  it('signs in as that person, with the names of what they act for', async () => {
    const { body } = await server.visitor.call(session.choose, { body: { code: codeOf('阿莲') } })
    expect(body.self).toMatchObject({
      code: codeOf('阿莲'),
      name: '阿莲',
      village: { code: '440783108226', name: '宅群村', path: '开平市 · 塘口镇' },
      memberships: [{ role: 'staff', site: { code: '440783108226', name: '宅群村文明实践站' }, team: null }],
      consentsMissing: [],
    })
    const leader = await server.visitor.call(session.choose, { body: { code: codeOf('陈队长') } })
    expect(leader.body.self.memberships).toEqual([
      { role: 'leader', site: null, team: { code: expect.any(String), name: '塘口镇卫生院志愿服务队' } },
    ])
  })

  it('does not open somebody who came by WeChat', async () => {
    wechat.codes.set('villager', 'openid-3')
    const { body } = await signIn('villager')
    expect(await outcome(server.visitor.call(session.choose, { body: { code: body.self.code } }))).toBe('not_found')
  })

  it('does not exist where people sign in by WeChat, even for people who were seeded', async () => {
    const real = await startTestServer({ services: { settings: { ...server.services.settings, signIn: 'wechat' } } })
    try {
      await seed(real)
      expect((await real.visitor.call(session.people)).body).toEqual({ demonstration: false, items: [] })
      expect(await outcome(real.visitor.call(session.choose, { body: { code: codeOf('余工') } }))).toBe('not_allowed')
    } finally {
      await real.close()
    }
  })
})

describe('a desk', () => {
  const ask = async () => (await server.visitor.call(session.askDesk, { body: {} })).body
  const poll = ({ grant, secret }: { grant: string; secret: string }) => server.visitor.call(session.pollDesk, { body: { grant, secret } })
  const confirm = (name: string, grant: string) => outcome(server.as(codeOf(name)).call(session.confirmDesk, { body: { grant } }))

  it('waits for the confirmation, is let in once, and as the person who confirmed', async () => {
    const grant = await ask()
    expect((await poll(grant)).body).toEqual({ state: 'waiting', signedIn: null })
    expect(await confirm('梁主任', grant.grant)).toBe('done')
    const { body } = await poll(grant)
    expect([body.state, body.signedIn?.self.name]).toEqual(['confirmed', '梁主任'])
    expect((await sessionOf(body.signedIn?.token ?? '')).kind).toBe('desk')
    expect(await outcome(poll(grant))).toBe('desk_grant_ended')
  })

  it('lets in one of two polls that come at once', async () => {
    const grant = await ask()
    await confirm('梁主任', grant.grant)
    const outcomes = await Promise.all([outcome(poll(grant)), outcome(poll(grant))])
    expect(outcomes.sort()).toEqual(['desk_grant_ended', 'done'])
  })

  it('is not let in by a browser that only read the screen', async () => {
    const grant = await ask()
    await confirm('梁主任', grant.grant)
    expect(await outcome(poll({ grant: grant.grant, secret: 'A'.repeat(43) }))).toBe('desk_grant_ended')
    expect(await outcome(poll(grant))).toBe('done')
  })

  it('is confirmed once, and never by a second person', async () => {
    const { grant } = await ask()
    expect(await confirm('阿莲', grant)).toBe('done')
    expect(await confirm('关主任', grant)).toBe('desk_grant_ended')
    expect(await confirm('关主任', fixedCode('nobody'))).toBe('desk_grant_ended')
  })

  it('ends after five minutes, confirmed or not', async () => {
    const [late, confirmed] = [await ask(), await ask()]
    expect(Date.parse(late.expiresAt) - server.services.now().getTime()).toBe(5 * 60_000)
    await confirm('阿莲', confirmed.grant)
    server.clock.advance(5)
    expect(await confirm('阿莲', late.grant)).toBe('desk_grant_ended')
    expect(await outcome(poll(late))).toBe('desk_grant_ended')
    expect(await outcome(poll(confirmed))).toBe('desk_grant_ended')
  })

  it.each([
    ['阿莲', 'done'],
    ['余工', 'done'],
    ['张伯', 'not_allowed'],
    ['谭伟', 'not_allowed'],
    ['陈队长', 'not_allowed'],
    ['方小妹', 'consent_needed'],
  ])('is opened by those alone who work at one: %s, %s', async (name, expected) => {
    expect(await confirm(name, (await ask()).grant)).toBe(expected)
  })

  it('is not opened by a visitor', async () => {
    expect(await outcome(server.visitor.call(session.confirmDesk, { body: { grant: (await ask()).grant } }))).toBe('sign_in_needed')
  })

  it('leaves no trace of a grant a day after it ended', async () => {
    const { grant } = await ask()
    const left = async () => {
      await sweepDeskGrants(server.services)
      return server.database.reads.manager.countBy(DeskGrant, { code: grant })
    }
    server.clock.advance(MINUTES_OF_DAY)
    expect(await left()).toBe(1)
    server.clock.advance(6)
    expect(await left()).toBe(0)
  })
})

describe('a session', () => {
  const deskToken = async () => {
    const { body: grant } = await server.visitor.call(session.askDesk, { body: {} })
    await server.as(codeOf('阿莲')).call(session.confirmDesk, { body: { grant: grant.grant } })
    const { body } = await server.visitor.call(session.pollDesk, { body: { grant: grant.grant, secret: grant.secret } })
    return body.signedIn?.token ?? ''
  }
  const use = async (token: string) => touchSession(server.database, await sessionOf(token), server.services.now())
  const see = (token: string) => outcome(server.withToken(token).call(session.self))

  it('on a phone lasts 90 days from its last use', async () => {
    const token = await choose('张伯')
    server.clock.advance(89 * MINUTES_OF_DAY)
    await use(token)
    server.clock.advance(89 * MINUTES_OF_DAY)
    expect(await see(token)).toBe('done')
    await use(token)
    server.clock.advance(90 * MINUTES_OF_DAY)
    expect(await see(token)).toBe('session_ended')
  })

  it('on a phone is written at most once a day', async () => {
    const token = await choose('张伯')
    const begun = await sessionOf(token)
    server.clock.advance(MINUTES_OF_DAY - 1)
    await use(token)
    expect(await sessionOf(token)).toEqual(begun)
    server.clock.advance(1)
    await use(token)
    expect((await sessionOf(token)).lastSeenAt).toEqual(server.services.now())
  })

  it('at a desk ends when nobody has touched it for half an hour', async () => {
    const token = await deskToken()
    server.clock.advance(29)
    await use(token)
    server.clock.advance(29)
    expect(await see(token)).toBe('done')
    await use(token)
    server.clock.advance(30)
    expect(await see(token)).toBe('session_ended')
  })

  it('at a desk ends after twelve hours, whatever is done there', async () => {
    const token = await deskToken()
    for (let minutes = 0; minutes < 12 * 60 - 10; minutes += 10) {
      server.clock.advance(10)
      await use(token)
    }
    expect(await see(token)).toBe('done')
    server.clock.advance(10)
    expect(await see(token)).toBe('session_ended')
  })

  it('ends when its person says so, and no other with it', async () => {
    const [one, other] = [await choose('周婶'), await choose('周婶')]
    expect(await outcome(server.withToken(one).call(session.end))).toBe('done')
    await use(one)
    expect([await see(one), await see(other)]).toEqual(['session_ended', 'done'])
    expect(await outcome(server.withToken(one).call(session.end))).toBe('session_ended')
  })

  it('is nobody without a token, and ended with one that was never given', async () => {
    expect(await outcome(server.visitor.call(session.self))).toBe('sign_in_needed')
    expect(await see('x'.repeat(43))).toBe('session_ended')
  })
})

describe('who I am', () => {
  it('shows a membership that was taken away no longer', async () => {
    const { id } = await server.database.reads.manager.findOneByOrFail(Person, { publicCode: codeOf('关主任') })
    const me = server.as(codeOf('关主任'))
    expect((await me.call(session.self)).body.memberships.map(({ role }) => role)).toEqual(['staff', 'supervisor'])
    await server.database.transaction((tx) =>
      tx.update(Membership, { personId: id, role: 'supervisor' }, { endedAt: server.services.now() }),
    )
    expect((await me.call(session.self)).body.memberships.map(({ role }) => role)).toEqual(['staff'])
  })

  it('names the city to its supervisor, though it has no site', async () => {
    const { id: personId } = await server.database.reads.manager.findOneByOrFail(Person, { publicCode: codeOf('余工') })
    const supervisor = { role: 'supervisor', siteCode: '4407', teamId: null } as const
    await server.database.transaction((tx) =>
      tx.insert(Membership, { id: uuidv7(), personId, ...supervisor, startedAt: server.services.now(), endedAt: null }),
    )
    const { body } = await server.as(codeOf('余工')).call(session.self)
    expect(body.memberships.at(-1)?.site).toEqual({ code: '4407', name: '江门市' })
  })

  it('counts my unread messages', async () => {
    const { id: personId } = await server.database.reads.manager.findOneByOrFail(Person, { publicCode: codeOf('周婶') })
    const at = server.services.now()
    const message = { personId, orderId: null, title: '有了新进展', body: '…', opens: '/', at }
    await server.database.transaction((tx) =>
      tx.insert(Notice, [
        { id: uuidv7(), eventKey: 'a', readAt: null, ...message },
        { id: uuidv7(), eventKey: 'b', readAt: null, ...message },
        { id: uuidv7(), eventKey: 'c', readAt: at, ...message },
      ]),
    )
    expect((await server.as(codeOf('周婶')).call(session.self)).body.unread).toBe(2)
  })
})

describe('consent', () => {
  it('is given to the version in force, and given twice is given', async () => {
    const me = server.as(codeOf('方小妹'))
    expect((await me.call(session.self)).body.consentsMissing).toEqual([{ purpose: 'privacy', version: 1 }])
    for (const _ of ['once', 'twice']) {
      const { status, body } = await me.call(session.consent, { body: { purpose: 'privacy', version: 1 } })
      expect([status, body.consentsMissing]).toEqual([200, []])
    }
  })

  it('to a version that is not in force is none', async () => {
    const { status, body } = await server.as(codeOf('张伯')).call(session.consent, { body: { purpose: 'privacy', version: 2 } })
    expect([status, body.error.fields?.map(({ field }) => field)]).toEqual([400, ['version']])
  })
})

describe('what I fill in', () => {
  const profile = { name: '阿婆', phone: '13800000000', villageCode: '440783108227' }

  it('is kept and shown to me at once', async () => {
    wechat.codes.set('newcomer', 'openid-4')
    const { token } = (await signIn('newcomer')).body
    const { body } = await server.withToken(token).call(session.profile, { body: profile })
    expect(body).toMatchObject({ name: '阿婆', phone: '13800000000', village: { name: '强亚村', path: '开平市 · 塘口镇' } })
    expect((await server.withToken(token).call(session.self)).body).toEqual(body)
    const without = await server.withToken(token).call(session.profile, { body: { ...profile, phone: null } })
    expect(without.body.phone).toBeNull()
  })

  it('names a village that exists', async () => {
    const me = server.as(codeOf('张伯'))
    expect(await outcome(me.call(session.profile, { body: { ...profile, villageCode: '440783108999' } }))).toBe('place_not_found')
    expect(await outcome(me.call(session.profile, { body: { ...profile, villageCode: '440783108' } }))).toBe('invalid_request')
  })
})

import { SecurityEvent } from '../../server/audit/audit.entity'
import { desk, orders, projects, security, session } from '../../shared/contract'
import { refused, sites, TUESDAY } from '../support/kaiping'
import { type Client, startTestServer, type TestServer } from '../support/server'
import { codeOf, type Desks, desksAt, openWithFactor, outcome } from './support/desks'

let server: TestServer
let desks: Desks
beforeEach(async () => {
  server = await openWithFactor()
  desks = desksAt(server)
})
afterEach(() => server.close())

const inbox = (client: Client) => client.call(desk.inbox, { query: { site: sites.centre, tab: 'new' } })

describe('at a desk', () => {
  it.each([
    ['关主任', true],
    ['余工', true],
    ['梁主任', false],
    ['阿莲', false],
  ])('a second factor is due of those who work at a centre or administrate: %s, %s', async (name, due) => {
    const client = server.withToken(await desks.deskOf(name))
    expect((await client.call(security.factor)).body.due).toBe(due)
    expect((await client.call(session.self)).body.name).toBe(name)
    expect(outcome(await client.call(orders.mine, { query: {} }))).toBe(due ? 'second_factor_needed' : 'done')
  })

  it('until it is given nothing is answered but what a visitor may see, and the way out', async () => {
    const client = server.withToken(await desks.deskOf('关主任'))
    expect(refused(await inbox(client))).toEqual([403, 'second_factor_needed'])
    expect((await client.call(projects.list, { query: {} })).status).toBe(200)
    expect(outcome(await client.call(security.sessions))).toBe('second_factor_needed')
    expect(outcome(await client.call(session.end))).toBe('done')
  })

  it('is bound with a QR code, confirmed with a code, and the session goes on under another token', async () => {
    const { uri, before, token, secret, recoveryCodes } = await desks.enrolled()
    expect(uri).toContain(`secret=${secret}`)
    expect(recoveryCodes).toHaveLength(10)
    expect((await inbox(server.withToken(token))).status).toBe(200)
    expect(outcome(await inbox(server.withToken(before)))).toBe('session_ended')
  })

  it('lets the next desk in by a code, each code once', async () => {
    const { secret } = await desks.enrolled()
    const [one, other] = [await desks.deskOf('关主任'), await desks.deskOf('关主任')]
    const code = desks.codeNow(secret)
    const { body, status } = await desks.give(one, code)
    expect(status).toBe(200)
    expect((await inbox(server.withToken(body.token))).status).toBe(200)
    expect(refused(await desks.give(other, code))).toEqual([403, 'second_factor_wrong'])
    expect(refused(await inbox(server.withToken(other)))).toEqual([403, 'second_factor_needed'])
  })

  it('lets it in by a recovery code, once, and then another authenticator may be bound', async () => {
    const { recoveryCodes, secret } = await desks.enrolled()
    const [code = ''] = recoveryCodes
    const one = await desks.deskOf('关主任')
    expect(outcome(await server.withToken(one).call(security.enrol))).toBe('second_factor_there')
    const { body } = await desks.give(one, code)
    expect(outcome(await desks.give(await desks.deskOf('关主任'), code))).toBe('second_factor_wrong')
    const client = server.withToken(body.token)
    expect((await client.call(security.factor)).body).toEqual({ due: false, enrolled: true, recoveryLeft: 9 })
    const { body: another } = await client.call(security.enrol)
    expect(another.secret).not.toBe(secret)
    expect(outcome(await client.call(security.confirm, { body: { code: desks.codeNow(another.secret) } }))).toBe('done')
    server.clock.advance(2)
    expect(outcome(await desks.give(await desks.deskOf('关主任'), desks.codeNow(secret)))).toBe('second_factor_wrong')
    expect(outcome(await desks.give(await desks.deskOf('关主任'), desks.codeNow(another.secret)))).toBe('done')
  })

  it('is locked after five wrong codes in a row, also for the right one, and opens after fifteen minutes', async () => {
    const { secret } = await desks.enrolled()
    const token = await desks.deskOf('关主任')
    const wrong = ['111111', '222222', '333333', '444444', '555555'].filter((code) => code !== desks.codeNow(secret))
    const answers = await Promise.all(wrong.map((code) => desks.give(token, code)))
    expect(answers.map(outcome).sort()).toEqual(['second_factor_locked', ...Array.from({ length: 4 }, () => 'second_factor_wrong')])
    const locked = await desks.give(token, desks.codeNow(secret))
    expect([locked.status, outcome(locked), locked.headers.get('retry-after')]).toEqual([429, 'second_factor_locked', '900'])
    server.clock.advance(15)
    expect(outcome(await desks.give(token, desks.codeNow(secret)))).toBe('done')
    const noted = await server.database.reads.manager.findBy(SecurityEvent, { endpoint: 'me.factor.give' })
    expect(noted.map(({ code }) => code).sort()).toEqual([
      'second_factor_locked',
      'second_factor_locked',
      ...Array.from({ length: 4 }, () => 'second_factor_wrong'),
    ])
  })

  it('keeps neither recovery codes nor tokens nor the secret as they are', async () => {
    const { recoveryCodes, token, secret: bound } = await desks.enrolled()
    const rows = await server.database.reads.query('select * from recovery_code')
    const kept = JSON.stringify([
      rows,
      await server.database.reads.query('select * from session'),
      await server.database.reads.query('select * from idempotency_key'),
      await server.database.reads.query('select * from second_factor'),
    ])
    for (const secret of [...recoveryCodes, token, bound]) expect(kept).not.toContain(secret)
  })
})

it('on a phone no second factor is due', async () => {
  expect((await inbox(server.as(codeOf('关主任')))).status).toBe(200)
})

describe('my sessions', () => {
  it('are listed, the one in use marked; one can be ended, or all others', async () => {
    const tokens = [await desks.deskOf('阿莲'), await desks.deskOf('阿莲'), await desks.deskOf('阿莲')]
    const [here = '', there = '', elsewhere = ''] = tokens
    const client = server.withToken(here)
    const { items } = (await client.call(security.sessions)).body
    // Three desks, and the phones that let them in.
    expect(items.map(({ kind }) => kind).sort()).toEqual(['desk', 'desk', 'desk', 'phone', 'phone', 'phone'])
    expect(items.filter(({ current }) => current)).toHaveLength(1)
    const ofThere = (await server.withToken(there).call(security.sessions)).body.items.find(({ current }) => current)
    expect(outcome(await client.call(security.endSession, { params: { id: ofThere?.id ?? '' } }))).toBe('done')
    const alive = async () => Promise.all(tokens.map(async (token) => outcome(await server.withToken(token).call(session.self))))
    expect(await alive()).toEqual(['done', 'session_ended', 'done'])
    expect(outcome(await client.call(security.endOthers))).toBe('done')
    expect(await alive()).toEqual(['done', 'session_ended', 'session_ended'])
    expect(elsewhere).not.toBe('')
  })

  it('are nobody else’s to end', async () => {
    const theirs = (await server.withToken(await desks.deskOf('梁主任')).call(security.sessions)).body.items[0]?.id ?? ''
    expect(outcome(await server.withToken(await desks.deskOf('阿莲')).call(security.endSession, { params: { id: theirs } }))).toBe(
      'not_found',
    )
  })
})

describe('whoever asks too often', () => {
  it('is told to wait, by person where signed in and by address where not, and nobody else with them', async () => {
    const limits = { read: 3, write: 100, sign_in: 2, upload: 1 }
    const { settings } = server.services
    const strict = await startTestServer({ now: TUESDAY, services: { ...server.services, settings: { ...settings, limits } } })
    try {
      const [one, other] = [strict.withToken(await desks.deskOf('阿莲')), strict.withToken(await desks.deskOf('梁主任'))]
      const answers = []
      for (let round = 0; round < 4; round += 1) answers.push(await one.call(session.self))
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429])
      expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0)
      expect((await other.call(session.self)).status).toBe(200)
      const visits = []
      for (let round = 0; round < 3; round += 1) visits.push(await strict.visitor.call(session.askDesk, { body: {} }))
      expect(visits.map(({ status }) => status)).toEqual([200, 200, 429])
    } finally {
      await strict.close()
    }
  })
})

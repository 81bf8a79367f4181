import { IsNull, Not } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { AdministrativeChange } from '../../server/features/administration/administrative-change.entity'
import { Membership } from '../../server/features/people/membership.entity'
import { resealFactors } from '../../server/features/security/reseal-factors'
import { SecondFactor } from '../../server/features/security/second-factor.entity'
import { memberships, notices, security, session } from '../../shared/contract'
import { refused, sites, TUESDAY } from '../support/kaiping'
import type { TestServer } from '../support/server'
import { codeOf, type Desks, desksAt, openWithFactor, outcome } from './support/desks'

let server: TestServer
let desks: Desks
beforeEach(async () => {
  server = await openWithFactor()
  desks = desksAt(server)
})
afterEach(() => server.close())

describe('the keys that seal the secrets', () => {
  const keyed = (...keys: [Buffer, ...Buffer[]]) => ({
    database: server.database,
    settings: { ...server.services.settings, factorKeys: keys },
  })
  const newer = Buffer.alloc(32, 7)
  const kept = async () => (await server.database.reads.manager.find(SecondFactor)).map(({ secret }) => secret)

  it('can be changed: with the new one first all are sealed anew at the start, and the old one is needed no more', async () => {
    const { secret } = await desks.enrolled()
    const [older] = server.services.settings.factorKeys
    expect(await resealFactors(keyed(newer, older))).toEqual({ sealed: 1, lost: 0 })
    expect(await resealFactors(keyed(newer))).toEqual({ sealed: 0, lost: 0 })
    expect(outcome(await desks.give(await desks.deskOf('关主任'), desks.codeNow(secret)))).toBe('second_factor_wrong')
    await resealFactors(keyed(older, newer))
    expect(outcome(await desks.give(await desks.deskOf('关主任'), desks.codeNow(secret)))).toBe('done')
    expect(await resealFactors(keyed(newer))).toEqual({ sealed: 0, lost: 1 })
  })

  it('seal at the start what a former version kept as it was', async () => {
    const { secret } = await desks.enrolled()
    await server.database.transaction((tx) => tx.update(SecondFactor, { secret: Not(IsNull()) }, { secret }))
    expect(await resealFactors(server.services)).toEqual({ sealed: 1, lost: 0 })
    expect(await kept()).not.toContain(secret)
    expect(outcome(await desks.give(await desks.deskOf('关主任'), desks.codeNow(secret)))).toBe('done')
  })
})

describe('an authenticator that is lost', () => {
  const memberOf = async (by: string, role: string) => {
    const { items } = (await server.as(codeOf(by)).call(memberships.list, { query: { under: sites.centre, kind: 'site' } })).body
    const found = items.find((each) => each.site?.code === sites.centre && each.role === role)
    if (found === undefined) throw new Error(`The centre has no ${role}`)
    return found
  }
  const reset = (by: string, id: string) =>
    server.as(codeOf(by)).call(memberships.resetFactor, { params: { id }, body: { reason: '手机掉进鱼塘' } })

  it('is taken away by an administrator with a reason: the desks are signed out, the person is told, another one is bound', async () => {
    const { token, secret, recoveryCodes } = await desks.enrolled()
    const member = await memberOf('余工', 'staff')
    expect(member.actions).toContain('reset_factor')
    expect(outcome(await reset('余工', member.id))).toBe('done')
    expect(outcome(await server.withToken(token).call(session.self))).toBe('session_ended')
    const { items } = (await server.as(codeOf('关主任')).call(notices.list)).body
    expect(items[0]).toMatchObject({ title: '您的验证器已经解除', body: expect.stringContaining('手机掉进鱼塘') })
    const [written] = await server.database.reads.manager.findBy(AdministrativeChange, { subject: 'second_factor' })
    expect(written).toMatchObject({ subjectKey: member.id, reason: '手机掉进鱼塘' })
    const desk = await desks.deskOf('关主任')
    for (const code of [desks.codeNow(secret), recoveryCodes[0] ?? ''])
      expect(outcome(await desks.give(desk, code))).toBe('second_factor_wrong')
    expect(outcome(await server.withToken(desk).call(security.enrol))).toBe('done')
    expect(refused(await reset('余工', member.id))).toEqual([409, 'factor_not_bound'])
  })

  it('is nobody’s own to take away, nor that of somebody who works above', async () => {
    await desks.enrolled('余工')
    const own = await memberOf('余工', 'administrator')
    expect(own.actions).not.toContain('reset_factor')
    expect(refused(await reset('余工', own.id))).toEqual([409, 'own_factor'])
    await desks.enrolled()
    const member = await memberOf('余工', 'staff')
    const above = {
      id: uuidv7(),
      personId: '',
      role: 'supervisor',
      siteCode: '4407',
      teamId: null,
      startedAt: TUESDAY,
      endedAt: null,
    } as const
    await server.database.transaction(async (tx) => {
      const { personId } = await tx.findOneByOrFail(Membership, { id: member.id })
      await tx.insert(Membership, { ...above, personId })
    })
    expect(refused(await reset('余工', member.id))).toEqual([403, 'not_allowed'])
    expect(outcome(await reset('冯工', member.id))).toBe('done')
  })
})

import { security } from '../../../shared/contract/security'
import type { Call, Route } from '../../http/call'
import { hashOf } from '../../http/identity'
import { demand, insist } from '../../http/refusal'
import { answer, answerPrepared } from '../../http/route'
import { demandPerson } from '../../policies-basic'
import { Session } from '../people/session.entity'
import { sealFactor } from './factor-seal'
import { adopt, insistOnCode, recoveryLeft } from './give-code'
import { owesFactor } from './owes-factor'
import { SecondFactor } from './second-factor.entity'
import { endOtherSessions, endSessionById, rotated, sessionsOf } from './sessions'
import { factorUri, newFactorSecret } from './totp'

const DONE = { done: true } as const
type Asked = Pick<Call, 'tx' | 'token'>

const sessionIn = async ({ tx, token }: Asked): Promise<Session> =>
  tx.findOneByOrFail(Session, { tokenHash: hashOf(demand(token, 'sign_in_needed')) })

export const securityRoutes: Route[] = [
  answer(security.factor, async (call) => {
    const actor = demandPerson(call)
    const { id: personId } = actor.person
    const factor = await call.tx.findOneBy(SecondFactor, { personId })
    return {
      due: owesFactor(call.services.settings, actor.standings, await sessionIn(call)),
      enrolled: factor !== null && factor.secret !== null,
      recoveryLeft: await recoveryLeft(call.tx, personId),
    }
  }),

  answer(security.enrol, async (call) => {
    const { person } = demandPerson(call)
    const known = await call.tx.findOneBy(SecondFactor, { personId: person.id })
    // Another authenticator is bound by whoever has just used the one before, or a recovery code.
    insist(known === null || known.secret === null || (await sessionIn(call)).factorAt !== null, 'second_factor_there')
    const secret = newFactorSecret()
    const pending = sealFactor(call.services.settings.factorKeys, person.id, secret)
    if (known === null) await call.tx.insert(SecondFactor, { personId: person.id, secret: null, pending, lockedUntil: null })
    else await call.tx.update(SecondFactor, { personId: person.id }, { pending })
    return { secret, uri: factorUri(secret, person.publicCode) }
  }),

  answerPrepared(security.confirm, {
    prepare: (call) => insistOnCode(call.services, demandPerson(call).person.id, call.body.code, 'pending', call.now),
    act: async (call) => {
      const recoveryCodes = await adopt(call.tx, demandPerson(call).person.id)
      return { token: await rotated(call.tx, await sessionIn(call), call.now), recoveryCodes }
    },
  }),

  answerPrepared(security.give, {
    prepare: (call) => insistOnCode(call.services, demandPerson(call).person.id, call.body.code, 'secret', call.now),
    act: async (call) => ({ token: await rotated(call.tx, await sessionIn(call), call.now) }),
  }),

  answer(security.sessions, async (call) => ({ items: await sessionsOf(call.tx, await sessionIn(call), call.now) })),

  answer(security.endSession, async (call) => {
    await endSessionById(call.tx, demandPerson(call).person.id, call.params.id, call.now)
    return DONE
  }),

  answer(security.endOthers, async (call) => {
    await endOtherSessions(call.tx, await sessionIn(call), call.now)
    return DONE
  }),
]

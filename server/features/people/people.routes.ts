import type { EntityManager } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { session } from '../../../shared/contract/session'
import type { Route } from '../../http/call'
import { demand } from '../../http/refusal'
import { answer, answerPrepared } from '../../http/route'
import { demandPerson } from '../../policies-basic'
import { chosenPerson, peopleToChoose } from './choose-person'
import { endSession } from './end-session'
import { fillProfile } from './fill-profile'
import { giveConsent } from './give-consent'
import { askDesk, collectDesk, confirmDesk } from './open-desk'
import { type Self, selfPresented } from './self.presenter'
import type { Session } from './session.entity'
import { openidOf, personOfOpenid } from './sign-in-by-wechat'
import { startSession } from './start-session'

const DONE = { done: true } as const

export const personRoutes: Route[] = [
  answerPrepared(session.wechat, {
    prepare: (call) => openidOf(call.body.code, call.services),
    act: async (call, openid) => signedIn(call, await personOfOpenid(call.tx, openid, call.now), 'phone'),
  }),

  answer(session.people, (call) => peopleToChoose(call.tx, call.services)),

  answer(session.choose, async (call) => signedIn(call, await chosenPerson(call.tx, call.services, call.body.code), 'phone')),

  answer(session.askDesk, (call) => askDesk(call.tx, call.now)),

  answer(session.pollDesk, async (call): Promise<ReplyOf<typeof session.pollDesk>> => {
    const personId = await collectDesk(call.tx, call.body, call.now)
    if (personId === null) return { state: 'waiting', signedIn: null }
    return { state: 'confirmed', signedIn: await signedIn(call, personId, 'desk') }
  }),

  answer(session.confirmDesk, async (call) => {
    await confirmDesk(call.tx, call.body.grant, demandPerson(call).person.id, call.now)
    return DONE
  }),

  answer(session.end, async (call) => {
    await endSession(call.tx, demand(call.token, 'sign_in_needed'), call.now)
    return DONE
  }),

  answer(session.self, (call) => selfPresented(call.tx, demandPerson(call).person.id)),

  answer(session.consent, async (call) => {
    const { person } = demandPerson(call)
    await giveConsent(call.tx, person.id, call.body.purpose, call.body.version, call.now)
    return selfPresented(call.tx, person.id)
  }),

  answer(session.profile, async (call) => {
    const { person } = demandPerson(call)
    await fillProfile(call.tx, person.id, call.body)
    return selfPresented(call.tx, person.id)
  }),
]

/** A new session for this person: its token, and who they are. */
async function signedIn(
  call: { tx: EntityManager; now: Date },
  personId: string,
  kind: Session['kind'],
): Promise<{ token: string; self: Self }> {
  return { token: await startSession(call.tx, personId, kind, call.now), self: await selfPresented(call.tx, personId) }
}

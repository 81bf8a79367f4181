import { makeUps } from '../../../shared/contract/make-ups'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import { activityByCode, activityById } from '../activities/activity.queries'
import { readsSite, teamsLedBy } from '../people/actor'
import type { Person } from '../people/person.entity'
import { personByCode } from '../people/person.queries'
import { placeNames } from '../places/place.queries'
import { casesPresented } from './case.presenter'
import { objectTo } from './hours-cases'
import type { MakeUp } from './make-up.entity'
import { makeUpsPresented, publicMakeUps } from './make-up.presenter'
import { makeUpByCode, makeUpsIn } from './make-up.queries'
import { type MakeUpMove, moveMakeUp } from './move-make-up'
import { requestMakeUp } from './request-make-up'

type Asked = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>
type AboutOne = Asked & { readonly params: { readonly code: string } }

const keyOf = ({ id }: MakeUp): string => id
const load = async ({ tx, params }: AboutOne): Promise<MakeUp> => demand(await makeUpByCode(tx, params.code, true), 'make_up_not_found')

async function presented({ tx, actor }: Asked, makeUp: MakeUp) {
  return demand((await makeUpsPresented(tx, actor, [makeUp]))[0], 'internal')
}

/** A step along the transition table, and the make-up as it stands after it. */
const moving = (action: MakeUpMove['action']) => async (call: Asked & { readonly body: object }, makeUp: MakeUp) => {
  const { body } = call
  const said = 'reason' in body ? body.reason : 'text' in body ? body.text : ''
  const activity = demand(await activityById(call.tx, makeUp.activityId, false), 'activity_not_found')
  await moveMakeUp(call, activity, makeUp, { action, said: typeof said === 'string' ? said : '' })
  return presented(call, makeUp)
}

/** For whom hours are asked for: oneself, or, by the leader of the team, somebody of the activity. */
async function beneficiaryOf(call: Asked, self: Person, code: string | null, teamId: string): Promise<Person> {
  if (code === null || code === self.publicCode) return self
  insist(teamsLedBy(call.actor).includes(teamId), 'not_allowed')
  return demand(await personByCode(call.tx, code), 'volunteer_not_found')
}

export const makeUpRoutes: Route[] = [
  answer(makeUps.mine, async (call) => {
    const { person } = demandConsented(call)
    const { items, next } = pageOf(await makeUpsIn(call.tx, { personId: person.id }, call.query.cursor), keyOf)
    return { items: await makeUpsPresented(call.tx, call.actor, items), next }
  }),

  answer(makeUps.led, async (call) => {
    const teamIds = teamsLedBy(demandConsented(call))
    const { items, next } = pageOf(await makeUpsIn(call.tx, { teamIds }, call.query.cursor), keyOf)
    return { items: await makeUpsPresented(call.tx, call.actor, items), next }
  }),

  answer(makeUps.ofSite, async (call) => {
    const { site, show, cursor } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const { items, next } = pageOf(await makeUpsIn(call.tx, { siteCode: site, state: show }, cursor), keyOf)
    return { items: await makeUpsPresented(call.tx, call.actor, items), next }
  }),

  answer(makeUps.published, async (call) => {
    const { items, next } = pageOf(await makeUpsIn(call.tx, { place: call.query.place }, call.query.cursor), keyOf)
    return { items: await publicMakeUps(call.tx, await placeNames(call.services.database), items), next }
  }),

  answerAbout(
    makeUps.one,
    async (call) => demand(await makeUpByCode(call.tx, call.params.code, false), 'make_up_not_found'),
    (call, makeUp) => presented(call, makeUp),
  ),

  answerAbout(
    makeUps.request,
    async ({ tx, params }) => demand(await activityByCode(tx, params.code, false), 'activity_not_found'),
    async (call, activity) => {
      const { person: self } = demandConsented(call)
      const person = await beneficiaryOf(call, self, call.body.person, activity.teamId)
      return presented(call, await requestMakeUp(call, activity, person, self.id, call.body))
    },
  ),

  answerAbout(makeUps.confirm, load, moving('confirm')),
  answerAbout(makeUps.approve, load, moving('approve')),
  answerAbout(makeUps.reject, load, moving('reject')),
  answerAbout(makeUps.withdraw, load, moving('withdraw')),

  answerAbout(makeUps.object, load, async (call, makeUp) => {
    const activity = demand(await activityById(call.tx, makeUp.activityId, false), 'activity_not_found')
    const opened = await objectTo(call, makeUp, activity, call.body.text)
    return demand((await casesPresented(call, [opened]))[0], 'internal')
  }),
]

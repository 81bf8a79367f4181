import { PUBLIC_ACTIVITY_STATES } from '../../../shared/lifecycle/activity'
import type { Call, Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import type { Activity } from '../activities/activity.entity'
import { personOf, readsSite } from '../people/actor'
import type { HoursEntry } from './hours.entity'
import { isOfficerFor } from './hours.standing'
import type { HoursCase } from './hours-case.entity'
import type { MakeUp } from './make-up.entity'
import { makeUpParties } from './make-up.standing'

type Owned = Pick<HoursEntry, 'personId' | 'siteCode'>

const isOwn = (call: Call, { personId }: Owned): boolean => personOf(call.actor)?.id === personId

/** To whoever is nothing to hours or to a make-up they do not exist; which step is whose, the transition tables say. */
export const hoursPolicies = {
  'hours.read': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const owned = subject as Owned
    insist(isOwn(call, owned) || isOfficerFor(actor, owned.siteCode) || readsSite(actor, owned.siteCode), 'hours_not_found')
  },
  'hours.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const owned = subject as Owned & { readonly opened?: HoursCase }
    const absent = owned.opened === undefined ? 'hours_not_found' : 'hours_case_not_found'
    insist(isOwn(call, owned) || isOfficerFor(actor, owned.siteCode), absent)
  },
  'make_up.request': (call, subject) => {
    demandConsented(call)
    if (subject !== undefined) insist(PUBLIC_ACTIVITY_STATES.includes((subject as Activity).state), 'activity_not_found')
  },
  'make_up.read': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const makeUp = subject as MakeUp
    insist(makeUpParties(actor, makeUp).size > 0 || readsSite(actor, makeUp.siteCode), 'make_up_not_found')
  },
  'make_up.act': (call, subject) => {
    const actor = demandConsented(call)
    if (subject !== undefined) insist(makeUpParties(actor, subject as MakeUp).size > 0, 'make_up_not_found')
  },
  'make_up.object': (call, subject) => {
    const actor = demandConsented(call)
    if (subject === undefined) return
    const makeUp = subject as MakeUp
    insist(makeUp.state === 'publicised' || makeUpParties(actor, makeUp).size > 0, 'make_up_not_found')
  },
} satisfies Partial<Policies>

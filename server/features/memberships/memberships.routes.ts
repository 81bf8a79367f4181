import { memberships } from '../../../shared/contract/memberships'
import type { Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { demandConsented } from '../../policies-basic'
import type { Administered } from '../administration/administration.policy'
import type { AdministrativeWork } from '../administration/record-change'
import { selfPresented } from '../people/self.presenter'
import { resetFactor } from '../security/reset-factor'
import { acceptInvitation, invitationFor } from './accept-invitation'
import { endMembership } from './end-membership'
import { invitationKey, invitationsUnder, openInvitation } from './invitation.queries'
import { invite, wishOf, withdrawInvitation } from './invite'
import { invitationPresented, membershipPresented } from './membership.presenter'
import { membershipById, membershipKey, membershipsUnder } from './membership.queries'
import { revealMember } from './reveal-member'

const DONE = { done: true } as const

type AboutOne = AdministrativeWork & { readonly params: { readonly id: string } }

const under = async ({ query }: { readonly query: { readonly under: string } }): Promise<Administered> => ({ placeCode: query.under })
const membership = async ({ tx, params }: AboutOne) => demand(await membershipById(tx, params.id), 'membership_not_found')
const invitation = async ({ tx, params, now }: AboutOne) => demand(await openInvitation(tx, params.id, now), 'invitation_not_found')

export const membershipRoutes: Route[] = [
  answerAbout(memberships.list, under, async ({ query, actor, services }) => {
    const rows = await membershipsUnder(services.database, query.under, query.kind, query.cursor)
    const { items, next } = pageOf(rows, membershipKey)
    return { items: items.map((row) => membershipPresented(row, actor)), next }
  }),

  answerAbout(memberships.reveal, membership, (call, subject) => revealMember(call, subject, call.body.reason)),

  answerAbout(memberships.end, membership, async (call, subject) => {
    await endMembership(call, subject, call.body.reason)
    return DONE
  }),

  answerAbout(memberships.resetFactor, membership, async (call, subject) => {
    await resetFactor(call, subject, call.body.reason)
    return DONE
  }),

  answerAbout(memberships.invitations, under, async ({ query, now, services }) => {
    const rows = await invitationsUnder(services.database, query.under, now, query.cursor)
    const { items, next } = pageOf(rows, invitationKey)
    return { items: items.map(invitationPresented), next }
  }),

  answerAbout(
    memberships.invite,
    (call) => wishOf(call, call.body),
    async (call, wish) => {
      const { id, code } = await invite(call, wish)
      return { code, ...invitationPresented(demand(await openInvitation(call.tx, id, call.now), 'invitation_not_found')) }
    },
  ),

  answerAbout(memberships.withdraw, invitation, async (call, subject) => {
    await withdrawInvitation(call, subject)
    return DONE
  }),

  answer(memberships.look, async (call) => {
    demandConsented(call)
    const { id: _id, ...offered } = invitationPresented(await invitationFor(call.tx, call.body.code, call.now))
    return offered
  }),

  answer(memberships.accept, async (call) => {
    const { person } = demandConsented(call)
    await acceptInvitation(call, call.body.code)
    return selfPresented(call.tx, person.id)
  }),
]

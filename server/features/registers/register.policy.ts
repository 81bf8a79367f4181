import { isWithin } from '../../../shared/vocabulary/places'
import type { Policies } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { type Actor, administers, readsSite, sitesOf } from '../people/actor'

/** Staff read the registers of their site and below it, supervisors and administrators those of their place. */
export const readsRegisters = (actor: Actor, site: string): boolean => readsSite(actor, site) || administers(actor, site)

/** Names and numbers in clear are for those who do the work: staff of the site or of one above it. */
export const opensRegisters = (actor: Actor, site: string): boolean => sitesOf(actor, 'staff').some((own) => isWithin(site, own))

export const registerPolicies = {
  /** Which place, the route asks. */
  'register.read': (call) => {
    const actor = demandConsented(call)
    const roles = ['staff', 'supervisor', 'administrator'] as const
    insist(
      roles.some((role) => sitesOf(actor, role).length > 0),
      'not_allowed',
    )
  },
} satisfies Partial<Policies>

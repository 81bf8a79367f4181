import type { Role } from '../../../shared/vocabulary/people'
import { CODE_LENGTH, isWithin } from '../../../shared/vocabulary/places'
import type { Person } from './person.entity'

/** Somebody's authority, as loaded with their session: current memberships only, so one taken away is gone by the next request. */
export interface Standing {
  readonly role: Role
  readonly siteCode: string | null
  readonly teamId: string | null
}

export type Actor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'person'; readonly person: Person; readonly standings: readonly Standing[]; readonly consented: boolean }
  | { readonly kind: 'system' }

export type PersonActor = Extract<Actor, { kind: 'person' }>

export const visitor: Actor = { kind: 'visitor' }
export const system: Actor = { kind: 'system' }

export const personOf = (actor: Actor): Person | null => (actor.kind === 'person' ? actor.person : null)

const standingsOf = (actor: Actor): readonly Standing[] => (actor.kind === 'person' ? actor.standings : [])

/** The sites at which a person has this role. */
export const sitesOf = (actor: Actor, role: Role): string[] =>
  standingsOf(actor).flatMap((each) => (each.role === role && each.siteCode !== null ? [each.siteCode] : []))

/** The teams that a person leads. */
export const teamsLedBy = (actor: Actor): string[] =>
  standingsOf(actor).flatMap((each) => (each.role === 'leader' && each.teamId !== null ? [each.teamId] : []))

/** Staff of exactly this site. */
export const isStaffOf = (actor: Actor, siteCode: string): boolean => sitesOf(actor, 'staff').includes(siteCode)

/** Staff of a site above this one. */
export const isStaffAbove = (actor: Actor, siteCode: string): boolean =>
  sitesOf(actor, 'staff').some((own) => own !== siteCode && isWithin(siteCode, own))

/** Staff of this site or of one above it, or a supervisor of a place that holds it: those who may read its work. */
export const readsSite = (actor: Actor, siteCode: string): boolean =>
  [...sitesOf(actor, 'staff'), ...sitesOf(actor, 'supervisor')].some((own) => own.length >= CODE_LENGTH.city && isWithin(siteCode, own))

/** Administers this place: holds that role at it or at one above. */
export const administers = (actor: Actor, placeCode: string): boolean =>
  sitesOf(actor, 'administrator').some((own) => own.length >= CODE_LENGTH.city && isWithin(placeCode, own))

/** May order for others of this village: its grid worker or trained villager, or staff of a site that holds it. */
export const placesFor = (actor: Actor, villageCode: string): boolean =>
  [...sitesOf(actor, 'proxy'), ...sitesOf(actor, 'staff')].some((own) => isWithin(villageCode, own))

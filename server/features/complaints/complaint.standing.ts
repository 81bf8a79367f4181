import {
  COMPLAINT_TRANSITIONS,
  type ComplaintAction,
  type ComplaintCondition,
  type ComplaintParty,
  type ComplaintState,
} from '../../../shared/lifecycle/complaint'
import { actionsFor, transitionFor } from '../../../shared/lifecycle/machine'
import { parentOf } from '../../../shared/vocabulary/places'
import { insist, Refusal } from '../../http/refusal'
import { type Actor, isStaffOf, personOf, readsSite, sitesOf } from '../people/actor'
import type { Complaint } from './complaint.entity'

export const isComplainant = (actor: Actor, { complainantId }: Pick<Complaint, 'complainantId'>): boolean =>
  complainantId !== null && complainantId === personOf(actor)?.id

/** Reads all of it: who answers for the desk or for one above it. Never somebody of the site that it is about, whatever else they are. */
export const readsComplaint = (actor: Actor, complaint: Complaint): boolean =>
  readsSite(actor, complaint.deskCode) && !isStaffOf(actor, complaint.targetCode)

/** Answers it: staff or a supervisor of exactly the desk that has it, unless it is their own or about their own site. */
const handles = (actor: Actor, complaint: Complaint): boolean =>
  (isStaffOf(actor, complaint.deskCode) || sitesOf(actor, 'supervisor').includes(complaint.deskCode)) &&
  !isStaffOf(actor, complaint.targetCode) &&
  !isComplainant(actor, complaint)

function standing(actor: Actor, complaint: Complaint) {
  const is = new Set<ComplaintParty>()
  if (actor.kind === 'system') is.add('system')
  if (isComplainant(actor, complaint)) is.add('complainant')
  if (handles(actor, complaint)) is.add('handler')
  const holds = new Set<ComplaintCondition>()
  if (parentOf(complaint.deskCode) !== null) holds.add('has_upper')
  if (!complaint.appealed) holds.add('never_appealed')
  return { state: complaint.state, is, holds }
}

/**
 * The complainant's number is for who has to answer, while it is to be answered.
 * @throws Refusal not_allowed, transition_not_allowed.
 */
export function insistOnContact(actor: Actor, complaint: Complaint): void {
  insist(handles(actor, complaint), 'not_allowed')
  insist(complaint.state === 'filed' || complaint.state === 'accepted', 'transition_not_allowed')
}

/** The steps that this person may take now. */
export const complaintActions = (actor: Actor, complaint: Complaint): ComplaintAction[] =>
  actionsFor(COMPLAINT_TRANSITIONS, standing(actor, complaint))

/**
 * The state to which this step leads.
 * @throws Refusal not_allowed when it is somebody else's to take, already_appealed, transition_not_allowed otherwise.
 */
export function complaintTransition(actor: Actor, complaint: Complaint, action: ComplaintAction): ComplaintState {
  const now = standing(actor, complaint)
  const row = transitionFor(COMPLAINT_TRANSITIONS, now, action)
  if (row !== undefined) return row.to === 'same' ? now.state : row.to
  const theirs = COMPLAINT_TRANSITIONS.some((each) => each.action === action && each.by.some((party) => now.is.has(party)))
  if (!theirs) throw new Refusal('not_allowed')
  throw new Refusal(action === 'not_satisfied' && now.state === 'answered' ? 'no_further_appeal' : 'transition_not_allowed')
}

import { uuidv7 } from 'uuidv7'
import type { ComplaintAction } from '../../../shared/lifecycle/complaint'
import type { ComplaintClock } from '../../../shared/vocabulary/clocks'
import { parentOf } from '../../../shared/vocabulary/places'
import { startClock, stopClocks } from '../../clocks/deadlines'
import { change } from '../../database/change'
import type { Call } from '../../http/call'
import { demand, insist } from '../../http/refusal'
import { type Actor, personOf, system } from '../people/actor'
import { personById } from '../people/person.queries'
import { type Complaint, ComplaintEvent } from './complaint.entity'
import { complaintTransition, insistOnContact } from './complaint.standing'
import { tellComplainant, tellDesk } from './tell-complaint'

export interface ComplaintWork extends Pick<Call, 'tx' | 'now' | 'services'> {
  readonly actor: Actor
}

const BY: Readonly<Record<ComplaintAction, ComplaintEvent['by']>> = {
  accept: 'desk',
  answer: 'desk',
  satisfied: 'complainant',
  not_satisfied: 'complainant',
  withdraw: 'complainant',
  escalate: 'system',
  mark_overdue: 'system',
  close: 'system',
}

/** The clock that runs after a step; a step that is not here leaves none running. */
const CLOCK_AFTER: Partial<Record<ComplaintAction, ComplaintClock>> = {
  accept: 'case_answer',
  answer: 'case_close',
  not_satisfied: 'case_accept',
}

const MOVE = `update complaint set state = ?, deskCode = ?, answer = ?, appealed = ?, raised = ?, overdue = ?, dueClock = ?, dueAt = ?,
  updatedAt = ?, version = version + 1 where id = ? and version = ?`

/** Ends every clock of it and starts the one that follows; an escalation lets the same clock begin anew at the new desk. */
async function setClock(
  { tx, now, services }: ComplaintWork,
  before: Complaint,
  action: ComplaintAction,
): Promise<Pick<Complaint, 'dueClock' | 'dueAt'>> {
  await stopClocks(tx, before.id)
  const clock = action === 'escalate' ? before.dueClock : (CLOCK_AFTER[action] ?? null)
  if (clock === null) return { dueClock: null, dueAt: null }
  const dueAt = await startClock(tx, services.clocks, clock, before.id, 'normal', now)
  // Whoever complained has time to say so, but nothing is late by it.
  return clock === 'case_close' ? { dueClock: null, dueAt: null } : { dueClock: clock, dueAt }
}

/**
 * The one way in which a complaint changes: along its table, with its event, its clock and its notices in the same commit; brought up to
 * date.
 * @throws Refusal not_allowed, no_further_appeal, transition_not_allowed, changed_meanwhile.
 */
export async function moveComplaint(work: ComplaintWork, complaint: Complaint, action: ComplaintAction, said = ''): Promise<void> {
  const { tx, actor, now } = work
  const before = { ...complaint }
  const state = complaintTransition(actor, before, action)
  const goesUp = action === 'escalate' || action === 'not_satisfied'
  const next: Complaint = {
    ...before,
    ...(await setClock(work, before, action)),
    state,
    version: before.version + 1,
    deskCode: goesUp ? demand(parentOf(before.deskCode), 'no_upper_site') : before.deskCode,
    answer: action === 'answer' ? said : before.answer,
    appealed: before.appealed || action === 'not_satisfied',
    raised: before.raised || goesUp,
    overdue: action === 'mark_overdue',
    updatedAt: now,
  }
  const { deskCode, answer, appealed, raised, overdue, dueClock, dueAt } = next
  const flags = [appealed, raised, overdue].map(Number)
  const moved = await change(tx, MOVE, [state, deskCode, answer, ...flags, dueClock, dueAt, now, before.id, before.version])
  insist(moved === 1, 'changed_meanwhile')
  const event: ComplaintEvent = {
    ...{ id: uuidv7(), complaintId: before.id, seq: next.version, action, by: BY[action], personId: personOf(actor)?.id ?? null },
    ...{ deskCode, said, at: now },
  }
  await tx.insert(ComplaintEvent, event)
  Object.assign(complaint, next)
  await announce(work, complaint, action)
}

const number = ({ number: code }: Complaint): string => `编号 ${code}`

async function announce({ tx, now }: ComplaintWork, complaint: Complaint, action: ComplaintAction): Promise<void> {
  const own = (title: string) => tellComplainant(tx, complaint, title, number(complaint), now)
  const desk = (title: string) => tellDesk(tx, complaint, title, number(complaint), now)
  if (action === 'accept') await own('您的投诉建议受理了')
  if (action === 'answer') await own('您的投诉建议有答复了')
  if (action === 'escalate') await Promise.all([own('您的投诉建议转到上一级了'), desk('下面没有按时办的投诉建议')])
  if (action === 'not_satisfied') await desk('对答复不满意，请您再看')
  if (action === 'mark_overdue') await desk('投诉建议超时了')
}

/** What the system does when a clock of a complaint runs out: upwards by itself, and at the top it is marked. Silence after an answer ends it. */
export async function caseClockRanOut(work: Omit<ComplaintWork, 'actor'>, complaint: Complaint, clock: ComplaintClock): Promise<void> {
  const action = clock === 'case_close' ? 'close' : parentOf(complaint.deskCode) === null ? 'mark_overdue' : 'escalate'
  await moveComplaint({ ...work, actor: system }, complaint, action)
}

const COUNT_OPENING = 'update complaint set version = version + 1 where id = ? and version = ?'

/**
 * Opens the complainant's name and number to who has to answer, and writes down that it was done.
 * @throws Refusal not_allowed, changed_meanwhile.
 */
export async function openComplaintContact(
  { tx, actor, now }: ComplaintWork,
  complaint: Complaint,
): Promise<{ name: string; phone: string }> {
  insistOnContact(actor, complaint)
  insist((await change(tx, COUNT_OPENING, [complaint.id, complaint.version])) === 1, 'changed_meanwhile')
  const personId = demand(personOf(actor), 'sign_in_needed').id
  await tx.insert(ComplaintEvent, {
    ...{ id: uuidv7(), complaintId: complaint.id, seq: complaint.version + 1, action: 'contact', by: 'desk', personId },
    ...{ deskCode: complaint.deskCode, said: '', at: now },
  })
  if (complaint.complainantId === null) return { name: complaint.contactName, phone: complaint.contactPhone }
  const person = await personById(tx, complaint.complainantId)
  return { name: person?.name ?? '', phone: person?.phone ?? '' }
}

import { uuidv7 } from 'uuidv7'
import { startClock, stopClocks } from '../../clocks/deadlines'
import { change } from '../../database/change'
import { isUniqueViolation } from '../../database/errors'
import { newPublicCode } from '../../database/public-code'
import { demand, insist, Refusal } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import { personOf } from '../people/actor'
import type { HoursEntry } from './hours.entity'
import { HoursCase } from './hours-case.entity'
import type { MakeUp } from './make-up.entity'
import { moveEntry } from './move-entry'
import { type MakeUpWork, moveMakeUp } from './move-make-up'
import { caseBody, tellChanged, tellDesk, tellObjector } from './tell-hours'

/** What a case is about, with the activity that it is of. */
export type CaseSubject =
  | { readonly entry: HoursEntry; readonly activity: Activity }
  | { readonly makeUp: MakeUp; readonly activity: Activity }

/** The beneficiary says 不是我: the entry stops counting, and the site has a case with a number. @throws Refusal as `moveEntry`. */
export async function openCase(work: MakeUpWork, entry: HoursEntry, activity: Activity, text: string): Promise<HoursCase> {
  await moveEntry(work, entry, 'not_me', text)
  const own = { entryId: entry.id, makeUpId: null, personId: entry.personId, siteCode: entry.siteCode, liveKey: entry.id, text }
  return keepCase(work, activity, own, [entry.personId])
}

/**
 * Somebody objects to a make-up that is public: its days stand still, and the site has a case with a number, which neither who approved it
 * nor who objects decides.
 * @throws Refusal already_objected for who did before; as `moveMakeUp`.
 */
export async function objectTo(work: MakeUpWork, makeUp: MakeUp, activity: Activity, text: string): Promise<HoursCase> {
  const personId = demand(personOf(work.actor), 'sign_in_needed').id
  insist(!(await work.tx.existsBy(HoursCase, { makeUpId: makeUp.id, personId })), 'already_objected')
  await moveMakeUp(work, activity, makeUp, { action: 'object' })
  const own = { entryId: null, makeUpId: makeUp.id, personId, siteCode: makeUp.siteCode, liveKey: makeUp.id, text }
  return keepCase(work, activity, own, [personId, makeUp.personId, makeUp.approvedBy ?? ''])
}

type Own = Pick<HoursCase, 'entryId' | 'makeUpId' | 'personId' | 'siteCode' | 'liveKey' | 'text'>

/** Keeps a new case, starts its clocks, and tells the officers, but those who cannot decide it. */
async function keepCase({ tx, services, now }: MakeUpWork, activity: Activity, own: Own, but: readonly string[]): Promise<HoursCase> {
  const id = uuidv7()
  await startClock(tx, services.clocks, 'case_soon', id, 'normal', now)
  const dueAt = await startClock(tx, services.clocks, 'case_due', id, 'normal', now)
  const ended = { words: '', decidedAt: null, decidedBy: null }
  const opened: HoursCase = { id, publicCode: newPublicCode(), ...own, state: 'open', ...ended, openedAt: now, dueAt }
  try {
    await tx.insert(HoursCase, opened)
  } catch (error) {
    throw isUniqueViolation(error) ? new Refusal('changed_meanwhile') : error
  }
  const title = own.entryId === null ? '有一份补录被提异议' : '有一笔时数要核实'
  const said = { eventKey: `case.${id}`, title, body: caseBody(activity, opened), show: 'cases', but } as const
  await tellDesk(tx, own.siteCode, said, now)
  return opened
}

const DECIDE =
  'update `hours_case` set `state` = ?, `liveKey` = null, `words` = ?, `decidedAt` = ?, `decidedBy` = ? where `id` = ? and `state` = ?'

/**
 * What the site found out. Upheld, an entry counts again and a make-up stays public for the days that it has left; overturned, an entry is
 * reversed and a make-up rejected. Who is concerned hears it in the site's words.
 * @throws Refusal transition_not_allowed, changed_meanwhile; as `moveEntry` and `moveMakeUp`.
 */
export async function decideCase(
  work: MakeUpWork,
  opened: HoursCase,
  about: CaseSubject,
  decision: { readonly action: 'uphold' | 'overturn'; readonly words: string },
): Promise<void> {
  const { tx, now } = work
  insist(opened.state === 'open', 'transition_not_allowed')
  const { action, words } = decision
  if ('entry' in about) await moveEntry(work, about.entry, action, words)
  else await moveMakeUp(work, about.activity, about.makeUp, { action, said: words })
  const state = action === 'uphold' ? 'upheld' : 'reversed'
  const decidedBy = demand(personOf(work.actor), 'sign_in_needed').id
  insist((await change(tx, DECIDE, [state, words, now, decidedBy, opened.id, 'open'])) === 1, 'changed_meanwhile')
  Object.assign(opened, { state, liveKey: null, words, decidedAt: now, decidedBy })
  await stopClocks(tx, opened.id)
  if ('entry' in about) {
    const title = action === 'uphold' ? '核实过了，时数恢复' : '核实过了，时数已冲销'
    await tellChanged(tx, about.activity, about.entry, { step: action, title, words }, now)
  } else await tellObjector(tx, about.activity, opened, now)
}

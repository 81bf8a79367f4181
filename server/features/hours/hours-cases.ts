import { uuidv7 } from 'uuidv7'
import { change } from '../../database/change'
import { isUniqueViolation } from '../../database/errors'
import { newPublicCode } from '../../database/public-code'
import { demand, insist, Refusal } from '../../http/refusal'
import type { Activity } from '../activities/activity.entity'
import { personOf } from '../people/actor'
import type { HoursEntry } from './hours.entity'
import { HoursCase } from './hours-case.entity'
import { type EntryWork, moveEntry } from './move-entry'
import { caseBody, tellChanged, tellDesk } from './tell-hours'

/** The beneficiary says 不是我: the entry stops counting, and the site has a case with a number. @throws Refusal as `moveEntry`. */
export async function openCase(work: EntryWork, entry: HoursEntry, activity: Activity, text: string): Promise<HoursCase> {
  const { tx, now } = work
  await moveEntry(work, entry, 'not_me', text)
  const opened: HoursCase = {
    id: uuidv7(),
    publicCode: newPublicCode(),
    entryId: entry.id,
    personId: entry.personId,
    siteCode: entry.siteCode,
    state: 'open',
    liveKey: entry.id,
    text,
    words: '',
    openedAt: now,
    decidedAt: null,
    decidedBy: null,
  }
  try {
    await tx.insert(HoursCase, opened)
  } catch (error) {
    throw isUniqueViolation(error) ? new Refusal('changed_meanwhile') : error
  }
  await tellDesk(
    tx,
    entry.siteCode,
    { eventKey: `case.${opened.id}`, title: '有一笔时数要核实', body: caseBody(activity, opened), show: 'cases', but: entry.personId },
    now,
  )
  return opened
}

const DECIDE =
  'update `hours_case` set `state` = ?, `liveKey` = null, `words` = ?, `decidedAt` = ?, `decidedBy` = ? where `id` = ? and `state` = ?'

/** What the site found out: upheld, the entry counts again; overturned, it is reversed. The person hears it in the site's words. */
export async function decideCase(
  work: EntryWork,
  opened: HoursCase,
  { entry, activity }: { readonly entry: HoursEntry; readonly activity: Activity },
  decision: { readonly action: 'uphold' | 'overturn'; readonly words: string },
): Promise<void> {
  const { tx, now } = work
  insist(opened.state === 'open', 'transition_not_allowed')
  const { action, words } = decision
  await moveEntry(work, entry, action, words)
  const state = action === 'uphold' ? 'upheld' : 'reversed'
  const decidedBy = demand(personOf(work.actor), 'sign_in_needed').id
  insist((await change(tx, DECIDE, [state, words, now, decidedBy, opened.id, 'open'])) === 1, 'changed_meanwhile')
  Object.assign(opened, { state, liveKey: null, words, decidedAt: now, decidedBy })
  const title = action === 'uphold' ? '核实过了，时数恢复' : '核实过了，时数已冲销'
  await tellChanged(tx, activity, entry, { step: action, title, words }, now)
}

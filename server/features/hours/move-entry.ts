import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { countsInBalance, type HoursEntryAction } from '../../../shared/lifecycle/hours-entry'
import { change } from '../../database/change'
import { newPublicCode } from '../../database/public-code'
import { insist } from '../../http/refusal'
import { type Actor, personOf } from '../people/actor'
import { revokeRecordsWith } from '../records/revoke-records'
import { HoursEntry } from './hours.entity'
import { entryTransition } from './hours.standing'
import { giveBackToDay } from './post-hours'

/** Who moves an entry, and when. */
export interface EntryWork {
  readonly tx: EntityManager
  readonly actor: Actor
  readonly now: Date
}

const MOVE = 'update `hours_entry` set `state` = ?, `counts` = ?, `liveKey` = ? where `id` = ? and `state` = ?'

/**
 * Takes an entry one step on along its table; `entry` is brought up to date. The amount stays: one that is reversed is undone by an entry
 * of its own, and one that is declined gives its part of the day back.
 * @throws Refusal not_allowed, same_person, transition_not_allowed, changed_meanwhile.
 */
export async function moveEntry(work: EntryWork, entry: HoursEntry, action: HoursEntryAction, words: string): Promise<void> {
  const { to } = entryTransition(work.actor, entry, action)
  const state = to === 'same' ? entry.state : to
  const ended = state === 'reversed' || state === 'declined'
  if (state === 'reversed') await appendReversal(work, entry, words)
  await toState(work.tx, entry, state, ended)
  if (ended) await giveBackToDay(work.tx, entry.personId, entry.date, entry.minutes)
}

/** Undoes an entry because the leader had its activity counted again; the one that stands in its place follows. */
export async function replaceEntry(work: EntryWork, entry: HoursEntry, words: string): Promise<void> {
  await appendReversal(work, entry, words)
  await toState(work.tx, entry, 'reversed', true)
  await giveBackToDay(work.tx, entry.personId, entry.date, entry.minutes)
}

async function toState(tx: EntityManager, entry: HoursEntry, state: HoursEntry['state'], ended: boolean): Promise<void> {
  const counts = countsInBalance(state)
  const liveKey = ended ? null : entry.liveKey
  insist((await change(tx, MOVE, [state, counts, liveKey, entry.id, entry.state])) === 1, 'changed_meanwhile')
  Object.assign(entry, { state, counts, liveKey })
}

/** The entry of the opposite amount; sheets that print the reversed one are revoked in the same commit. */
async function appendReversal({ tx, actor, now }: EntryWork, entry: HoursEntry, words: string): Promise<void> {
  await tx.insert(HoursEntry, {
    ...entry,
    id: uuidv7(),
    publicCode: newPublicCode(),
    source: 'reversal',
    state: 'posted',
    counts: true,
    minutes: -entry.minutes,
    words,
    liveKey: null,
    reversesId: entry.id,
    replacesId: null,
    makeUpId: null,
    confirmedBy: personOf(actor)?.id ?? '',
    approvedBy: null,
    postedAt: now,
  })
  await revokeRecordsWith(tx, entry.id, now)
}

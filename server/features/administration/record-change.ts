import { uuidv7 } from 'uuidv7'
import type { Call } from '../../http/call'
import { demand } from '../../http/refusal'
import { personOf } from '../people/actor'
import { AdministrativeChange } from './administrative-change.entity'

/** Who changes something, when, and in which transaction. */
export type AdministrativeWork = Pick<Call, 'tx' | 'actor' | 'now' | 'services'>

type Said = Pick<AdministrativeChange, 'placeCode' | 'subject' | 'subjectKey' | 'before' | 'after'> &
  Partial<Pick<AdministrativeChange, 'reason' | 'undoes'>>

/** Writes down, in the same commit, what was before and what is after. Returns the id of the row. */
export async function recordChange({ tx, actor, now }: AdministrativeWork, said: Said): Promise<string> {
  const id = uuidv7()
  const changedBy = demand(personOf(actor), 'sign_in_needed').id
  await tx.insert(AdministrativeChange, { id, reason: '', undoes: null, ...said, changedBy, at: now })
  return id
}

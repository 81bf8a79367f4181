import { isDeepStrictEqual } from 'node:util'
import type { EntityManager } from 'typeorm'
import { UNDOABLE, type Undoable } from '../../../shared/vocabulary/administration'
import { insist } from '../../http/refusal'
import { Site } from '../places/site.entity'
import { Service } from '../projects/service.entity'
import { CalendarDay, Setting } from '../settings/setting.entity'
import type { AdministrativeChange } from './administrative-change.entity'
import { type AdministrativeWork, recordChange } from './record-change'

type Value = object | null

/** Something that administrators set: how its value is read and written. Null: there is none, or it counts no more. */
interface Governed {
  readonly read: (tx: EntityManager, key: string) => Promise<Value>
  readonly write: (work: AdministrativeWork, key: string, value: Value) => Promise<void>
}

const site: Governed = {
  read: async (tx, code) => {
    const found = await tx.findOneBy(Site, { code })
    if (found === null) return null
    const { phone, hours, facilities, demonstration } = found
    return { phone, hours, facilities, demonstration }
  },
  write: async ({ tx }, code, value) => {
    if (value !== null) await tx.update(Site, { code }, value)
  },
}

/** A retired service counts as none: its row stays, since orders and projects name it. */
const service: Governed = {
  read: async (tx, code) => {
    const found = await tx.findOneBy(Service, { code })
    if (found === null || found.retiredAt !== null) return null
    const { category, name, about, position } = found
    return { category, name, about, position }
  },
  write: async ({ tx, now }, code, value) => {
    if (value === null) await tx.update(Service, { code }, { retiredAt: now })
    else await tx.upsert(Service, { ...value, code, retiredAt: null }, ['code'])
  },
}

const setting: Governed = {
  read: async (tx, name) => {
    const found = await tx.findOneBy(Setting, { name })
    return found === null ? null : { value: found.value }
  },
  write: async ({ tx, now }, name, value) => {
    if (value === null) await tx.delete(Setting, { name })
    else await tx.upsert(Setting, { name, ...value, updatedAt: now }, ['name'])
  },
}

const calendarDay: Governed = {
  read: async (tx, date) => {
    const found = await tx.findOneBy(CalendarDay, { date })
    return found === null ? null : { working: found.working, label: found.label }
  },
  write: async ({ tx }, date, value) => {
    if (value === null) await tx.delete(CalendarDay, { date })
    else await tx.upsert(CalendarDay, { date, ...value }, ['date'])
  },
}

const GOVERNED: Readonly<Record<Undoable, Governed>> = { site, service, setting, calendar_day: calendarDay }

/** What is to hold from now on, of what, and whose administrators it concerns. */
export interface Wanted {
  readonly placeCode: string
  readonly subject: Undoable
  readonly key: string
  readonly value: Value
  readonly reason?: string
  readonly undoes?: string
}

/** The one way in which an administrator changes a value: writes it, and what was before it and after. Returns the id of the change. */
export async function govern(work: AdministrativeWork, { placeCode, subject, key, value, reason = '', undoes }: Wanted): Promise<string> {
  const { read, write } = GOVERNED[subject]
  const before = await read(work.tx, key)
  await write(work, key, value)
  const after = await read(work.tx, key)
  return recordChange(work, { placeCode, subject, subjectKey: key, before, after, reason, undoes: undoes ?? null })
}

const isUndoable = (subject: string): subject is Undoable => (UNDOABLE as readonly string[]).includes(subject)

/** Whether a change is of a kind that can be put back. */
export const canBeUndone = ({ subject }: Pick<AdministrativeChange, 'subject'>): boolean => isUndoable(subject)

/**
 * Puts back what was before a change, as a new change that names it; the history stays as it is. Returns the new change's id.
 * @throws Refusal not_undoable when it gave or took authority, or when what it made has been changed since.
 */
export async function undoChange(work: AdministrativeWork, { id, placeCode, subject, subjectKey, before, after }: AdministrativeChange) {
  insist(isUndoable(subject), 'not_undoable')
  insist(isDeepStrictEqual(await GOVERNED[subject].read(work.tx, subjectKey), after), 'not_undoable')
  return govern(work, { placeCode, subject, key: subjectKey, value: before, undoes: id })
}

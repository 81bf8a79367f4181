import type { administration } from '../../../shared/contract/administration'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import { ROLE_LABELS, type Role } from '../../../shared/vocabulary/people'
import { levelOf } from '../../../shared/vocabulary/places'
import { knownUntil } from '../../clocks/working-calendar'
import type { Call } from '../../http/call'
import { maskedName } from '../orders/masking'
import { type Actor, administers, personOf } from '../people/actor'
import { type PlaceNames, pathWordsIn } from '../places/place.queries'
import type { Service } from '../projects/service.entity'
import { CalendarDay } from '../settings/setting.entity'
import type { ChangeRow, SiteRow } from './administration.queries'
import { canBeUndone } from './governed'
import { settingsNow, topPlace } from './settings.queries'

type Line<E extends 'sites' | 'services' | 'changes'> = ReplyOf<(typeof administration)[E]>['items'][number]

/** A site as its administrators see it: as everybody does, with where it lies. */
export function administeredSite(row: SiteRow, names: PlaceNames): Line<'sites'> {
  const level = levelOf(row.code)
  if (level === null) throw new Error(`Site ${row.code} is of no level`)
  return { ...row, level, path: pathWordsIn(names, row.code) }
}

export const administeredService = ({ code, category, name, about, retiredAt }: Service): Line<'services'> => ({
  code,
  category,
  name,
  about,
  retired: retiredAt !== null,
})

/** Authority that was given or taken names its person by an id, which leaves nobody. */
function shown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('role' in value)) return value
  return { role: ROLE_LABELS[value.role as Role] }
}

/** A change as it leaves: its author masked for all but themself; authority goes by the name of its place. */
export function changePresented(row: ChangeRow, actor: Actor, names: PlaceNames): Line<'changes'> {
  const own = personOf(actor)?.id === row.changedBy
  const undoable = canBeUndone(row) && !row.undone && administers(actor, row.placeCode)
  return {
    id: row.id,
    subject: row.subject,
    key: row.subjectKey,
    name: row.siteName ?? row.serviceName ?? (canBeUndone(row) ? '' : (names.get(row.placeCode)?.name ?? '')),
    before: shown(row.before),
    after: shown(row.after),
    by: own ? row.by : maskedName(row.by),
    reason: row.reason,
    at: row.at.toISOString(),
    undoes: row.undoes !== null,
    actions: undoable ? ['undo'] : [],
  }
}

/** The settings in force, and whether the asker may change them: they hold everywhere, so the topmost place's administrators do. */
export async function settingsPresented({
  tx,
  actor,
  services,
}: Pick<Call, 'tx' | 'actor' | 'services'>): Promise<ReplyOf<typeof administration.settings>> {
  const days = await tx.find(CalendarDay, { order: { date: 'ASC' } })
  return {
    settings: await settingsNow(tx),
    days: days.map(({ date, working, label }) => ({ date, working, label })),
    calendarUntil: knownUntil(),
    mayChange: administers(actor, await topPlace(services.database)),
  }
}

import { type EntityManager, In, IsNull, Not } from 'typeorm'
import type { SettingName, SettingValue } from '../../../shared/contract/settings'
import { CLOCK_LENGTHS, type Clock, COMPLAINT_DAYS, OPENING_HOURS } from '../../../shared/vocabulary/clocks'
import { INTEGRITY_LIMITS } from '../../../shared/vocabulary/integrity'
import { Deadline } from '../../clocks/deadline.entity'
import type { Database } from '../../database/database'
import { placeNames } from '../places/place.queries'
import { Setting } from '../settings/setting.entity'

const { answer, find_team, reply_offer, rate } = CLOCK_LENGTHS

/** The clocks of which the length may be set, in the order of the product's table. */
const SETTABLE = ['answer', 'find_team', 'reply_offer', 'rate'] as const satisfies readonly Clock[]

const DEFAULTS: readonly SettingValue[] = [
  { name: 'clock_lengths', value: { answer, find_team, reply_offer, rate } },
  { name: 'opening_hours', value: OPENING_HOURS.map(([open, close]) => [open, close]) },
  { name: 'complaint_days', value: COMPLAINT_DAYS },
  { name: 'integrity_limits', value: INTEGRITY_LIMITS },
  { name: 'owner_department', value: '文明办' },
]

/** Every setting with the value in force: the operator's, or the default that stands in code. */
export async function settingsNow(tx: EntityManager): Promise<SettingValue[]> {
  const kept = new Map((await tx.find(Setting)).map(({ name, value }) => [name, value]))
  return DEFAULTS.map((each) => (kept.has(each.name) ? ({ name: each.name, value: kept.get(each.name) } as SettingValue) : each))
}

/** One setting as it is in force. */
export async function settingNow(tx: EntityManager, name: SettingName): Promise<SettingValue> {
  const found = (await settingsNow(tx)).find((each) => each.name === name)
  if (found === undefined) throw new Error(`There is no setting ${name}`)
  return found
}

/** The clocks that a change would lengthen or shorten: those whose lengths differ, or all that are counted in working time. */
function clocksTouched(before: SettingValue, after: SettingValue): readonly Clock[] {
  if (before.name === 'opening_hours') return SETTABLE
  if (before.name !== 'clock_lengths' || after.name !== 'clock_lengths') return []
  return SETTABLE.filter((clock) => JSON.stringify(before.value[clock]) !== JSON.stringify(after.value[clock]))
}

/** How many clocks of a changed length run now and keep their due time, and how many wait and keep the time that they had left. */
export async function clocksInTheWay(
  tx: EntityManager,
  before: SettingValue,
  after: SettingValue,
): Promise<{ running: number; waiting: number }> {
  const clocks = clocksTouched(before, after)
  if (clocks.length === 0) return { running: 0, waiting: 0 }
  const live = { clock: In([...clocks]), liveKey: Not(IsNull()) }
  return {
    running: await tx.countBy(Deadline, { ...live, dueAt: Not(IsNull()) }),
    waiting: await tx.countBy(Deadline, { ...live, dueAt: IsNull() }),
  }
}

/** The topmost place: what holds in the whole deployment belongs to its administrators. */
export async function topPlace(database: Database): Promise<string> {
  const [top] = (await placeNames(database)).keys()
  if (top === undefined) throw new Error('There are no places')
  return top
}

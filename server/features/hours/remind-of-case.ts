import { type CountedClock, HOURS_CASE_CLOCKS, type HoursCaseClock } from '../../../shared/vocabulary/clocks'
import { upperSite } from '../../../shared/vocabulary/places'
import { demand } from '../../http/refusal'
import { activityById } from '../activities/activity.queries'
import { HoursEntry } from './hours.entity'
import { HoursCase } from './hours-case.entity'
import { MakeUp } from './make-up.entity'
import type { MakeUpWork } from './move-make-up'
import { tellDesk } from './tell-hours'

/** Whether a clock is one of those that run while a case is open. */
export const isHoursCaseClock = (clock: string | CountedClock): clock is HoursCaseClock =>
  (HOURS_CASE_CLOCKS as readonly string[]).includes(clock)

const TITLES: Record<HoursCaseClock, string> = { case_soon: '有一件核实快到期了', case_due: '有一件核实超期了' }

/** The officers are reminded of a case that is nearly due; when it is late, those of the level above as well. Deciding it stops the clock. */
export async function remindOfCase({ tx, now }: Pick<MakeUpWork, 'tx' | 'now'>, caseId: string, clock: HoursCaseClock): Promise<void> {
  const { entryId, makeUpId, personId, siteCode, publicCode, state } = await tx.findOneByOrFail(HoursCase, { id: caseId })
  if (state !== 'open') return
  const entry = await tx.findOneBy(HoursEntry, { id: entryId ?? '' })
  const makeUp = await tx.findOneBy(MakeUp, { id: makeUpId ?? '' })
  const about = demand(entry ?? makeUp, 'internal')
  const activity = demand(await activityById(tx, about.activityId, false), 'activity_not_found')
  const but = [personId, about.personId, about.approvedBy ?? '']
  const body = `「${activity.title}」的时数，核实编号 ${publicCode}。请核实后写下结果。`
  const above = clock === 'case_due' ? upperSite(siteCode) : null
  for (const site of above === null ? [siteCode] : [siteCode, above]) {
    const eventKey = `${clock}.${caseId}.${site}`
    await tellDesk(tx, site, { eventKey, title: TITLES[clock], body, show: 'cases', but, of: siteCode }, now)
  }
}

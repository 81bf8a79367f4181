import type { EntityManager } from 'typeorm'
import { type Slot, slotKey, slotsFrom } from '../../../shared/time/slot'
import { change } from '../../database/change'
import { Refusal } from '../../http/refusal'
import { noteChange } from '../plans/note-change'
import type { Team } from './team.entity'
import { periodsOf } from './team.queries'
import { TeamBooking } from './team-booking.entity'

const RAISE = 'update `team_booking` set `taken` = `taken` + 1 where `teamId` = ? and `period` = ? and `taken` < ?'
const LOWER = 'update `team_booking` set `taken` = `taken` - 1 where `teamId` = ? and `period` = ? and `taken` > 0'

/**
 * Takes one of the team's capacity in the slot (and the next part of the day, where the visit lasts two), its day and its week. All rows are touched in this order by everybody, so that two
 * who want the same never wait for each other in a ring; of those who want the last one, one gets it.
 * @throws Refusal capacity_full when one of them is full; then nothing is taken, also for a caller who goes on.
 */
export async function bookSlot(tx: EntityManager, team: Team, slot: Slot, parts = 1): Promise<void> {
  const { day, week } = periodsOf(slot)
  const wanted = [
    ...slotsFrom(slot, parts).map((each) => ({ period: slotKey(each), capacity: team.perSlot })),
    { period: day, capacity: team.perDay },
    { period: week, capacity: team.perWeek },
  ]
  const periods = wanted.map(({ period }) => period)
  await noteChange(tx, 'teams')
  await insertAbsent(tx, team.id, periods)
  for (const [taken, { period, capacity }] of wanted.entries()) {
    if ((await change(tx, RAISE, [team.id, period, capacity])) === 1) continue
    await lower(tx, team.id, periods.slice(0, taken))
    throw new Refusal('capacity_full')
  }
}

/** Gives back what `bookSlot` took of the team for this slot. Never goes below nothing taken. */
export async function releaseSlot(tx: EntityManager, teamId: string, slot: Slot, parts = 1): Promise<void> {
  const { day, week } = periodsOf(slot)
  await noteChange(tx, 'teams')
  await lower(tx, teamId, [...slotsFrom(slot, parts).map(slotKey), day, week])
}

async function lower(tx: EntityManager, teamId: string, periods: readonly string[]): Promise<void> {
  for (const period of periods) await change(tx, LOWER, [teamId, period])
}

/**
 * Makes the rows that do not exist yet, with nothing taken, and leaves the others as they are. An existing row is "updated" to the period
 * that it has: unlike a failed or ignored insert, which locks it for sharing, this locks it for writing at once on MySQL, and two who
 * would both raise a shared lock are a deadlock. TypeORM writes the form that each dialect wants.
 */
async function insertAbsent(tx: EntityManager, teamId: string, periods: readonly string[]): Promise<void> {
  await tx
    .createQueryBuilder()
    .insert()
    .into(TeamBooking)
    .values(periods.map((period) => ({ teamId, period, taken: 0 })))
    .orUpdate(['period'], ['teamId', 'period'])
    .updateEntity(false)
    .execute()
}

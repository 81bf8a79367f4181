import { randomUUID } from 'node:crypto'
import type { Database } from '../database/database'
import { activityById } from '../features/activities/activity.queries'
import { activityClockRanOut } from '../features/activities/run-activity'
import { Complaint } from '../features/complaints/complaint.entity'
import { caseClockRanOut } from '../features/complaints/move-complaint'
import { emergencyById } from '../features/emergencies/emergency.queries'
import { remindToClose, tellPlaces } from '../features/emergencies/tell-places'
import { makeUpById } from '../features/hours/make-up.queries'
import { publicityRanOut } from '../features/hours/post-make-up'
import { isHoursCaseClock, remindOfCase } from '../features/hours/remind-of-case'
import { isReminder, remindToSettle } from '../features/hours/remind-to-settle'
import { offerClockRanOut } from '../features/offers/answer-offer'
import { openOfferBy } from '../features/offers/offer.queries'
import { orderById } from '../features/orders/order.queries'
import { orderClockRanOut } from '../features/orders/run-out'
import { taskById } from '../features/tasks/task.queries'
import { remindOfTask } from '../features/tasks/task-day'
import { Refusal } from '../http/refusal'
import type { Services } from '../services'
import { Deadline } from './deadline.entity'
import { endClock } from './deadlines'

/** How long one process keeps a due clock to itself; after that another may try. */
const LEASE_MS = 60_000
const AT_ONCE = 50

/**
 * Acts on the clocks that have run out, each once: takes them by a lease, so that several processes share the work, and lets the use case
 * that the clock stands for run as the system. Returns how many it acted on. One that fails stays due and is tried again after its lease.
 */
export async function actOnClocks(services: Services): Promise<number> {
  const { database, log } = services
  const now = services.now()
  const due = await dueClocks(database, now)
  let acted = 0
  for (const deadline of due) {
    if (!(await lease(services, deadline, now))) continue
    try {
      await act(services, deadline, now)
      acted += 1
    } catch (error) {
      log.error(
        {
          id: randomUUID(),
          clock: deadline.clock,
          code: error instanceof Refusal ? error.code : undefined,
          kind: error instanceof Error ? error.name : typeof error,
        },
        'a clock could not be acted on',
      )
    }
  }
  return acted
}

/** The clocks that have run out and are nobody's, the longest over first. The bound on `dueAt` stands apart, so that its index is walked from there. */
function dueClocks({ reads }: Database, now: Date): Promise<Deadline[]> {
  return reads.manager
    .createQueryBuilder(Deadline, 'd')
    .where('d.dueAt <= :now and (d.leasedUntil is null or d.leasedUntil <= :now)', { now })
    .orderBy('d.dueAt', 'ASC')
    .addOrderBy('d.id', 'ASC')
    .limit(AT_ONCE)
    .getMany()
}

async function lease({ database }: Services, deadline: Deadline, now: Date): Promise<boolean> {
  const until = new Date(now.getTime() + LEASE_MS)
  const taken = await database.transaction((tx) =>
    tx
      .createQueryBuilder()
      .update(Deadline)
      .set({ leasedUntil: until })
      .where('id = :id and dueAt is not null and (leasedUntil is null or leasedUntil <= :now)', { id: deadline.id, now })
      .execute(),
  )
  return taken.affected === 1
}

/** The clock and what follows from it change together; whatever happened to the subject meanwhile has stopped the clock. */
async function act(services: Services, deadline: Deadline, now: Date): Promise<void> {
  const { clock } = deadline
  await services.database.transaction(async (tx) => {
    const work = { tx, services, now }
    if (clock === 'reply_offer') {
      const open = await openOfferBy(work, { id: deadline.subjectId }, true)
      if (await endClock(tx, deadline, now)) await offerClockRanOut(work, open)
      return
    }
    if (clock === 'begin' || clock === 'end' || clock === 'settle') {
      const activity = await activityById(tx, deadline.subjectId, true)
      if (activity !== null && (await endClock(tx, deadline, now))) await activityClockRanOut(work, activity, clock)
      return
    }
    if (clock === 'publicity') {
      const makeUp = await makeUpById(tx, deadline.subjectId, true)
      if (makeUp !== null && (await endClock(tx, deadline, now))) await publicityRanOut(work, makeUp)
      return
    }
    if (clock === 'task_soon' || clock === 'task_due') {
      const task = await taskById(tx, deadline.subjectId)
      if (task !== null && (await endClock(tx, deadline, now))) await remindOfTask(work, task, clock)
      return
    }
    if (clock === 'case_accept' || clock === 'case_answer' || clock === 'case_close') {
      const complaint = await tx.findOneBy(Complaint, { id: deadline.subjectId })
      if (complaint !== null && (await endClock(tx, deadline, now))) await caseClockRanOut(work, complaint, clock)
      return
    }
    if (clock === 'alarm_tell' || clock === 'alarm_due') {
      const emergency = await emergencyById(tx, deadline.subjectId)
      if (emergency === null || !(await endClock(tx, deadline, now))) return
      await (clock === 'alarm_tell' ? tellPlaces(work, emergency) : remindToClose(work, emergency))
      return
    }
    if (isHoursCaseClock(clock)) {
      if (await endClock(tx, deadline, now)) await remindOfCase(work, deadline.subjectId, clock)
      return
    }
    if (isReminder(clock)) {
      const activity = await activityById(tx, deadline.subjectId, true)
      if (activity !== null && (await endClock(tx, deadline, now))) await remindToSettle(work, activity, clock)
      return
    }
    const order = await orderById(tx, deadline.subjectId, true)
    if (order !== null && (await endClock(tx, deadline, now))) await orderClockRanOut(work, order, clock)
  })
}

import type { EntityManager } from 'typeorm'
import { Attendance } from './attendance.entity'

/** What settling an activity found of each person; empty while it is not settled. */
export const settledAttendance = (tx: EntityManager, activityId: string): Promise<Attendance[]> => tx.findBy(Attendance, { activityId })

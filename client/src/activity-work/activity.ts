import type { activities } from '@shared/contract/activities'
import type { checkIns } from '@shared/contract/check-ins'
import type { ReplyOf } from '@shared/contract/endpoint'
import type { signUps } from '@shared/contract/sign-ups'

/** An activity as the server shows it to whoever works on it. */
export type Activity = ReplyOf<typeof activities.one>
export type ActivityLine = ReplyOf<typeof activities.led>['items'][number]
export type Post = Activity['posts'][number]
/** One person's sign-up, phone masked. */
export type SignUp = ReplyOf<typeof signUps.list>['items'][number]
/** Who came, for how long, and what it would earn. */
export type Attendance = ReplyOf<typeof checkIns.attendance>
export type AttendanceLine = Attendance['items'][number]

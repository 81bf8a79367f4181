import { tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { staffOfSite } from '../people/person.queries'
import { leadersOf } from '../teams/team.queries'
import type { Activity, ActivityEvent } from './activity.entity'
import type { ActivityWork } from './move-activity'

/** Where the client shows an activity. */
export const pageOfActivity = ({ publicCode }: Pick<Activity, 'publicCode'>): string => `/pages/activity/index?code=${publicCode}`

interface Word {
  readonly to: readonly ('leaders' | 'staff')[]
  readonly title: string
  readonly body: string
}

/** Tells the team, or the site, of a step of their activity, each person once and in the application; who took the step knows already. */
export async function tellSides(
  { tx, actor, now }: ActivityWork,
  activity: Pick<Activity, 'teamId' | 'siteCode' | 'title' | 'publicCode'>,
  event: Pick<ActivityEvent, 'id'>,
  { to, title, body }: Word,
): Promise<void> {
  const leaders = to.includes('leaders') ? await leadersOf(tx, activity.teamId) : []
  const staff = to.includes('staff') ? await staffOfSite(tx, activity.siteCode) : []
  await tell(tx, {
    personIds: [...leaders, ...staff].filter((id) => id !== personOf(actor)?.id),
    eventKey: event.id,
    orderId: null,
    title,
    body: `「${activity.title}」${body}`,
    opens: pageOfActivity(activity),
    // None of the three templates speaks of a team's own work.
    kind: null,
    now,
  })
}

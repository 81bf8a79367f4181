import { tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { staffOfSite } from '../people/person.queries'
import { leadersOf } from '../teams/team.queries'
import type { Activity, ActivityEvent } from './activity.entity'
import type { ActivityWork } from './move-activity'

/** Where the client shows an activity. */
export const pageOfActivity = ({ publicCode }: Pick<Activity, 'publicCode'>): string => `/pages/activity/index?code=${publicCode}`

type Side = 'leaders' | 'staff'

/** Where each side works on an activity. */
const WORK_PAGES: Record<Side, string> = { leaders: '/volunteer/pages/lead-activity/index', staff: '/station/pages/activity/index' }

interface Word {
  readonly to: readonly Side[]
  readonly title: string
  readonly body: string
  /** A page of the client for what is asked, where it is not the side's usual one. */
  readonly page?: string
}

/** Tells the team, or the site, of a step of their activity, each person once and in the application; who took the step knows already. */
export async function tellSides(
  { tx, actor, now }: ActivityWork,
  activity: Pick<Activity, 'teamId' | 'siteCode' | 'title' | 'publicCode'>,
  event: Pick<ActivityEvent, 'id'>,
  { to, title, body, page }: Word,
): Promise<void> {
  const told = new Set([personOf(actor)?.id])
  for (const side of to) {
    const people = side === 'leaders' ? await leadersOf(tx, activity.teamId) : await staffOfSite(tx, activity.siteCode)
    const personIds = people.filter((id) => !told.has(id))
    for (const id of personIds) told.add(id)
    await tell(tx, {
      personIds,
      eventKey: event.id,
      orderId: null,
      title,
      body: `「${activity.title}」${body}`,
      opens: `${page ?? WORK_PAGES[side]}?code=${activity.publicCode}`,
      // None of the three templates speaks of a team's own work.
      kind: null,
      now,
    })
  }
}

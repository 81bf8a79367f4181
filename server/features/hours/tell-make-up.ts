import type { EntityManager } from 'typeorm'
import type { MakeUpAction } from '../../../shared/lifecycle/make-up'
import { upperSite } from '../../../shared/vocabulary/places'
import type { Activity } from '../activities/activity.entity'
import { tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { staffOfSite } from '../people/person.queries'
import { leadersOf } from '../teams/team.queries'
import type { MakeUp } from './make-up.entity'
import type { EntryWork } from './move-entry'
import { minutesWords } from './tell-hours'

type Audience = 'beneficiary' | 'leaders' | 'officers'

interface Announcement {
  readonly to: Audience
  readonly title: string
}

/** Whom each step concerns next. Posting tells of the entry itself (tell-hours.ts), so nothing is told twice. */
const ANNOUNCEMENTS: Record<MakeUpAction | 'request', readonly Announcement[]> = {
  request: [{ to: 'leaders', title: '有补录申请等您确认' }],
  confirm: [{ to: 'officers', title: '有补录申请等站点审批' }],
  approve: [{ to: 'beneficiary', title: '补录通过审批，公示中' }],
  reject: [{ to: 'beneficiary', title: '补录没有通过' }],
  withdraw: [],
  post: [],
}

/** Where each of them decides on it, or reads of it. */
const PAGES: Record<Audience, (makeUp: MakeUp) => string> = {
  beneficiary: () => '/volunteer/pages/hours/index?show=make_ups',
  leaders: () => '/volunteer/pages/lead-make-ups/index',
  officers: ({ siteCode }) => `/station/pages/hours/index?site=${siteCode}&show=make-ups`,
}

/** Staff of the site beside the one who has just confirmed it and cannot approve it; where there is nobody else, those of the level above. */
async function officersBut(tx: EntityManager, siteCode: string, person: string | undefined): Promise<string[]> {
  const others = (await staffOfSite(tx, siteCode)).filter((id) => id !== person)
  const above = upperSite(siteCode)
  return others.length > 0 || above === null ? others : officersBut(tx, above, person)
}

/** Tells whom a step of a make-up concerns, each once, in the same commit; who took the step knows already. */
export async function tellMakeUp(
  { tx, actor, now }: EntryWork,
  activity: Activity,
  makeUp: MakeUp,
  step: MakeUpAction | 'request',
): Promise<void> {
  const audiences: Record<Audience, () => Promise<string[]>> = {
    beneficiary: async () => [makeUp.personId],
    leaders: () => leadersOf(tx, makeUp.teamId),
    officers: () => officersBut(tx, makeUp.siteCode, personOf(actor)?.id),
  }
  const because = makeUp.rejectReason === null ? '' : `：${makeUp.rejectReason}`
  for (const { to, title } of ANNOUNCEMENTS[step]) {
    await tell(tx, {
      personIds: (await audiences[to]()).filter((id) => id !== personOf(actor)?.id),
      eventKey: `make_up.${step}.${makeUp.id}`,
      orderId: null,
      title,
      body: `「${activity.title}」${minutesWords(makeUp.minutes)}${because}`,
      opens: PAGES[to](makeUp),
      kind: null,
      now,
    })
  }
}

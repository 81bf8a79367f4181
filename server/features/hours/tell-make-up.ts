import type { MakeUpAction } from '../../../shared/lifecycle/make-up'
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

const MAKE_UP_PAGE = '/volunteer/pages/make-up/index'

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
    officers: () => staffOfSite(tx, makeUp.siteCode),
  }
  const because = makeUp.rejectReason === null ? '' : `：${makeUp.rejectReason}`
  for (const { to, title } of ANNOUNCEMENTS[step]) {
    await tell(tx, {
      personIds: (await audiences[to]()).filter((id) => id !== personOf(actor)?.id),
      eventKey: `make_up.${step}.${makeUp.id}`,
      orderId: null,
      title,
      body: `「${activity.title}」${minutesWords(makeUp.minutes)}${because}`,
      opens: `${MAKE_UP_PAGE}?code=${makeUp.publicCode}`,
      kind: null,
      now,
    })
  }
}

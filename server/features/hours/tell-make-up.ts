import { uuidv7 } from 'uuidv7'
import type { MakeUpAction } from '../../../shared/lifecycle/make-up'
import type { Activity } from '../activities/activity.entity'
import { tell } from '../notices/announce'
import { personOf } from '../people/actor'
import { leadersOf } from '../teams/team.queries'
import type { MakeUp } from './make-up.entity'
import type { EntryWork } from './move-entry'
import { minutesWords, officersBut } from './tell-hours'

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
  object: [{ to: 'beneficiary', title: '公示中有人提异议，站里在核实' }],
  uphold: [{ to: 'beneficiary', title: '核实无误，补录继续公示' }],
  overturn: [{ to: 'beneficiary', title: '核实过了，补录没有通过' }],
  post: [],
}

/** Where each of them decides on it, or reads of it. */
const PAGES: Record<Audience, (makeUp: MakeUp) => string> = {
  beneficiary: () => '/volunteer/pages/hours/index?show=make_ups',
  leaders: () => '/volunteer/pages/lead-make-ups/index',
  officers: ({ siteCode }) => `/station/pages/hours/index?site=${siteCode}&show=make-ups`,
}

/** Tells whom a step of a make-up concerns, each once, in the same commit; who took the step knows already. */
export async function tellMakeUp(
  { tx, actor, now }: EntryWork,
  activity: Activity,
  makeUp: MakeUp,
  step: MakeUpAction | 'request',
  words = '',
): Promise<void> {
  const audiences: Record<Audience, () => Promise<string[]>> = {
    beneficiary: async () => [makeUp.personId],
    leaders: () => leadersOf(tx, makeUp.teamId),
    // Who has just confirmed it cannot approve it.
    officers: () => officersBut(tx, makeUp.siteCode, [personOf(actor)?.id ?? '']),
  }
  const because = words === '' ? '' : `：${words}`
  for (const { to, title } of ANNOUNCEMENTS[step]) {
    await tell(tx, {
      personIds: (await audiences[to]()).filter((id) => id !== personOf(actor)?.id),
      eventKey: `make_up.${step}.${uuidv7()}`,
      orderId: null,
      title,
      body: `「${activity.title}」${minutesWords(makeUp.minutes)}${because}`,
      opens: PAGES[to](makeUp),
      kind: null,
      now,
    })
  }
}

import type { Endpoint, Policy } from '../../shared/contract/endpoint'
import { ACTIVITY_TRANSITIONS } from '../../shared/lifecycle/activity'
import { COMPLAINT_TRANSITIONS } from '../../shared/lifecycle/complaint'
import { EMERGENCY_TRANSITIONS } from '../../shared/lifecycle/emergency'
import { HOURS_ENTRY_TRANSITIONS } from '../../shared/lifecycle/hours-entry'
import type { Transition } from '../../shared/lifecycle/machine'
import { MAKE_UP_TRANSITIONS } from '../../shared/lifecycle/make-up'
import { OFFER_TRANSITIONS } from '../../shared/lifecycle/offer'
import { ORDER_TRANSITIONS } from '../../shared/lifecycle/order'
import { PROJECT_TRANSITIONS } from '../../shared/lifecycle/project'
import { VISIT_TRANSITIONS } from '../../shared/lifecycle/return-visit'
import { SIGN_UP_TRANSITIONS } from '../../shared/lifecycle/sign-up'
import { TASK_TRANSITIONS } from '../../shared/lifecycle/task'
import type { ErrorCode } from '../../shared/vocabulary/errors'
import { KINDS, type Kind, type Relation, type Where } from './world/kinds'
import type { Subject } from './world/subject'

/** How a request is answered, as far as authority goes. `absent`: as if there were no such thing. `open`: not for want of authority. */
export type Outcome = 'sign_in' | 'consent' | 'absent' | 'forbidden' | 'open'

type Table = readonly Transition<string, string, string, string>[]

/** What is expected of every endpoint with one policy. */
export interface Expectation {
  /** Whether the policy lets visitors and people in who have not agreed to the privacy text. */
  readonly visitors?: boolean
  readonly withoutConsent?: boolean
  /** Who alone may ask at all; everybody unless said. */
  readonly class?: readonly Kind[]
  /** What is said of something that does not exist, and, to those for whom it is to seem so, of what does. */
  readonly absent?: ErrorCode
  /** For whom it exists; where nothing is said, for everybody. */
  readonly knows?: (where: Where) => readonly Kind[]
  /** Who may; where nothing is said, everybody for whom it exists. */
  readonly may?: (where: Where, endpoint: Endpoint) => readonly Kind[]
}

const EVERYBODY: readonly Kind[] = KINDS
export const OFFICERS: readonly Kind[] = ['station', 'town', 'centre']
export const READERS: readonly Kind[] = [...OFFICERS, 'supervisor']

/** Those of a site and above it: the station for its own site, town and centre for those below them, nobody in another county. */
export const reach = (kinds: readonly Kind[], where: Where): readonly Kind[] => {
  if (where === 'out') return []
  return where === 'other' ? kinds.filter((kind) => kind !== 'station') : kinds
}
export const owners = (kinds: readonly Kind[], where: Where): readonly Kind[] => (where === 'own' ? kinds : [])
const atOwnSite = (kinds: readonly Kind[], where: Where): readonly Kind[] => (where === 'own' || where === 'same' ? kinds : [])

/** Their own, and what officers or readers of its site may as well. */
const with_ = (own: readonly Kind[], others: readonly Kind[]) => (where: Where) => [...owners(own, where), ...reach(others, where)]

/** The actions of a table by the parts that people have in the thing. */
function byTable(
  table: Table,
  parts: (where: Where) => Readonly<Record<string, readonly Kind[]>>,
  exceptions: Readonly<Record<string, string>> = {},
) {
  return (where: Where, { path, method }: Endpoint): readonly Kind[] => {
    const last = path.split('/').at(-1) ?? ''
    const action = exceptions[last] ?? (method === 'PUT' ? 'revise' : last)
    const rows = table.filter((row) => row.action === action && row.when?.includes('planned') !== true)
    if (rows.length === 0) throw new Error(`The table knows nothing of ${path}`)
    const held = parts(where)
    return KINDS.filter((kind) => rows.some(({ by }) => by.some((part) => held[part]?.includes(kind))))
  }
}

const leaderAndReviewer = (where: Where) => ({ leader: owners(['leader'], where), reviewer: reach(OFFICERS, where) })

const orderParts = (where: Where) => ({
  requester: owners(['resident', 'proxy'], where),
  leader: owners(['leader'], where),
  owner: atOwnSite(['station'], where),
  upper: reach(['town', 'centre'], where),
})
const orderTable = byTable(ORDER_TRANSITIONS, orderParts)
const ordersKnown = with_(['resident', 'proxy', 'leader'], READERS)

/** What readers of a site may see of an order beside it. */
const OF_READERS = ['order.desk', 'order.urges']

const ADMINISTRATORS: readonly Kind[] = ['administrator']
/** Who sets tasks and says whether they are done. */
const REVIEWERS: readonly Kind[] = ['supervisor', 'administrator']
/** Who checks the work of stations: a station does not check itself. */
const OVERSEERS: readonly Kind[] = ['town', 'centre', 'supervisor']
const visitParts = (where: Where) => ({ interviewer: reach(OVERSEERS, where), caller: [] })
const complaintParts = (where: Where) => ({ complainant: owners(['resident'], where), handler: reach(['town'], where) })
const COMPLAINT_WORDS = { contact: 'accept', 'not-satisfied': 'not_satisfied' }
const VISIT_WORDS = { contact: 'reach', finish: 'reach', 'put-back': 'put_back' }
/** Who opens and closes an emergency: never a village's station. */
const COMMANDERS: readonly Kind[] = ['town', 'centre', 'supervisor']
const administered: Expectation = { class: ADMINISTRATORS, may: (where) => reach(ADMINISTRATORS, where) }

const drafts: Expectation = { class: READERS, absent: 'plan_not_found', knows: (where) => owners(READERS, where) }
const revisedByLeader = (table: Table, absent: ErrorCode): Expectation => ({
  absent,
  knows: with_(['leader'], READERS),
  may: byTable(table, leaderAndReviewer),
})

/** The answer to the question whether somebody may, for every policy. A policy that is not here fails the suite. */
export const EXPECTATIONS: Readonly<Record<Policy, Expectation>> = {
  anyone: { visitors: true, withoutConsent: true },
  signed_in: { withoutConsent: true },
  signing_in: { withoutConsent: true },
  'order.place': {},
  'order.read': { absent: 'order_not_found', knows: ordersKnown },
  'order.act': {
    absent: 'order_not_found',
    knows: ordersKnown,
    may: (where, endpoint) => (OF_READERS.includes(endpoint.audit) ? reach(READERS, where) : orderTable(where, endpoint)),
  },
  'order.reveal': { absent: 'order_not_found', knows: ordersKnown, may: with_(['leader'], OFFICERS) },
  'inbox.read': { class: READERS },
  'callback.act': { absent: 'not_found', knows: (where) => reach(READERS, where), may: (where) => atOwnSite(['station'], where) },
  'offer.read': { absent: 'offer_not_found', knows: with_(['leader'], READERS) },
  'offer.act': {
    absent: 'offer_not_found',
    knows: with_(['leader'], READERS),
    may: byTable(OFFER_TRANSITIONS, (where) => ({ leader: owners(['leader'], where), owner: atOwnSite(['station'], where) })),
  },
  'plan.read': drafts,
  'plan.make': drafts,
  'plan.send': { ...drafts, class: OFFICERS, knows: (where) => owners(OFFICERS, where) },
  'pool.read': { class: ['leader'] },
  'pool.take': { class: ['leader'], absent: 'order_not_found' },
  'team.read': { absent: 'team_not_found', knows: with_(['leader'], READERS) },
  'team.manage': { absent: 'team_not_found', may: (where) => owners(['leader'], where) },
  'project.read': { visitors: true, withoutConsent: true, absent: 'project_not_found', knows: with_(['leader'], READERS) },
  'project.propose': { absent: 'team_not_found', may: (where) => owners(['leader'], where) },
  'project.act': revisedByLeader(PROJECT_TRANSITIONS, 'project_not_found'),
  'activity.read': { visitors: true, withoutConsent: true, absent: 'activity_not_found', knows: with_(['leader'], READERS) },
  'activity.plan': { absent: 'team_not_found', may: (where) => owners(['leader'], where) },
  'activity.act': revisedByLeader(ACTIVITY_TRANSITIONS, 'activity_not_found'),
  'activity.lead': { absent: 'activity_not_found', may: with_(['leader'], READERS) },
  'activity.site': { class: READERS },
  'sign_up.for': { class: OFFICERS, absent: 'activity_not_found', may: (where) => reach(OFFICERS, where) },
  'sign_up.own': {
    absent: 'sign_up_not_found',
    knows: with_(['volunteer', 'leader'], OFFICERS),
    may: byTable(SIGN_UP_TRANSITIONS, (where) => ({ volunteer: owners(['volunteer'], where), leader: owners(['leader'], where) })),
  },
  'sign_up.lead': {
    absent: 'sign_up_not_found',
    knows: with_(['volunteer', 'leader'], OFFICERS),
    may: (where, endpoint) =>
      endpoint.audit === 'sign_up.reveal'
        ? with_(['leader'], OFFICERS)(where)
        : byTable(SIGN_UP_TRANSITIONS, (at) => ({ leader: owners(['leader'], at) }))(where, endpoint),
  },
  'volunteer.register': { class: OFFICERS, absent: 'volunteer_not_found', knows: (where) => reach(OFFICERS, where) },
  'check_in.lead': { absent: 'activity_not_found', may: (where) => owners(['leader'], where) },
  'hours.read': { absent: 'hours_not_found', knows: with_(['volunteer'], READERS) },
  'hours.act': {
    absent: 'hours_not_found',
    knows: with_(['volunteer'], OFFICERS),
    may: byTable(HOURS_ENTRY_TRANSITIONS, (where) => ({ beneficiary: owners(['volunteer'], where), officer: reach(OFFICERS, where) }), {
      'not-me': 'not_me',
    }),
  },
  'make_up.request': { absent: 'activity_not_found' },
  'make_up.read': { absent: 'make_up_not_found', knows: with_(['volunteer', 'leader'], READERS) },
  'make_up.act': {
    absent: 'make_up_not_found',
    knows: with_(['volunteer', 'leader'], OFFICERS),
    may: byTable(MAKE_UP_TRANSITIONS, (where) => ({
      requester: owners(['volunteer'], where),
      leader: owners(['leader'], where),
      officer: reach(OFFICERS, where),
    })),
  },
  // Of one that is not public yet, whoever is nothing to it hears what a stranger hears.
  'make_up.object': { absent: 'make_up_not_found', knows: with_(['volunteer', 'leader'], OFFICERS) },
  'record.own': { absent: 'record_not_found', knows: (where) => owners(['volunteer'], where) },
  'attachment.read': { absent: 'attachment_not_found', knows: ordersKnown },
  'supervision.read': { class: READERS },
  'urge.send': {
    class: READERS,
    absent: 'order_not_found',
    knows: (where) => reach(READERS, where),
    may: (where) => reach(['town', 'centre', 'supervisor'], where),
  },
  'urge.answer': {
    class: READERS,
    absent: 'urge_not_found',
    knows: (where) => reach(READERS, where),
    may: (where) => atOwnSite(['station'], where),
  },
  'administration.read': administered,
  'administration.act': administered,
  'task.read': { absent: 'task_not_found', may: (where) => reach([...READERS, 'administrator'], where) },
  'task.review': { may: (where) => reach(REVIEWERS, where) },
  'task.act': {
    absent: 'task_not_found',
    knows: (where) => reach([...READERS, 'administrator'], where),
    may: byTable(TASK_TRANSITIONS, (where) => ({ owner: atOwnSite(['station'], where), reviewer: reach(REVIEWERS, where) }), {
      'take-over': 'take_over',
    }),
  },
  'integrity.look': { class: ['supervisor'] },
  'complaint.file': {},
  'complaint.act': {
    absent: 'complaint_not_found',
    knows: with_(['resident'], OVERSEERS),
    // The desk of a station's complaint is the town's.
    may: (where, endpoint) =>
      endpoint.method === 'GET'
        ? with_(['resident'], OVERSEERS)(where)
        : byTable(COMPLAINT_TRANSITIONS, complaintParts, COMPLAINT_WORDS)(where, endpoint),
  },
  'visit.oversee': { absent: 'draw_not_found', may: (where) => reach(OVERSEERS, where) },
  'visit.act': {
    absent: 'visit_not_found',
    knows: (where) => reach(OVERSEERS, where),
    // What is planted nobody has taken yet: its number and its result are nobody's.
    may: (where, endpoint) =>
      endpoint.method === 'GET' ? reach(OVERSEERS, where) : byTable(VISIT_TRANSITIONS, visitParts, VISIT_WORDS)(where, endpoint),
  },
  'emergency.command': { may: (where) => reach(COMMANDERS, where) },
  'emergency.read': { may: (where) => reach(READERS, where) },
  'emergency.follow': { absent: 'emergency_not_found', may: (where) => reach(READERS, where) },
  'emergency.act': {
    absent: 'emergency_not_found',
    may: byTable(EMERGENCY_TRANSITIONS, (where) => ({ commander: reach(COMMANDERS, where) })),
  },
  'emergency.help': { absent: 'emergency_not_found' },
  'register.read': { class: [...READERS, 'administrator'] },
  'desk.confirm': { class: [...READERS, 'administrator'] },
}

/** The same policy is asked of different things: what is said where there is none, by the beginning of the address. */
const ABSENT_AT: readonly (readonly [string, ErrorCode])[] = [
  ['/emergencies', 'emergency_not_found'],
  ['/hours-cases', 'hours_case_not_found'],
  ['/administration/sites', 'place_not_found'],
  ['/administration/changes', 'change_not_found'],
  ['/memberships', 'membership_not_found'],
  ['/invitations/', 'invitation_not_found'],
  ['/invitations', 'place_not_found'],
]

/** What this endpoint says of something that does not exist. */
export const absentAt = ({ path, policy }: Endpoint): ErrorCode | undefined =>
  ABSENT_AT.find(([begins]) => path.startsWith(begins))?.[1] ?? EXPECTATIONS[policy].absent

/** How this endpoint is to answer this person about something that is this to them. A site's lists are for its readers, whatever the list. */
export function expected(endpoint: Endpoint, kind: Kind, relation: Relation, { of }: Subject): Outcome {
  const { visitors = false, withoutConsent = false, ...rule } = EXPECTATIONS[endpoint.policy]
  if (kind === 'visitor' && !visitors) return 'sign_in'
  if (kind === 'newcomer' && !withoutConsent) return 'consent'
  if (rule.class !== undefined && !rule.class.includes(kind)) return 'forbidden'
  if (of === 'site') return relation !== 'missing' && reach(rule.class ?? READERS, relation).includes(kind) ? 'open' : 'forbidden'
  // The world's administrator has a county: what holds everywhere is not theirs to change.
  if (of === 'deployment') return 'forbidden'
  if (of === 'nothing' || of === 'feed' || of === 'place') return 'open'
  if (relation === 'missing' && of === 'ward')
    return endpoint.path.includes(':') || endpoint.audit === 'invitation.make' ? 'absent' : 'forbidden'
  if (relation === 'missing') return absentAt(endpoint) === undefined ? 'open' : 'absent'
  if (!(rule.knows?.(relation) ?? EVERYBODY).includes(kind)) return 'absent'
  return (rule.may?.(relation, endpoint) ?? EVERYBODY).includes(kind) ? 'open' : 'forbidden'
}

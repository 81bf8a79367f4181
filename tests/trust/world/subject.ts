import type { Endpoint, Policy } from '../../../shared/contract/endpoint'
import { jsonOf } from '../../support/from-schema'
import type { Thing } from './things'

/** What a request is about: a thing that its address names, a draft of a plan, a site or a team that it is asked with, or nothing. */
export type Subject =
  | { readonly of: 'thing'; readonly thing: Thing }
  /** `ward`: a place that somebody administers or answers for; `deployment`: what holds everywhere, and is a city administrator's alone. */
  | { readonly of: 'plan' | 'site' | 'ward' | 'deployment' | 'place' | 'team' | 'nothing' | 'feed' }

/** Of what the first word of an address is followed by the code. */
const NAMED: Readonly<Record<string, Thing>> = {
  orders: 'order',
  pool: 'order',
  offers: 'offer',
  teams: 'team',
  projects: 'project',
  'sign-ups': 'sign_up',
  volunteers: 'volunteer',
  hours: 'hours',
  'hours-cases': 'hours_case',
  'make-ups': 'make_up',
  attachments: 'attachment',
  callbacks: 'callback',
  urges: 'urge',
  tasks: 'task',
  complaints: 'complaint',
  'visit-draws': 'visit_draw',
  'return-visits': 'return_visit',
  emergencies: 'emergency',
  memberships: 'membership',
  invitations: 'invitation',
}

/** Policies that are asked with an activity which is not public yet; all others are asked with one that is. */
const BEHIND: readonly Policy[] = ['activity.read', 'activity.act']
/** Asked with the team that the body names. */
const WITH_TEAM: readonly Policy[] = ['project.propose', 'activity.plan']

/** What an administrator sets or reads of one place. */
const OF_A_WARD: readonly string[] = ['sites', 'places', 'changes', 'register-headings', 'register-exports']

/** What an administrator looks at or changes, by the word after `administration`. */
function administeredBy(word: string, named: boolean): Subject {
  if (word === 'changes' && named) return thing('change')
  if (OF_A_WARD.includes(word)) return { of: 'ward' }
  return { of: 'deployment' }
}

const thing = (name: Thing): Subject => ({ of: 'thing', thing: name })

/** What an endpoint is about. @throws Error for an address of which nobody has said here what it names */
export function subjectOf({ method, path, policy, query, body }: Endpoint): Subject {
  const [, first = '', second = ''] = path.split('/')
  if (first === 'administration' && (method !== 'GET' || (second !== 'services' && second !== 'settings')))
    return administeredBy(second, path.includes(':'))
  if (!path.includes(':')) {
    if (WITH_TEAM.includes(policy)) return { of: 'team' }
    const asked = { ...jsonOf(query).properties, ...(policy === 'signed_in' ? {} : jsonOf(body).properties) }
    if ('under' in asked || policy === 'administration.act') return { of: 'ward' }
    if (policy === 'supervision.read' && 'place' in asked) return { of: 'site' }
    return 'site' in asked ? { of: 'site' } : { of: 'nothing' }
  }
  // One's own account: there is nobody else's to ask for.
  if (first === 'me') return { of: 'nothing' }
  if (first === 'plans') return { of: 'plan' }
  if (first === 'places') return { of: 'place' }
  if (first === 'records') return thing(second === 'verify' ? 'verification' : 'record')
  if (first === 'activities' && second === 'calendar') return { of: 'feed' }
  if (first === 'activities')
    return thing(BEHIND.includes(policy) ? 'reviewed_activity' : policy === 'make_up.request' ? 'ended_activity' : 'public_activity')
  const named = NAMED[first]
  if (named === undefined) throw new Error(`Say in ${__filename} what ${path} names`)
  return thing(named)
}

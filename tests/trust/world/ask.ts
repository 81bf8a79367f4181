import { randomUUID } from 'node:crypto'
import type { Endpoint } from '../../../shared/contract/endpoint'
import { checkDigit } from '../../../shared/vocabulary/case-number'
import { jsonOf, validFor } from '../../support/from-schema'
import { type Kind, PLACES, type Relation, type Where } from './kinds'
import { subjectOf } from './subject'
import type { Thing } from './things'
import type { World } from './world'

const NOWHERE = {
  code: '2222abcd',
  id: '01900000-0000-7000-8000-000000000000',
  verification: '2222abcd2222abcd',
  site: '110101001001',
  session: '0'.repeat(16),
  complaint: `00000000${checkDigit('00000000')}`,
} as const
/** What its address names by its key and not by a public code. */
const BY_ID: readonly Thing[] = ['callback', 'membership', 'invitation', 'change']
const SLOT = { date: '2026-12-05', part: 'morning' } as const
const POST = { name: '帮手', duties: '', places: 3, leastAge: null, mostAge: null, skill: null, credential: null, approval: false }
/** The smallest picture there is of the kind that is taken. */
const PICTURE = Buffer.from('not a picture, which is refused after the policy has let it in')

export interface Answer {
  readonly status: number
  readonly code: string | null
  readonly text: string
  readonly requestId: string
}

/** A valid request of this endpoint, about something that is this to that person. */
export function requestOf(
  world: World,
  endpoint: Endpoint,
  kind: Kind,
  relation: Relation,
): { path: string; query: string; body: unknown } {
  const subject = subjectOf(endpoint)
  const where: Where = relation === 'missing' ? 'own' : relation
  const { codes } = world.things[where]
  const thing = (name: Thing): string => {
    if (relation !== 'missing') return codes[name]
    if (BY_ID.includes(name)) return NOWHERE.id
    return name === 'verification' || name === 'complaint' ? NOWHERE[name] : NOWHERE.code
  }
  const site = relation === 'missing' ? NOWHERE.site : PLACES[where]
  const named = ((): string => {
    switch (subject.of) {
      case 'thing':
        return thing(subject.thing)
      case 'plan':
        return relation === 'missing' ? NOWHERE.code : world.planOf(kind, where)
      case 'place':
      case 'ward':
        return site
      case 'feed':
        return 'x'.repeat(43)
      default:
        return endpoint.path.includes('/:code') ? NOWHERE.code : NOWHERE.session
    }
  })()
  const own = world.things.own.codes
  const known = {
    site,
    team: endpoint.path === '/invitations' ? null : subject.of === 'team' ? thing('team') : own.team,
    teams: [own.team],
    post: codes.post,
    what: 'contact',
    personal: false,
    version: 1,
    round: 1,
    order: undefined,
    orders: jsonOf(endpoint.body).properties?.orders?.minItems === undefined ? [] : [NOWHERE.code],
    pins: [],
    forbids: [],
    posts: [POST],
    blackouts: [],
    areas: [PLACES.own],
    startsAt: '2026-12-20T01:00:00.000Z',
    endsAt: '2026-12-20T04:00:00.000Z',
    opensAt: null,
    closesAt: null,
    minutesPlanned: 60,
    guardian: null,
    whom: null,
    phone: endpoint.policy === 'emergency.help' ? '13800000000' : undefined,
    into: world.things.same.codes.order,
    slot: SLOT,
    slots: [SLOT],
    serviceCode: 'health_check',
    category: endpoint.path === '/complaints' ? 'late' : 'health',
    village: PLACES.own,
    villageCode: PLACES.own,
    home: PLACES.own,
    like: own.team,
    attachments: [],
    reason: jsonOf(endpoint.body).properties?.reason?.enum === undefined ? '有原因' : undefined,
    about: endpoint.path === '/complaints' ? PLACES.own : undefined,
    caller: null,
    cursor: undefined,
    place: endpoint.policy === 'supervision.read' ? site : undefined,
    under: site,
    role: 'staff',
    level: 'village',
    from: '2026-11-01',
    until: '2026-11-20',
  }
  const given = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
  const withoutCursor = ({ cursor: _, ...rest }: Record<string, unknown>) => rest
  const order = NOWHERE.code
  return {
    path: endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
      name === 'order' ? order : name === 'date' ? SLOT.date : subject.of === 'deployment' ? 'health_check' : named,
    ),
    query: new URLSearchParams(withoutCursor(validFor(endpoint.query, 1, given)) as Record<string, string>).toString(),
    body: validFor(endpoint.body, 7, given),
  }
}

/** Asks it over HTTP of the server that undoes everything. */
export async function ask(world: World, endpoint: Endpoint, kind: Kind, relation: Relation): Promise<Answer> {
  const { path, query, body } = requestOf(world, endpoint, kind, relation)
  const headers: Record<string, string> = {}
  const token = world.tokenOf(kind)
  if (token !== null) headers.authorization = `Bearer ${token}`
  if (endpoint.repeat === 'key') headers['idempotency-key'] = randomUUID()
  let sent: string | FormData | undefined
  if (endpoint.file !== undefined) {
    sent = new FormData()
    sent.append(endpoint.file, new Blob([new Uint8Array(PICTURE)]), 'x')
  } else if (endpoint.method !== 'GET') {
    sent = JSON.stringify(body)
    headers['content-type'] = 'application/json'
  }
  const response = await fetch(`${world.undone.baseUrl}/api${path}?${query}`, {
    method: endpoint.method,
    headers,
    ...(sent === undefined ? {} : { body: sent }),
  })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
  const code = isJson && response.status >= 400 ? ((JSON.parse(text) as { error: { code: string } }).error.code ?? null) : null
  return { status: response.status, code, text, requestId: response.headers.get('x-request-id') ?? '' }
}

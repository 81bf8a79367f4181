import { Membership } from '../../server/features/people/membership.entity'
import { allEndpoints, orders } from '../../shared/contract'
import type { Endpoint } from '../../shared/contract/endpoint'
import { tell } from '../support/number'
import { absentAt, expected, type Outcome } from './expectations'
import { mayCarry } from './personal-data'
import { type Answer, ask } from './world/ask'
import { canary, PERSONAL, type Personal } from './world/canaries'
import { KINDS, type Kind, RELATIONS, type Relation, WHERES } from './world/kinds'
import { type Subject, subjectOf } from './world/subject'
import { openWorld, type World } from './world/world'

/** The audit entries that a request's transaction held before it was undone. */
const audited = new Map<string, number>()

let world: World
beforeAll(async () => {
  world = await openWorld(async (tx) => {
    const rows: { id: string; n: number | string }[] = await tx.query('select id, count(*) as n from audit_entry group by id')
    for (const { id, n } of rows) audited.set(id, (audited.get(id) ?? 0) + Number(n))
  })
})
afterAll(() => world.close())

/** Whether the relation makes a difference: what is asked of nobody's thing is asked once. */
const about = ({ of }: Subject): boolean => of !== 'nothing' && of !== 'feed' && of !== 'place' && of !== 'deployment'

const relationsOf = (endpoint: Endpoint): readonly Relation[] => (about(subjectOf(endpoint)) ? RELATIONS : ['own'])

function outcomeOf(endpoint: Endpoint, { status, code }: Answer): Outcome | string {
  const absent = absentAt(endpoint)
  if (code === 'sign_in_needed') return 'sign_in'
  if (code === 'consent_needed') return 'consent'
  if (code === 'not_allowed' || code === 'same_person') return 'forbidden'
  if (code !== null && code === absent) return 'absent'
  // A request that the contract refuses, or that breaks the server, says nothing of who may make it.
  if (status === 400 || (status >= 500 && code !== 'sign_in_unavailable') || code === 'session_ended') return `${status} ${code}`
  return 'open'
}

/** Everybody may, once they have agreed to the privacy text; some may before. */
const agrees = (endpoint: Endpoint, kind: Kind, wanted: Outcome, got: Outcome | string): boolean =>
  got === wanted || (endpoint.policy === 'signed_in' && kind === 'newcomer' && got === 'consent')

const counts = { cases: 0, wrong: 0, writes: 0, unaudited: 0, leaks: 0 }
/** Every field that some reply carried to somebody who may read it: the table would else be kept by replies that hold nothing. */
const seen = new Set<Personal>()

/** What a reply carries of other people that it must not. */
function leaksIn(endpoint: Endpoint, kind: Kind, { text }: Answer): string[] {
  const carried = PERSONAL.flatMap((field) =>
    WHERES.filter((where) => text.includes(canary(field, where))).map((where) => ({ field, where })),
  )
  for (const { field } of carried) seen.add(field)
  return carried
    .filter(({ field, where }) => !mayCarry(endpoint, field, kind, where))
    .map(({ field, where }) => `carries ${field} (${where})`)
}

/** Whether a write that succeeded left one entry, and one that had nothing to write none. */
function unauditedIn(endpoint: Endpoint, { status, text, requestId }: Answer): string[] {
  if (endpoint.method === 'GET' || status !== 200) return []
  counts.writes += 1
  const entries = audited.get(requestId) ?? 0
  return entries === (endpoint.idle?.(JSON.parse(text) as never) === true ? 0 : 1) ? [] : [`${entries} audit entries`]
}

it.each(allEndpoints.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))(
  '%s answers each kind of person as its policy says, carries nothing of others that they may not read, and is audited once where it writes',
  async (_, endpoint) => {
    const problems: string[] = []
    const subject = subjectOf(endpoint)
    for (const kind of KINDS) {
      for (const relation of relationsOf(endpoint)) {
        const answer = await ask(world, endpoint, kind, relation)
        const wanted = expected(endpoint, kind, relation, subject)
        const got = outcomeOf(endpoint, answer)
        const wrong = agrees(endpoint, kind, wanted, got) ? [] : [`${wanted} expected, got ${got} (${answer.status} ${answer.code})`]
        const leaks = leaksIn(endpoint, kind, answer)
        const unaudited = unauditedIn(endpoint, answer)
        counts.cases += 1
        counts.wrong += wrong.length
        counts.leaks += leaks.length
        counts.unaudited += unaudited.length
        problems.push(...[...wrong, ...leaks, ...unaudited].map((problem) => `${kind}, ${relation}: ${problem}`))
      }
    }
    expect(problems).toEqual([])
  },
)

it('is so for two thousand cases at least', () => {
  const { cases, wrong, writes, unaudited, leaks } = counts
  tell('permissions', { endpoints: allEndpoints.length, cases, wrong })
  tell('personal data', { fields: PERSONAL.length, replies: cases, wrong: leaks })
  tell('audited writes', { cases: writes, wrong: unaudited })
  expect(cases).toBeGreaterThan(2000)
  expect(writes).toBeGreaterThan(100)
  expect(PERSONAL.filter((field) => !seen.has(field))).toEqual([])
})

describe('a role that was taken away', () => {
  it.each(['station', 'leader'] as const)('works no longer at the very next request: %s', async (kind) => {
    const { server, things, personOf, tokenOf, database } = world
    const client = server.withToken(tokenOf(kind))
    const look = () => client.call(orders.one, { params: { code: things.own.codes.order } })
    expect((await look()).status).toBe(200)
    const role = kind === 'leader' ? 'leader' : 'staff'
    await database.transaction((tx) => tx.update(Membership, { personId: personOf(kind).id, role }, { endedAt: world.now }))
    expect((await look()).body.error.code).toBe('order_not_found')
    await database.transaction((tx) => tx.update(Membership, { personId: personOf(kind).id, role }, { endedAt: null }))
    expect((await look()).status).toBe(200)
  })
})

import { randomUUID } from 'node:crypto'
import { Person } from '../../server/features/people/person.entity'
import { startSession } from '../../server/features/people/start-session'
import { fixedCode } from '../../server/seed/identity'
import { allEndpoints, orders } from '../../shared/contract'
import { ERROR_CODES } from '../../shared/vocabulary/errors'
import { type Kaiping, openKaiping, TUESDAY } from '../support/kaiping'

/** Written into everything that is sent here; an answer that holds it repeats what it was sent. */
const MARK = 'zqxj7回声'
const UNKNOWN = '2222abcd'

let county: Kaiping
let token: string
beforeAll(async () => {
  county = await openKaiping()
  token = await county.database.transaction(async (tx) => {
    const { id } = await tx.findOneByOrFail(Person, { publicCode: fixedCode('person 方小妹') })
    return startSession(tx, id, 'phone', TUESDAY)
  })
})
afterAll(() => county.close())

/** Sends bytes as they are, and holds the answer to what every refusal promises. */
async function refusal(method: string, path: string, body?: string, type = 'application/json'): Promise<[status: number, code: string]> {
  const response = await fetch(`${county.baseUrl}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': randomUUID(), 'content-type': type },
    ...(body === undefined ? {} : { body }),
  })
  const raw = await response.text()
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThan(500)
  const { error, ...rest } = JSON.parse(raw) as { error: { code: string; message: string } }
  expect(rest).toEqual({})
  expect(ERROR_CODES).toContain(error.code)
  expect(error.message).toMatch(/[\u4e00-\u9fff].*。$/)
  expect(raw).not.toMatch(/\bat |\.ts\b|\.js\b|node_modules|select |insert |[A-Z]\w*Error/)
  for (const sent of [MARK, '2026-02-30', '440783999999']) expect(raw).not.toContain(sent)
  return [response.status, error.code]
}

const wish = (change: object): string => JSON.stringify({ ...county.wish(), ...change })

type Refused = [promise: string, change: () => object]
const ILL_FORMED: Refused[] = [
  ['a field that the contract does not know', () => ({ [MARK]: MARK })],
  ['an unknown field further in', () => ({ beneficiary: { ...county.wish().beneficiary, [MARK]: 1 } })],
  ['a number where a text belongs', () => ({ text: 7 })],
  ['an object where a text belongs', () => ({ text: { $ne: MARK } })],
  ['a list where a code belongs', () => ({ project: [MARK] })],
  ['a text where a list belongs', () => ({ slots: MARK })],
  ['a text where a number belongs', () => ({ people: MARK })],
  ['a fraction of a person', () => ({ people: 1.5 })],
  ['more people than there can be', () => ({ people: 1e308 })],
  ['a word outside the vocabulary', () => ({ urgency: MARK })],
  ['an emergency, which is for staff to say', () => ({ urgency: 'emergency' })],
  ['no beneficiary', () => ({ beneficiary: null })],
  ['a day that no calendar has', () => ({ text: MARK, slots: [{ date: '2026-02-30', part: 'morning' }] })],
  ['a day that is no day', () => ({ slots: [{ date: MARK, part: 'morning' }] })],
  ['a part of the day that is none', () => ({ slots: [{ date: '2026-12-05', part: MARK }] })],
  ['a text too long by one', () => ({ text: MARK.repeat(100) })],
  ['a NUL', () => ({ text: `${MARK}\u0000` })],
  ['half of a surrogate pair', () => ({ text: `${MARK}\ud83d` })],
  ['the other half of a surrogate pair', () => ({ text: `\ude00${MARK}` })],
  ['a NUL in a name', () => ({ beneficiary: { ...county.wish().beneficiary, name: `${MARK}\u0000` } })],
  ['a telephone number that is none', () => ({ phone: `${MARK}' or 1=1 --` })],
]

describe('an order is refused as invalid for', () => {
  it.each(ILL_FORMED)('%s', async (_, change) => {
    expect(await refusal('POST', '/orders', wish(change()))).toEqual([400, 'invalid_request'])
  })
})

describe('what is not JSON, or too much of it', () => {
  it.each([
    ['cut off', `{"text":"${MARK}`],
    ['a bare word', MARK],
    ['a text alone', `"${MARK}"`],
    ['two objects', `{"text":"${MARK}"}{}`],
  ])('is refused: %s', async (_, body) => {
    expect(await refusal('POST', '/orders', body)).toEqual([400, 'invalid_json'])
  })

  it('is refused when it is a list', async () => {
    expect(await refusal('POST', '/orders', `["${MARK}"]`)).toEqual([400, 'invalid_request'])
  })

  it('is refused when it would change what every object is', async () => {
    expect((await refusal('POST', '/orders', `{"__proto__":{"text":"${MARK}"}}`))[0]).toBe(400)
  })

  it('is refused above 64 KB', async () => {
    expect(await refusal('POST', '/orders', wish({ text: MARK.repeat(8000) }))).toEqual([413, 'body_too_large'])
  })

  it('is refused when it is called something else', async () => {
    expect((await refusal('POST', '/orders', wish({ text: MARK }), 'text/plain'))[0]).toBe(400)
  })
})

describe('what does not exist', () => {
  it('is refused: a village', async () => {
    expect(await refusal('POST', '/orders', wish({ villageCode: '440783999999', text: MARK }))).toEqual([404, 'place_not_found'])
    expect(await refusal('GET', '/places/440783999999')).toEqual([404, 'place_not_found'])
  })

  it.each([`/${encodeURIComponent(MARK)}`, '/orders/mine/more/still', '/..%2F..%2Fetc%2Fpasswd'])(
    'is refused: the address %s',
    async (path) => {
      expect(await refusal('GET', path)).toEqual([404, 'route_not_found'])
    },
  )

  it('is refused: a way of asking', async () => {
    expect(await refusal('DELETE', '/orders')).toEqual([405, 'method_not_allowed'])
  })

  it.each(['%00', '%ED%A0%80', '%E0%A4%A', '..%2F..%2Fetc', encodeURIComponent(MARK)])('is refused: the order %s', async (code) => {
    const [status] = await refusal('GET', `/orders/${code}`)
    expect([400, 404]).toContain(status)
  })

  it.each(['cursor=%00', 'text=%00', `category=${encodeURIComponent(MARK)}`, `${encodeURIComponent(MARK)}=1`, 'text=a&text=b'])(
    'is refused: a list asked for with %s',
    async (query) => {
      expect(await refusal('GET', `/demand?${query}`)).toEqual([400, 'invalid_request'])
    },
  )
})

describe('somebody else’s order', () => {
  it('is refused in the same words as one that does not exist', async () => {
    const { code } = await county.place({ villageCode: '440783110223', project: null, category: 'health', text: MARK }, 'stranger')
    for (const asked of [code, UNKNOWN]) {
      expect(await refusal('GET', `/orders/${asked}`)).toEqual([404, 'order_not_found'])
      expect(await refusal('POST', `/orders/${asked}/withdraw`, JSON.stringify({ text: MARK }))).toEqual([404, 'order_not_found'])
      expect(await refusal('POST', `/orders/${asked}/reveal`, JSON.stringify({ what: 'contact', reason: MARK }))).toEqual([
        404,
        'order_not_found',
      ])
    }
    expect((await county.people.stranger.call(orders.one, { params: { code } })).status).toBe(200)
  })
})

it('a step that the table does not have is refused, and leaves the order as it was', async () => {
  const { code, state, timeline } = await county.place()
  for (const [action, body] of [
    ['rate', { stars: 5, text: MARK }],
    ['reply', { text: MARK }],
    ['reopen', { text: MARK }],
    ['ask_above', { text: MARK }],
  ] as const) {
    expect(await refusal('POST', `/orders/${code}/${action}`, JSON.stringify(body))).toEqual([409, 'transition_not_allowed'])
  }
  expect(await county.look('villager', code)).toMatchObject({ state, timeline })
})

const keyed = allEndpoints.filter((each) => each.method !== 'GET' && each.repeat === 'key' && each.file === undefined)

it.each(keyed.map((each) => [`${each.method} ${each.path}`, each] as const))(
  '%s refuses a field that it does not know',
  async (_, each) => {
    const path = each.path.replace(':code', UNKNOWN).replace(':id', randomUUID())
    expect(await refusal(each.method, path, JSON.stringify({ [MARK]: MARK }))).toEqual([400, 'invalid_request'])
  },
)

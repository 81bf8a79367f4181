import { ServiceOrder } from '../../server/features/orders/order.entity'
import { ContactReveal } from '../../server/features/orders/order-contact.entity'
import { desk, offers, orders, projects } from '../../shared/contract'
import { type Kaiping, openKaiping, refused, SECRETS, sites, teamCodes } from '../support/kaiping'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

/** Which of the things that nobody may read who need not stand in these bytes. */
const leaked = (bytes: Buffer): string[] => Object.values(SECRETS).filter((secret) => bytes.includes(secret))

/** An answer that speaks of this order and gives away nothing of its people. */
function expectDiscreet(answer: { status: number; bytes: Buffer }, code: string): void {
  expect(answer.status).toBe(200)
  expect(answer.bytes.includes(code)).toBe(true)
  expect(leaked(answer.bytes)).toEqual([])
}

async function reveals(code: string): Promise<Pick<ContactReveal, 'what' | 'reason'>[]> {
  const { manager } = county.database.reads
  const order = await manager.findOneByOrFail(ServiceOrder, { publicCode: code })
  const rows = await manager.find(ContactReveal, { where: { orderId: order.id }, order: { id: 'ASC' } })
  return rows.map(({ what, reason }) => ({ what, reason }))
}

const CONTACT = { what: 'contact' } as const

describe('who an order is for', () => {
  it('is in the answers to those whom it concerns, so its absence elsewhere means something', async () => {
    const { code } = await county.place()
    const { bytes } = await county.people.villager.call(orders.one, { params: { code } })
    expect(leaked(bytes)).toEqual(expect.arrayContaining([SECRETS.name, SECRETS.address, SECRETS.text]))
  })

  it('is not in the public demand list, whoever reads it', async () => {
    const code = await county.accepted()
    for (const reader of [county.visitor, county.people.stranger, county.people.station, county.people.villager]) {
      expectDiscreet(await reader.call(orders.demand, { query: {} }), code)
    }
  })

  it('does not enter the public demand list before the site has accepted it', async () => {
    const { code } = await county.place()
    const { bytes } = await county.visitor.call(orders.demand, { query: {} })
    expect(bytes.includes(code)).toBe(false)
  })

  it('is not found by searching the public demand list', async () => {
    await county.accepted()
    for (const secret of Object.values(SECRETS)) {
      const { status, body } = await county.visitor.call(orders.demand, { query: { text: secret } })
      expect([status, body.items]).toEqual([200, []])
    }
  })

  it('is not in the project list, nor in the project that was ordered', async () => {
    await county.accepted()
    const { code } = county.project
    expectDiscreet(await county.visitor.call(projects.list, { query: { place: sites.centre, category: 'health' } }), code)
    expectDiscreet(await county.visitor.call(projects.one, { params: { code } }), code)
  })

  it('is not in the inbox of the site that handles it', async () => {
    const { code } = await county.place()
    expectDiscreet(await county.people.station.call(desk.inbox, { query: { site: sites.station, tab: 'new' } }), code)
    expectDiscreet(await county.people.town.call(desk.open, { query: { site: sites.town } }), code)
  })

  it('is not in an offer before the team accepts, and the order itself does not exist for it', async () => {
    const { code } = await county.offered()
    const offer = await county.openOffer(code, teamCodes.clinic)
    expectDiscreet(await county.people.clinic.call(offers.one, { params: { code: offer } }), offer)
    expectDiscreet(await county.people.clinic.call(offers.list, { query: {} }), offer)
    expect(refused(await county.people.clinic.call(orders.one, { params: { code } }))).toEqual([404, 'order_not_found'])
    expect(refused(await county.attempt('clinic', orders.reveal, code, CONTACT))).toEqual([404, 'order_not_found'])
    expect(await reveals(code)).toEqual([])
  })

  it('stays masked for the team that took the order, which reads what is needed and nobody’s health', async () => {
    const { code } = await county.assigned()
    const { bytes, body } = await county.people.clinic.call(orders.one, { params: { code } })
    expect(leaked(bytes)).toEqual([SECRETS.text])
    expect([body.beneficiary?.masked, body.hasHealthNotes, body.mayReveal]).toEqual([true, false, ['contact']])
  })
})

describe('opening what is masked', () => {
  it('is for those who handle the order, and each opening is written down once', async () => {
    const { code } = await county.assigned()
    const opened = { beneficiary: { name: SECRETS.name, phone: SECRETS.phone, address: SECRETS.address }, healthNotes: null }
    for (const [times, part] of (['station', 'town', 'clinic'] as const).entries()) {
      expect(await county.step(part, orders.reveal, code, { ...CONTACT, reason: part })).toMatchObject(opened)
      expect(await reveals(code)).toHaveLength(times + 1)
    }
    expect(await reveals(code)).toEqual(['station', 'town', 'clinic'].map((reason) => ({ ...CONTACT, reason })))
  })

  it('writes one line however often the same request arrives', async () => {
    const { code } = await county.place()
    const asked = { params: { code }, body: CONTACT, key: 'one-and-the-same' }
    for (const _ of [1, 2, 3]) expect((await county.people.station.call(orders.reveal, asked)).status).toBe(200)
    expect(await reveals(code)).toHaveLength(1)
  })

  it('of health needs a reason and is the site’s alone', async () => {
    const { code } = await county.assigned()
    expect(refused(await county.attempt('station', orders.reveal, code, { what: 'health' }))).toEqual([422, 'reason_needed'])
    expect(refused(await county.attempt('station', orders.reveal, code, { what: 'health', reason: '  ' }))).toEqual([422, 'reason_needed'])
    const byTeam = await county.attempt('clinic', orders.reveal, code, { what: 'health', reason: '想看看' })
    expect(refused(byTeam)).toEqual([403, 'not_allowed'])
    expect(await reveals(code)).toEqual([])
    const seen = await county.step('station', orders.reveal, code, { what: 'health', reason: '安排带药' })
    expect(seen.healthNotes).toBe(SECRETS.health)
    expect(await reveals(code)).toEqual([{ what: 'health', reason: '安排带药' }])
  })

  it('ends for the team with its service', async () => {
    const { code } = await county.delivered()
    await county.step('clinic', orders.reveal, code, CONTACT)
    await county.step('villager', orders.rate, code, { stars: 5 })
    expect(refused(await county.attempt('clinic', orders.reveal, code, CONTACT))).toEqual([403, 'not_allowed'])
    expect((await county.look('clinic', code)).mayReveal).toEqual([])
    expect(await reveals(code)).toHaveLength(1)
  })

  it('ends for a team that gives the order back', async () => {
    const { code } = await county.assigned()
    const given = await county.attempt('clinic', orders.giveBack, code, { text: '车坏了' })
    expect(leaked(given.bytes)).toEqual([])
    expect(refused(await county.attempt('clinic', orders.reveal, code, CONTACT))).toEqual([404, 'order_not_found'])
    expect(await reveals(code)).toEqual([])
  })

  it.each(['stranger', 'weekend', 'nurse'] as const)('is not for %s, for whom the order does not exist', async (part) => {
    const { code } = await county.assigned()
    const answers = [
      await county.attempt(part, orders.reveal, code, CONTACT),
      await county.attempt(part, orders.reveal, code, { what: 'health', reason: '想看看' }),
      await county.people[part].call(orders.one, { params: { code } }),
    ]
    for (const answer of answers) {
      expect(refused(answer)).toEqual([404, 'order_not_found'])
      expect(leaked(answer.bytes)).toEqual([])
    }
    expect(await reveals(code)).toEqual([])
  })
})

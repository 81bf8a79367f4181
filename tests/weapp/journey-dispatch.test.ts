import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { type CountyPhones, OWNERS, openCountyForPhones } from './county-phones'
import type { Simulator } from './simulator'

/** Presses the verb of the open sheet. */
const confirm = (phone: Simulator, verb: string): Promise<void> => phone.tap(phone.find(`=${verb}`, phone.find('.kapok-sheet__foot')))

describe.each([false, true])('a plan of the station on a phone, promises as tasks: %s', (macrotaskPromise) => {
  let county: CountyPhones
  let staff: Simulator
  let before: number

  beforeAll(async () => {
    county = await openCountyForPhones()
  })

  afterAll(async () => {
    await county.close()
  })

  const offersSent = (): Promise<number> => county.database.reads.manager.count(Offer)

  test('staff plan with one press, see the map drawn, and nothing has been sent', async () => {
    staff = await county.signedIn(OWNERS.staff, { macrotaskPromise })
    before = await offersSent()
    await staff.navigate('/station/pages/plan/index')
    await staff.tap('#make-plan')
    expect(staff.text()).toMatch(/张单，一次排好/)
    expect(staff.find('#plan-comparison').text).toContain('现在手工')
    expect(staff.find('.plan-map__picture').attributes.src).toMatch(/^data:image\/svg\+xml,/)
    expect(await offersSent()).toBe(before)
    expect(staff.problems).toEqual([])
  })

  test('a line says why, over the page, and a team that is refused is not in the plan any more', async () => {
    const proposed = staff.findAll('.plan-line').find(({ text }) => text.includes('要发出'))
    if (!proposed) throw new Error(`nothing is to be sent: ${staff.text()}`)
    await staff.tap(proposed)
    expect(staff.find('#plan-reasons').text).toMatch(/请.+。/)
    await staff.tap(staff.find('=不派这队', staff.find('.kapok-card--best')))
    expect(staff.find('#plan-reasons').text).toContain('又可以派')
    await staff.tap('=回到这份安排')
    await staff.tap('#plan-undo')
    expect(staff.findAll('.plan-line').some(({ text }) => text.includes('要发出'))).toBe(true)
    expect(staff.problems).toEqual([])
  })

  test('one confirmation sends what was looked at', async () => {
    await staff.tap('#plan-send')
    const verb = /看过了，发出 \d+ 张/.exec(staff.text())?.[0] ?? ''
    await confirm(staff, verb)
    expect(staff.find('#plan-sending').text).toContain('发完了')
    expect(await offersSent()).toBeGreaterThan(before)
    const order = await county.database.reads.manager.findOneBy(ServiceOrder, { state: 'accepted', pooled: false })
    expect(order).toBeNull()
    expect(staff.problems).toEqual([])
  })
})

import { Offer } from '../../server/features/offers/offer.entity'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { noteChange } from '../../server/features/plans/note-change'
import { plans } from '../../shared/contract'
import type { BodyOf, ReplyOf } from '../../shared/contract/endpoint'
import type { Slot } from '../../shared/time/slot'
import { granted, type Kaiping, openKaiping, type Part, sites } from './kaiping'

export type ShownPlan = ReplyOf<typeof plans.make>
export type Planning = ReturnType<typeof planningIn>

/** The few sentences in which races speak of plans. */
export function planningIn(county: Kaiping) {
  return {
    make: async (by: Part, site: string): Promise<ShownPlan> => granted(await county.people[by].call(plans.make, { body: { site } })),

    again: async (by: Part, plan: ShownPlan, words: Partial<BodyOf<typeof plans.again>>): Promise<ShownPlan> =>
      granted(
        await county.people[by].call(plans.again, {
          params: { code: plan.code },
          body: { round: plan.round, pins: [], forbids: [], ...words },
        }),
      ),

    send: async (by: Part, plan: ShownPlan, orders: string[]) =>
      granted(await county.people[by].call(plans.send, { params: { code: plan.code }, body: { round: plan.round, orders, message: '' } }))
        .lines,

    /** The lines that are still to be sent, of these orders. */
    proposed: async (by: Part, plan: ShownPlan, codes: readonly string[]) =>
      granted(await county.people[by].call(plans.lines, { params: { code: plan.code }, query: { show: 'proposed' } })).items.filter(
        ({ order }) => codes.includes(order.code),
      ),

    accepted: async (count: number, slot: Slot): Promise<string[]> => {
      const codes: string[] = []
      for (let index = 0; index < count; index += 1) codes.push(await county.accepted({ slots: [slot] }))
      return codes
    },

    /** Takes an order out of the way of the next round. */
    end: (code: string): Promise<void> =>
      county.database.transaction(async (tx) => {
        const order = await tx.findOneByOrFail(ServiceOrder, { publicCode: code })
        await tx.update(Offer, { orderId: order.id, state: 'offered' }, { state: 'withdrawn', openFor: null })
        await tx.update(ServiceOrder, { id: order.id }, { state: 'cancelled', turn: 'nobody', open: false })
        await noteChange(tx, sites.centre)
      }),
  }
}

/**
 * Opens a county to race in before each test of a file, and closes it after: `opened` hears of it.
 * @param aCounty rounds that one county has Saturdays for, where each wants some of its own: farther ahead than half a year nothing is planned
 * @returns what a round begins with, given its number from 0: another county once the Saturdays of this one are used up
 */
export function plannedCounties(opened: (county: Kaiping, planning: Planning) => void, aCounty = 12): (round: number) => Promise<void> {
  let county: Kaiping
  const open = async (): Promise<void> => {
    county = await openKaiping()
    opened(county, planningIn(county))
  }
  beforeEach(open)
  afterEach(() => county.close())
  return async (round) => {
    if (round === 0 || round % aCounty !== 0) return
    await county.close()
    await open()
  }
}

import { makeUps } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import type { Field, Held, Volunteer } from './held-activity'
import { granted, type Part } from './kaiping'

/** The few sentences in which tests speak of hours that are made up: the nurse forgot to check out, and asks. */
export function makeUpsIn(field: Field) {
  /** Held and settled; the nurse forgot to check out. */
  async function forgotten(volunteers: Volunteer[] = ['nurse', 'elder']): Promise<Held> {
    const held = await field.hold(volunteers)
    await held.scan('nurse', 'in', 0)
    await held.end()
    granted(await held.settle())
    return held
  }

  const wish = (held: Held, change: Partial<BodyIn<typeof makeUps.request>> = {}): BodyIn<typeof makeUps.request> => ({
    startsAt: new Date(held.at(0)).toISOString(),
    endsAt: new Date(held.at(120)).toISOString(),
    reason: 'forgot_out',
    text: '走的时候手机没电了',
    ...change,
  })

  const ask = (who: Part, held: Held, change: Partial<BodyIn<typeof makeUps.request>> = {}) =>
    field.people[who].call(makeUps.request, { params: { code: held.code }, body: wish(held, change) })

  /** Asked for by the nurse, confirmed by the leader, approved by the station. */
  async function approved(held: Held): Promise<string> {
    const { code } = granted(await ask('nurse', held))
    await field.step('clinic', makeUps.confirm, code, {})
    await field.step('station', makeUps.approve, code, {})
    return code
  }

  /** The clock goes on past three working days, and what has run out is acted upon. */
  async function publicityEnds(): Promise<void> {
    for (let day = 0; day < 8; day += 1) {
      field.clock.advance(24 * 60)
      await field.clock.act()
    }
  }

  const one = async (who: Part, code: string) => granted(await field.people[who].call(makeUps.one, { params: { code } }))
  const publicCodes = async (query: { place?: string } = {}) =>
    granted(await field.visitor.call(makeUps.published, { query })).items.map(({ code }) => code)

  return { forgotten, ask, approved, publicityEnds, one, publicCodes }
}

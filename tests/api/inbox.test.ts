import { ServiceOrder } from '../../server/features/orders/order.entity'
import { desk, orders } from '../../shared/contract'
import { type Kaiping, openKaiping, refused, sites } from '../support/kaiping'

let county: Kaiping
beforeAll(async () => {
  county = await openKaiping()
})
afterAll(() => county.close())

const TABS = ['new', 'due', 'waiting', 'done'] as const

/** Every row of a tab, page after page. */
async function all(tab: (typeof TABS)[number]): Promise<string[]> {
  const codes: string[] = []
  for (let cursor: string | undefined; ; ) {
    const query = { site: sites.station, tab, ...(cursor === undefined ? {} : { cursor }) }
    const { body } = await county.people.station.call(desk.inbox, { query })
    codes.push(...body.items.map((item) => item.code))
    if (body.next === null) return codes
    cursor = body.next
  }
}

it('counts what it lists, tab by tab, over more than one page, and every order of the site stands under one tab', async () => {
  for (let placed = 0; placed < 23; placed += 1)
    await county.place({ beneficiary: { ...county.wish().beneficiary, name: `婆婆${placed}` } })
  const asked = await county.place()
  await county.step('station', orders.ask, asked.code, { text: '要去家里还是到站里？' })
  const refusedOne = await county.place()
  await county.step('station', orders.refuse, refusedOne.code, { reason: 'commercial', text: '这是收费服务' })
  const urgent = await county.place({ urgency: 'urgent' })

  const { counts } = await county.inbox()
  const lists = Object.fromEntries(await Promise.all(TABS.map(async (tab) => [tab, await all(tab)] as const)))
  for (const tab of TABS) expect([tab, lists[tab]?.length, new Set(lists[tab]).size]).toEqual([tab, counts[tab], counts[tab]])
  expect([counts.new, counts.waiting, counts.done]).toEqual([24, 1, 1])
  expect(lists.due).toEqual([urgent.code])
  const owned = await county.database.reads.manager.findBy(ServiceOrder, { ownerCode: sites.station })
  expect([...(lists.new ?? []), ...(lists.waiting ?? []), ...(lists.done ?? [])].toSorted()).toEqual(
    owned.map((each) => each.publicCode).toSorted(),
  )
})

it('is read by its staff and by those above, and by nobody else', async () => {
  const statuses = async (part: keyof Kaiping['people']) => {
    const answer = await county.people[part].call(desk.inbox, { query: { site: sites.station } })
    return answer.status === 200 ? 200 : refused(answer)
  }
  for (const part of ['station', 'town', 'centre'] as const) expect(await statuses(part)).toBe(200)
  for (const part of ['villager', 'grid', 'clinic'] as const) expect(await statuses(part)).toEqual([403, 'not_allowed'])
  const upwards = await county.people.station.call(desk.inbox, { query: { site: sites.town } })
  expect(refused(upwards)).toEqual([403, 'not_allowed'])
  expect(refused(await county.visitor.call(desk.inbox, { query: { site: sites.station } }))).toEqual([401, 'sign_in_needed'])
})

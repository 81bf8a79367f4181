import { desk, offers, orders, projects } from '../../../shared/contract'
import { comingSlots } from '../../../shared/time/slot'
import { type Caller, callerNamed } from './caller'
import type { RunningServer } from './running-server'

const TEAM = '塘口镇卫生院志愿服务队'
const ZHAIQUN = '440783108226'

/** A villager's order for what the clinic's team offers. */
async function placeOrder(villager: Caller): Promise<string> {
  const menu = await villager.call(projects.menu, { query: { village: ZHAIQUN } })
  const project = menu.items.find(({ title }) => title.includes('义诊'))
  if (project === undefined) throw new Error('nobody offers a health check')
  const placed = await villager.call(orders.submit, {
    body: {
      villageCode: ZHAIQUN,
      project: project.code,
      category: null,
      text: '',
      urgency: 'normal',
      people: 12,
      slots: comingSlots(Date.now(), 6).slice(0, 12),
      channel: 'self',
      requester: null,
      beneficiary: { relation: 'self', name: '张伯', phone: null, address: '', age: null, healthNotes: '' },
      phone: '07502009002',
      consentBasis: null,
      attachments: [],
    },
  })
  return placed.code
}

/** An order that 陈队长's team has taken and not begun: its number. */
export async function takenOrder(server: RunningServer): Promise<string> {
  const [villager, clerk, leader] = await Promise.all(['张伯', '阿莲', '陈队长'].map((name) => callerNamed(server, name)))
  if (villager === undefined || clerk === undefined || leader === undefined) throw new Error('somebody is missing')
  const code = await placeOrder(villager)
  await clerk.call(orders.accept, { params: { code }, body: { category: null } })
  const { candidates } = await clerk.call(desk.order, { params: { code } })
  const clinic = candidates.find(({ team, eligible }) => team.name === TEAM && eligible)
  if (clinic === undefined) throw new Error(`${TEAM} is free at no time`)
  await clerk.call(orders.offer, { params: { code }, body: { teams: [clinic.team.code], slots: clinic.slots.slice(0, 12) } })
  const { items } = await leader.call(offers.list, { query: { show: 'open' } })
  const offer = items.find((one) => one.order.code === code)
  const slot = offer?.slots[0]
  if (offer === undefined || slot === undefined) throw new Error('the offer did not arrive')
  await leader.call(offers.accept, { params: { code: offer.code }, body: { slot } })
  return code
}

import type { EntityManager } from 'typeorm'
import { addDays, beijingDate } from '../../shared/time/beijing'
import type { VisitAnswers } from '../../shared/vocabulary/return-visits'
import { Complaint } from '../features/complaints/complaint.entity'
import { fileComplaint } from '../features/complaints/file-complaint'
import { moveComplaint } from '../features/complaints/move-complaint'
import type { Work } from '../features/orders/move-order'
import { ServiceOrder } from '../features/orders/order.entity'
import { orderById } from '../features/orders/order.queries'
import { drawVisits } from '../features/return-visits/draw-visits'
import { finishVisit, moveVisit } from '../features/return-visits/move-visit'
import { ReturnVisit, VisitDraw } from '../features/return-visits/return-visit.entity'
import { handled } from '../features/return-visits/return-visit.standing'
import type { Services } from '../services'
import { actorNamed } from './actors'
import { Chance } from './city/chance'
import { plantOnce } from './planting'

const COUNTY = '440783'
const DAYS = 90
const DRAWN = 24
/** Of the calls drawn, so many have been made. */
const MADE = 17

/**
 * Plants what a supervisor checks: a draw of return visits with most of its calls made. Nothing where one was drawn before, and nothing
 * where no order is finished. Needs the figures of the orders.
 */
export async function seedChecking(services: Services): Promise<void> {
  await plantOnce(
    services.database,
    async (tx) => (await tx.exists(VisitDraw)) || (await tx.exists(Complaint)),
    () => [(tx) => plantVisits(tx, services), (tx) => plantComplaints(tx, services)],
  )
}

const DAY_MS = 86_400_000
/** How long ago each was said: the last one has waited too long, and stands one level higher by now. */
const COMPLAINTS = [
  {
    who: '张伯',
    category: 'suggestion',
    text: '活动的通知能不能也贴在祠堂门口？老人家不看手机。',
    days: 1,
    anonymous: false,
    answer: null,
  },
  {
    who: '方小妹',
    category: 'attitude',
    text: '打电话去问单办到哪了，接电话的人不耐烦，没说完就挂了。',
    days: 6,
    anonymous: true,
    answer: '已经找当事人谈过，向您道歉；以后接电话先听完再答。',
  },
  { who: '周婶', category: 'late', text: '三个星期前说好来修路灯，一直没人来，也没人回话。', days: 12, anonymous: false, answer: null },
] as const

/** A suggestion that waits, a complaint that was answered, and one that nobody accepted in time and that came up. */
async function plantComplaints(tx: EntityManager, services: Services): Promise<void> {
  const desk = await actorNamed(tx, '梁主任')
  for (const { who, category, text, days, anonymous, answer } of COMPLAINTS) {
    const actor = await actorNamed(tx, who)
    if (actor === null || desk === null) continue
    const work = { tx, services, actor, now: new Date(services.now().getTime() - days * DAY_MS) }
    const about = actor.person.villageCode
    const complaint = await fileComplaint(work, { category, text, order: null, about, anonymous, caller: null })
    if (answer !== null)
      await moveComplaint({ ...work, actor: desk, now: new Date(work.now.getTime() + DAY_MS) }, complaint, 'answer', answer)
  }
}

async function plantVisits(tx: EntityManager, services: Services): Promise<void> {
  const actor = await actorNamed(tx, '黄督导')
  if (actor === null || !(await tx.existsBy(ServiceOrder, { countyCode: COUNTY, state: 'closed' }))) return
  const now = services.now()
  const work: Work = { tx, services, now, actor }
  const until = beijingDate(now.getTime())
  const wish = { under: COUNTY, from: addDays(until, -DAYS), until, seed: '开平第一批', sizing: 'count', amount: DRAWN } as const
  const draw = await drawVisits(work, wish)
  const visits = await tx.find(ReturnVisit, { where: { drawId: draw.id }, order: { position: 'ASC' } })
  const chance = new Chance(DRAWN)
  for (const { id } of visits.slice(0, MADE)) await makeCall(work, id, chance)
}

/** One call by one who had no part in the order; what comes of it is chance's. */
async function makeCall(work: Work, visitId: string, chance: Chance): Promise<void> {
  const read = async () => {
    const visit = await work.tx.findOneByOrFail(ReturnVisit, { id: visitId })
    const order = await orderById(work.tx, visit.orderId, false)
    return order === null ? null : { visit, order, barred: await handled(work.tx, work.actor, order) }
  }
  const waiting = await read()
  if (waiting === null || waiting.barred) return
  await moveVisit(work, waiting, 'take')
  const inHand = await read()
  if (inHand === null) return
  const result = chance.below(100) < 75 ? 'reached' : chance.one(['no_answer', 'no_answer', 'refused', 'wrong_number'] as const)
  const answers = result === 'reached' ? answersBy(chance) : null
  await finishVisit(work, inHand, { result, answers, note: '', reopen: false })
}

function answersBy(chance: Chance): VisitAnswers {
  const mostly = (share: number) => (chance.below(100) < share ? 'yes' : chance.one(['no', 'unsure'] as const))
  const came = mostly(96)
  if (came !== 'yes') return { came, on_time: 'unsure', solved: 'no', asked_money: 'no', satisfied: 'no' }
  return { came, on_time: mostly(85), solved: mostly(90), asked_money: chance.below(100) < 97 ? 'no' : 'yes', satisfied: mostly(85) }
}

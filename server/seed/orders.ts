import type { EntityManager } from 'typeorm'
import { beijingDate } from '../../shared/time/beijing'
import { comingSlots, type Slot } from '../../shared/time/slot'
import { acceptOffer } from '../features/offers/answer-offer'
import { Offer } from '../features/offers/offer.entity'
import { openOfferBy } from '../features/offers/offer.queries'
import { offerOrder } from '../features/offers/offer-order'
import { acceptOrder, askForInformation } from '../features/orders/answer-order'
import type { Work } from '../features/orders/move-order'
import { ServiceOrder } from '../features/orders/order.entity'
import { rankTeams } from '../features/orders/rank-teams'
import { deliverService, rateOrder, startService } from '../features/orders/serve-order'
import { submitOrder } from '../features/orders/submit-order'
import type { Actor } from '../features/people/actor'
import { Person } from '../features/people/person.entity'
import { Place } from '../features/places/place.entity'
import { ServiceProject } from '../features/projects/project.entity'
import { teamsServing } from '../features/teams/team.queries'
import type { Services } from '../services'
import { actorNamed, actorOf, leaderOf } from './actors'

/** How far a demonstration order is taken. */
type Until = 'submitted' | 'needs_info' | 'accepted' | 'offering' | 'assigned' | 'serving' | 'delivered' | 'closed'

interface Wish {
  readonly by: string
  /** A service of the menu, or free words. */
  readonly service?: string
  readonly text?: string
  readonly forWhom?: { readonly relation: 'family' | 'neighbour'; readonly name: string; readonly age: number }
  readonly caller?: { readonly name: string; readonly phone: string }
  readonly hoursAgo: number
  readonly until: Until
}

const CLERK = '阿莲'

/** What 宅群村 has asked for lately: something in every state, so that each list and each page has something to show. */
const WISHES: readonly Wish[] = [
  { by: '张伯', service: 'haircut', hoursAgo: 70, until: 'closed' },
  { by: '张伯', service: 'elder_phone_class', hoursAgo: 52, until: 'delivered' },
  { by: '方小妹', service: 'rice_field_class', hoursAgo: 30, until: 'assigned' },
  { by: '谭伟', service: 'appliance_repair', caller: { name: '关婆婆', phone: '07502009801' }, hoursAgo: 26, until: 'serving' },
  { by: '方小妹', service: 'spring_couplets', hoursAgo: 8, until: 'offering' },
  { by: '谭伟', service: 'elder_visit', caller: { name: '周伯', phone: '07502009802' }, hoursAgo: 5, until: 'accepted' },
  { by: '张伯', text: '祠堂门口的路灯坏了几天，晚上看不清路，能不能找人看看？', hoursAgo: 3, until: 'submitted' },
  {
    by: '方小妹',
    text: '想请人教我奶奶用手机挂号。',
    forWhom: { relation: 'family', name: '方奶奶', age: 82 },
    hoursAgo: 2,
    until: 'needs_info',
  },
]

/** Places the demonstration's orders through the same use cases as everybody; does nothing where an order exists. */
export async function seedOrders(services: Services): Promise<void> {
  if (await services.database.reads.manager.exists(ServiceOrder)) return
  const now = services.now()
  await services.database.transaction(async (tx) => {
    for (const wish of WISHES) await play(tx, services, wish, new Date(now.getTime() - wish.hoursAgo * 3_600_000), now)
  })
}

async function play(tx: EntityManager, services: Services, wish: Wish, at: Date, now: Date): Promise<void> {
  const placer = await actorNamed(tx, wish.by)
  if (placer === null) return
  const village = await tx.findOneByOrFail(Place, { code: placer.person.villageCode ?? '' })
  const project = wish.service === undefined ? null : await projectFor(tx, wish.service, village)
  const work = (actor: Actor): Work => ({ tx, services, actor, now: at })
  const order = await submitOrder(
    work(placer),
    {
      villageCode: village.code,
      project: project?.publicCode ?? null,
      category: null,
      text: wish.text ?? (project === null ? `想要${wish.service ?? '帮忙'}` : ''),
      urgency: 'normal',
      people: 1,
      slots: soon(now),
      channel: wish.caller === undefined ? 'self' : 'phone',
      requester: wish.caller ?? null,
      beneficiary: {
        relation: wish.forWhom?.relation ?? 'self',
        name: wish.forWhom?.name ?? wish.caller?.name ?? placer.person.name,
        phone: null,
        address: '',
        age: wish.forWhom?.age ?? null,
        healthNotes: '',
      },
      phone: placer.person.phone ?? '07502009800',
      consentBasis: wish.caller === undefined ? (wish.forWhom === undefined ? null : 'family') : 'said_by_phone',
      attachments: [],
    },
    'pass',
  )
  await carry(work, order, wish.until)
}

/** Takes an order as far as it is wanted; stops where nobody can take it further. */
async function carry(work: (actor: Actor) => Work, order: ServiceOrder, until: Until): Promise<void> {
  if (until === 'submitted') return
  const { tx, now } = work({ kind: 'system' })
  const clerk = await actorNamed(tx, CLERK)
  if (clerk === null) return
  if (until === 'needs_info') return askForInformation(work(clerk), order, { text: '奶奶平时用的是哪种手机？哪天在家？' })
  await acceptOrder(work(clerk), order, { category: 'civics', serviceCode: null, text: '收到了，这就帮您找队伍。' })
  if (until === 'accepted') return
  const ranked = (await rankTeams(tx, order, order.slots, now)).filter((candidate) => candidate.eligible).slice(0, 2)
  const [best] = ranked
  if (best === undefined) return
  await offerOrder(work(clerk), order, {
    teams: ranked.map((each) => each.team.publicCode),
    slots: order.slots,
    message: '',
    textRead: true,
  })
  if (until === 'offering') return
  const offer = await tx.findOneByOrFail(Offer, { orderId: order.id, teamId: best.team.id })
  const leader = await leaderOf(tx, best.team.id)
  const [slot] = offer.slots
  if (leader === null || slot === undefined) return
  const open = await openOfferBy({ tx }, { id: offer.id }, true)
  await acceptOffer(work(leader), { ...open, order }, slot)
  if (until === 'assigned') return
  await startService(work(leader), order)
  if (until === 'serving') return
  await deliverService(work(leader), order, { outcome: 'done', text: '已经办好，老人家很高兴。' })
  if (until === 'delivered') return
  const requester = await tx.findOneByOrFail(Person, { id: order.placerId })
  await rateOrder(work(await actorOf(tx, requester)), order, { stars: 5, text: '很细心，谢谢。' })
}

/** The next two days, whole. */
const soon = (now: Date): Slot[] => comingSlots(now.getTime(), 6).filter((slot) => slot.date > beijingDate(now.getTime()))

async function projectFor(tx: EntityManager, serviceCode: string, village: Place): Promise<ServiceProject | null> {
  const serving = new Set(await teamsServing(tx, village))
  const listed = await tx.find(ServiceProject, { where: { serviceCode, state: 'listed' }, order: { id: 'ASC' } })
  return listed.find((project) => serving.has(project.teamId)) ?? null
}

import { emergencies } from '../../../shared/contract/emergencies'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand } from '../../http/refusal'
import { answer, answerAbout, answerPrepared } from '../../http/route'
import { screenText } from '../../screening/screen-text'
import { presentOrder } from '../orders/order.presenter'
import { personOf } from '../people/actor'
import { placeNames, siteOf } from '../places/place.queries'
import type { Emergency } from './emergency.entity'
import type { EmergencyScope } from './emergency.policy'
import { presentEmergency, presentEmergencyLine } from './emergency.presenter'
import { emergenciesUnder, emergencyByCode, openAmong } from './emergency.queries'
import { closeEmergency, reviseEmergency } from './move-emergency'
import { chosenVillages, openEmergency } from './open-emergency'
import { orderHelp } from './order-help'
import { officersOf, villagersOf } from './reach-people'

type AboutOne = Pick<Call, 'tx'> & { readonly params: { readonly code: string } }

const under = async ({ query }: { readonly query: { readonly under: string } }): Promise<EmergencyScope> => ({ placeCode: query.under })
const wished = async ({ body }: { readonly body: { readonly under: string } }): Promise<EmergencyScope> => ({ placeCode: body.under })
const emergency = async ({ tx, params }: AboutOne): Promise<Emergency> =>
  demand(await emergencyByCode(tx, params.code), 'emergency_not_found')

/** The emergency read anew: after a write it shows what was written. */
const shown = async (call: Call & AboutOne) => presentEmergency(call, await emergency(call))

export const emergencyRoutes: Route[] = [
  answerAbout(emergencies.preview, under, async (call) => {
    const { query } = call
    const villages = await chosenVillages(call, { under: query.under, places: query.places.split(',') })
    const officers = await officersOf(call.tx, villages)
    const people = (role: string) => new Set(officers.filter((each) => each.role === role).map(({ personId }) => personId)).size
    const names = await placeNames(call.services.database)
    return {
      villages: villages.length,
      staff: people('staff'),
      gridWorkers: people('proxy'),
      leaders: people('leader'),
      villagers: await villagersOf(call.tx, villages),
      held: (await openAmong(call.tx, villages)).map((each) => presentEmergencyLine(each, names)),
    }
  }),

  answerAbout(emergencies.open, wished, async (call) => presentEmergency(call, await openEmergency(call, call.body))),

  answerAbout(emergencies.list, under, async ({ query, services: { database } }) => {
    const names = await placeNames(database)
    const { items, next } = pageOf(await emergenciesUnder(database, query.under, query.cursor), ({ id }) => id)
    return { items: items.map((each) => presentEmergencyLine(each, names)), next }
  }),

  answer(emergencies.one, async (call) => {
    const found = await emergency(call)
    const site = await siteOf(call.tx, found.ownerCode)
    return { emergency: presentEmergencyLine(found, await placeNames(call.services.database)), phone: site?.phone ?? '' }
  }),

  answerAbout(emergencies.progress, emergency, presentEmergency),

  answerPrepared(emergencies.help, {
    prepare: ({ body, actor, services, now }) => {
      const person = personOf(actor)
      const author = { openid: person?.openid ?? null, seenAt: person?.seenInWechatAt?.getTime() ?? null }
      return screenText(body.text, author, services.wechat, now.getTime())
    },
    load: emergency,
    act: async (call, verdict, subject) => presentOrder(call, await orderHelp(call, subject, call.body, verdict)),
  }),

  answerAbout(emergencies.revise, emergency, async (call, subject) => {
    await reviseEmergency(call, subject, call.body)
    return shown(call)
  }),

  answerAbout(emergencies.close, emergency, async (call, subject) => {
    await closeEmergency(call, subject, call.body.said)
    return shown(call)
  }),
]

import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { ReturnVisit, VisitDraw } from '../../server/features/return-visits/return-visit.entity'
import { complaints, emergencies, registers } from '../../shared/contract'
import type { BodyIn } from '../../shared/contract/endpoint'
import { granted } from '../support/kaiping'
import { type CountyPhones, OWNERS } from './county-phones'

const DAY_MS = 86_400_000

/** An emergency of the elder's town that is open, and a register that the centre is about to print; returns their codes. */
export async function plantCentre(county: CountyPhones): Promise<{ emergency: string; register: string }> {
  const centre = await county.asPerson(OWNERS.centre)
  const typhoon: BodyIn<typeof emergencies.open> = {
    under: '440783',
    places: ['440783108'],
    kind: 'typhoon',
    title: '台风今晚登陆',
    words: '八点后请待在家里。',
    endsAt: new Date(Date.now() + DAY_MS).toISOString(),
  }
  const print: BodyIn<typeof registers.export> = {
    ...{ register: 'orders', site: '440783', columns: [] },
    ...{ form: 'print', personal: false, why: '' },
  }
  return {
    emergency: granted(await centre.call(emergencies.open, { body: typhoon })).code,
    register: granted(await centre.call(registers.export, { body: print })).code,
  }
}

/** A draw of one delivered order with its visit, and an elder's complaint; returns their codes. */
export async function plantChecked(county: CountyPhones): Promise<{ draw: string; visit: string; complaint: string }> {
  const order = await county.database.reads.manager.findOneByOrFail(ServiceOrder, { state: 'delivered' })
  const at = new Date()
  const draw = { id: uuidv7(), publicCode: newPublicCode(), placeCode: order.countyCode, seed: '七', sizing: 'count' } as const
  const visit = { id: uuidv7(), publicCode: newPublicCode(), drawId: draw.id, orderId: order.id, position: 1, state: 'waiting' } as const
  await county.database.transaction(async (tx) => {
    const size = { fromDate: '2026-01-01', untilDate: '2099-12-31', amount: 1, finished: 1, drawn: 1 }
    await tx.insert(VisitDraw, { ...draw, ...size, frozenAt: at, drawnBy: order.placerId, drawnAt: at })
    await tx.insert(ReturnVisit, { ...visit, villageCode: order.villageCode, updatedAt: at })
  })
  const elder = await county.asPerson(OWNERS.elder)
  const said = {
    category: 'suggestion',
    text: '通知贴在祠堂门口',
    order: null,
    about: order.villageCode,
    anonymous: false,
    caller: null,
  } as const
  return { draw: draw.publicCode, visit: visit.publicCode, complaint: granted(await elder.call(complaints.file, { body: said })).code }
}

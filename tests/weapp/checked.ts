import { uuidv7 } from 'uuidv7'
import { newPublicCode } from '../../server/database/public-code'
import { ServiceOrder } from '../../server/features/orders/order.entity'
import { ReturnVisit, VisitDraw } from '../../server/features/return-visits/return-visit.entity'
import { complaints } from '../../shared/contract'
import { granted } from '../support/kaiping'
import { type CountyPhones, OWNERS } from './county-phones'

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

import { returnVisits } from '../../../shared/contract'
import type { VisitAction } from '../../../shared/lifecycle/return-visit'
import type { Call, Route } from '../../http/call'
import { pageOf } from '../../http/paging'
import { demand } from '../../http/refusal'
import { answerAbout } from '../../http/route'
import { orderById } from '../orders/order.queries'
import { placeNames } from '../places/place.queries'
import { drawAgain, drawVisits } from './draw-visits'
import { finishVisit, moveVisit, openVisitContact } from './move-visit'
import { ReturnVisit, VisitDraw } from './return-visit.entity'
import type { VisitScope } from './return-visit.policy'
import { presentDraw, presentVisit, presentVisitLine } from './return-visit.presenter'
import { drawnCodes, drawsUnder, visitFigures, visitsOf } from './return-visit.queries'
import { handled, type VisitInHand } from './return-visit.standing'

type AboutOne = Pick<Call, 'tx' | 'actor' | 'now' | 'services'> & { readonly params: { readonly code: string } }

const drawIn = async ({ tx, params }: AboutOne): Promise<VisitScope & { readonly draw: VisitDraw }> => {
  const draw = demand(await tx.findOneBy(VisitDraw, { publicCode: params.code }), 'draw_not_found')
  return { placeCode: draw.placeCode, draw }
}

/** The visit with its order, read within the transaction of who asks. */
async function visitIn({ tx, actor, params }: AboutOne): Promise<VisitInHand> {
  const visit = demand(await tx.findOneBy(ReturnVisit, { publicCode: params.code }), 'visit_not_found')
  const order = demand(await orderById(tx, visit.orderId, false), 'visit_not_found')
  return { visit, order, barred: await handled(tx, actor, order) }
}

const shown = async (call: AboutOne) => presentVisit(call, await visitIn(call))

const moving = (action: VisitAction) => async (call: AboutOne, inHand: VisitInHand) => {
  await moveVisit(call, inHand, action)
  return shown(call)
}

export const returnVisitRoutes: Route[] = [
  answerAbout(
    returnVisits.draw,
    async ({ body }): Promise<VisitScope> => ({ placeCode: body.under }),
    async (call) => presentDraw(call.tx, await placeNames(call.services.database), await drawVisits(call, call.body)),
  ),
  answerAbout(
    returnVisits.draws,
    async ({ query }): Promise<VisitScope> => ({ placeCode: query.under }),
    async ({ tx, query, services }) => {
      const { items, next } = pageOf(await drawsUnder(tx, query.under, query.cursor), ({ id }) => id)
      const names = await placeNames(services.database)
      const lines = []
      for (const draw of items) {
        const { states } = await visitFigures(tx, draw.id)
        lines.push({ ...(await presentDraw(tx, names, draw)), open: states.waiting + states.calling })
      }
      return { items: lines, next }
    },
  ),
  answerAbout(returnVisits.one, drawIn, async ({ tx, services }, { draw }) => ({
    ...(await presentDraw(tx, await placeNames(services.database), draw)),
    figures: await visitFigures(tx, draw.id),
  })),
  answerAbout(returnVisits.again, drawIn, async ({ tx }, { draw }) => drawAgain(tx, draw, await drawnCodes(tx, draw.id))),
  answerAbout(returnVisits.visits, drawIn, async ({ query, services }, { draw }) => {
    const rows = await visitsOf(services.database, draw.id, query.state, query.cursor)
    const names = await placeNames(services.database)
    const { items, next } = pageOf(rows, ({ position }) => String(position))
    return { items: items.map((row) => presentVisitLine(names, row)), next }
  }),
  answerAbout(returnVisits.visit, visitIn, (call, inHand) => presentVisit(call, inHand)),
  answerAbout(returnVisits.take, visitIn, moving('take')),
  answerAbout(returnVisits.contact, visitIn, (call, inHand) => openVisitContact(call, inHand)),
  answerAbout(returnVisits.putBack, visitIn, moving('put_back')),
  answerAbout(returnVisits.finish, visitIn, async (call, inHand) => {
    await finishVisit(call, inHand, call.body)
    return shown(call)
  }),
]

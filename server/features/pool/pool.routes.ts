import { pool } from '../../../shared/contract/pool'
import type { Route } from '../../http/call'
import { demand, insist } from '../../http/refusal'
import { answer, answerAbout } from '../../http/route'
import { presentOffers } from '../offers/offer.presenter'
import { orderByCode } from '../orders/order.queries'
import { step } from '../orders/orders.routes'
import { teamsLedBy } from '../people/actor'
import { Team } from '../teams/team.entity'
import { closeToPool, openToPool } from './open-pool'
import { poolPage } from './pool-for-teams'
import { takeFromPool } from './take-from-pool'

export const poolRoutes: Route[] = [
  answer(pool.list, (call) => poolPage(call, call.query.cursor)),

  answerAbout(
    pool.take,
    async ({ tx, params }) => demand(await orderByCode(tx, params.code, true), 'order_not_found'),
    async (call, order) => {
      const team = demand(await call.tx.findOneBy(Team, { publicCode: call.body.team }), 'team_not_found')
      insist(teamsLedBy(call.actor).includes(team.id), 'not_allowed')
      // To a leader an order that is in no pool does not exist, unless it just left it.
      insist(order.pooled || order.shown, 'order_not_found')
      const offer = await takeFromPool(call, order, team, call.body.slot)
      return demand((await presentOffers(call.tx, call.actor, [offer]))[0], 'offer_not_found')
    },
  ),

  step(pool.open, openToPool),
  step(pool.close, closeToPool),
]

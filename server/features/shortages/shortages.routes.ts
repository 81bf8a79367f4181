import { type EntityManager, In } from 'typeorm'
import type * as z from 'zod/mini'
import { shortages } from '../../../shared/contract'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { shortage } from '../../../shared/contract/shortages'
import { beijingDate, type Weekday } from '../../../shared/time/beijing'
import { partWords } from '../../../shared/time/slot'
import type { Call, Route } from '../../http/call'
import { demand, insist } from '../../http/refusal'
import { answer } from '../../http/route'
import { ServiceOrder } from '../orders/order.entity'
import { siteLineIn } from '../orders/order-lines'
import { readsSite } from '../people/actor'
import { type PlaceNames, placeNames } from '../places/place.queries'
import { askedAt } from '../plans/make-plan'
import { teamsNamed } from '../plans/plan.presenter'
import { fullWords, periodWords, serviceWords, weekWords } from '../plans/plan-words'
import type { Supposition, WhatIfAnswer } from '../plans/planner'
import { servicesByCode } from '../projects/project.queries'
import { Team } from '../teams/team.entity'

type Shortage = z.output<typeof shortage>
type WhatIf = ReplyOf<typeof shortages.moreTeam>

/** Gaps that a list names: the worst are what one can do something about. */
const MOST = 50
const MOST_CAPACITIES = 20
/** Teams that may be tried: those at home there come first. */
const TRIED = 500
/** Orders that a supposition names. */
const NAMED = 20
const WEEKDAYS: Readonly<Record<Weekday, string>> = { 1: '一', 2: '二', 3: '三', 4: '四', 5: '五', 6: '六', 7: '日' }

export const shortageRoutes: Route[] = [
  answer(shortages.list, async (call) => {
    const { site } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const { services, now } = call
    const found = await services.planner.shortages({ ...askedAt(services.clocks, now), site })
    const names = await placeNames(services.database)
    const known = await servicesByCode(services.database)
    const today = beijingDate(now.getTime())
    const items = found.items.slice(0, MOST)
    const orders = await ordersNamed(
      call.tx,
      items.flatMap(({ waiting }) => waiting),
    )
    const capacities = found.capacities.slice(0, MOST_CAPACITIES)
    const tried = found.teams.slice(0, TRIED)
    const teams = await teamsNamed(call.tx, [...capacities.map(({ binding }) => binding.teamId), ...tried.map(({ id }) => id)])
    return {
      capacities: capacities.map(({ binding, gain }) => {
        const team = teams.get(binding.teamId) ?? { code: '', name: '' }
        const when = periodWords(binding.level, binding.period, today)
        return { team, full: fullWords(binding, today), gain, words: `${team.name}${when}多接 1 单，就能多办一单` }
      }),
      orders: found.orders,
      unserved: found.unserved,
      items: items.map((each): Shortage => {
        const what = serviceWords({ services: known }, each)
        const town = siteLineIn(names, each.townCode)
        const week = weekWords(each.week, today)
        const service = each.service === null ? null : { code: each.service, name: what }
        const place = names.get(each.townCode)?.name ?? ''
        const words = `${place}${week}多一次${what}上门，${gainWords(each)}`
        const waiting = each.waiting.flatMap((id) => {
          const order = orders.get(id)
          return order === undefined ? [] : [{ code: order.publicCode, title: order.title, village: lineOf(names, order.villageCode) }]
        })
        const { category, gain } = each
        return { service, category, town, week: each.week, weekWords: week, waiting: waiting.length, orders: waiting, gain, words }
      }),
      teams: tried.flatMap(({ id, homeCode }) => {
        const team = teams.get(id)
        return team === undefined ? [] : [{ ...team, home: lineOf(names, homeCode) }]
      }),
    }
  }),

  answer(shortages.moreTeam, async (call) => {
    const { site, like, home } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const names = await placeNames(call.services.database)
    demand(names.get(home), 'place_not_found')
    const team = demand(await call.tx.findOneBy(Team, { publicCode: like }), 'team_not_found')
    const answered = await ask(call, site, { kind: 'team', likeId: team.id, home })
    const change = { kind: 'team', like: { code: team.publicCode, name: team.name }, home: lineOf(names, home) } as const
    return presented(call, names, answered, change, `在${names.get(home)?.name ?? ''}多一支和${team.name}一样的队伍`)
  }),

  answer(shortages.moreTime, async (call) => {
    const { site, team: code, weekday, part } = call.query
    insist(readsSite(call.actor, site), 'not_allowed')
    const names = await placeNames(call.services.database)
    const team = demand(await call.tx.findOneBy(Team, { publicCode: code }), 'team_not_found')
    const answered = await ask(call, site, { kind: 'day', teamId: team.id, weekday, part })
    const change = { kind: 'day', team: { code: team.publicCode, name: team.name }, weekday, part } as const
    return presented(call, names, answered, change, `${team.name}每周${WEEKDAYS[weekday as Weekday]}${partWords(part)}也出队`)
  }),
]

const gainWords = ({ waiting }: { readonly waiting: readonly string[] }): string =>
  waiting.length > 0 ? `能多办一单（还有 ${waiting.length} 单在等）` : '能腾出名额给别的单'

/** Orders by id, with as much as a list of them says. */
async function ordersNamed(tx: EntityManager, ids: readonly string[]): Promise<Map<string, ServiceOrder>> {
  if (ids.length === 0) return new Map()
  return new Map((await tx.findBy(ServiceOrder, { id: In([...new Set(ids)]) })).map((order) => [order.id, order]))
}

const lineOf = (names: PlaceNames, code: string) => ({ code, name: names.get(code)?.name ?? '' })

const ask = ({ services, now }: Pick<Call, 'services' | 'now'>, site: string, supposed: Supposition): Promise<WhatIfAnswer> =>
  services.planner.whatIf({ ...askedAt(services.clocks, now), site, supposed })

async function presented(
  { tx }: Pick<Call, 'tx'>,
  names: PlaceNames,
  { before, after, gained }: WhatIfAnswer,
  change: WhatIf['change'],
  supposed: string,
): Promise<WhatIf> {
  const named = gained.slice(0, NAMED)
  const orders = await tx.findBy(ServiceOrder, { id: In(named.map(({ orderId }) => orderId)) })
  const teams = await teamsNamed(
    tx,
    named.flatMap(({ teamId }) => teamId ?? []),
  )
  const added = change.kind === 'team' ? { code: change.like.code, name: '新的队伍' } : change.team
  const more = after.served - before.served
  return {
    change,
    before,
    after,
    gained: named.flatMap(({ orderId, teamId }) => {
      const order = orders.find(({ id }) => id === orderId)
      if (order === undefined) return []
      const team = teamId === null ? added : (teams.get(teamId) ?? added)
      return [{ order: { code: order.publicCode, title: order.title }, village: lineOf(names, order.villageCode), team }]
    }),
    words: more > 0 ? `${supposed}，能多办 ${more} 单。` : `${supposed}，能办的单一样多${savedWords(before.metres - after.metres)}。`,
  }
}

const savedWords = (metres: number): string => (metres >= 1000 ? `，路上少走 ${Math.round(metres / 1000)} 公里` : '')

import { type EntityManager, In } from 'typeorm'
import type { plans } from '../../../shared/contract'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { Database } from '../../database/database'
import { placeNames } from '../places/place.queries'
import { Team } from '../teams/team.entity'
import type { Plan } from './plan.entity'

type PlanMap = ReplyOf<typeof plans.map>

/** A draft as points and lines between them; coordinates of places and of teams' homes alone. */
export async function planMap(tx: EntityManager, database: Database, { lines }: Plan): Promise<PlanMap> {
  const names = await placeNames(database)
  const villages = new Map<string, PlanMap['villages'][number]>()
  const loads = new Map<string, number>()
  const links = new Map<string, { villageCode: string; teamId: string; orders: number }>()
  for (const { villageCode, teamId: first, partner, state } of lines) {
    const { name = '', latE6 = 0, lngE6 = 0 } = names.get(villageCode) ?? {}
    const village = villages.get(villageCode) ?? { code: villageCode, name, latE6, lngE6, served: 0, unserved: 0 }
    if (first !== null) village.served += 1
    else if (state === 'unserved') village.unserved += 1
    for (const teamId of [...(first === null ? [] : [first]), ...(partner === undefined ? [] : [partner.teamId])]) {
      loads.set(teamId, (loads.get(teamId) ?? 0) + 1)
      const key = `${villageCode}:${teamId}`
      const link = links.get(key) ?? { villageCode, teamId, orders: 0 }
      link.orders += 1
      links.set(key, link)
    }
    villages.set(villageCode, village)
  }
  const teams = await homesOf(tx, [...loads.keys()])
  const villageAt = new Map([...villages.keys()].map((code, index) => [code, index]))
  const teamAt = new Map(teams.map(({ id }, index) => [id, index]))
  return {
    villages: [...villages.values()],
    teams: teams.map(({ id, publicCode, name, latE6, lngE6 }) => ({ code: publicCode, name, latE6, lngE6, orders: loads.get(id) ?? 0 })),
    links: [...links.values()].flatMap(({ villageCode, teamId, orders }) => {
      const [village, team] = [villageAt.get(villageCode), teamAt.get(teamId)]
      return village === undefined || team === undefined ? [] : [{ village, team, orders }]
    }),
  }
}

function homesOf(tx: EntityManager, ids: readonly string[]): Promise<Team[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.find(Team, { select: { id: true, publicCode: true, name: true, latE6: true, lngE6: true }, where: { id: In([...ids]) } })
}

import type { EntityManager } from 'typeorm'
import { rowReader } from '../../database/rows'
import { AT_ONCE } from './emergency.queries'

/** Whom an emergency reaches beside the villagers themselves: memberships whose site is at, above or below a village it is about. */
const OFFICERS = ['staff', 'proxy', 'leader'] as const
export type Officer = (typeof OFFICERS)[number]

const readPeople = rowReader({ personId: 'text', role: 'text' })
const readCount = rowReader({ n: 'whole' })

const marks = (codes: readonly string[]): string => codes.map(() => '?').join(', ')

/** Codes of the villages, and of the towns and counties that hold them: whose sites they are. */
const sitesOver = (villages: readonly string[]): string[] => [
  ...new Set(villages.flatMap((code) => [code, code.slice(0, 9), code.slice(0, 6)])),
]

/** Site staff and grid workers of the places, and leaders of the teams that are at home there, each with what they are. */
export async function officersOf(tx: EntityManager, villages: readonly string[]): Promise<{ personId: string; role: Officer }[]> {
  const found: { personId: string; role: Officer }[] = []
  const sites = sitesOver(villages)
  for (let from = 0; from < sites.length; from += AT_ONCE) {
    const codes = sites.slice(from, from + AT_ONCE)
    const rows: unknown[] = await tx.query(
      `select personId, role from membership where endedAt is null and role in ('staff', 'proxy') and siteCode in (${marks(codes)})
       union select m.personId, m.role from membership m join team t on t.id = m.teamId
       where m.endedAt is null and m.role = 'leader' and t.homeCode in (${marks(codes)})`,
      [...codes, ...codes],
    )
    found.push(...(readPeople(rows) as { personId: string; role: Officer }[]))
  }
  return found
}

/** How many people have given one of these villages as theirs. */
export async function villagersOf(tx: EntityManager, villages: readonly string[]): Promise<number> {
  let all = 0
  for (let from = 0; from < villages.length; from += AT_ONCE) {
    const codes = villages.slice(from, from + AT_ONCE)
    const [row] = readCount(await tx.query(`select count(*) as n from person where villageCode in (${marks(codes)})`, codes))
    all += row?.n ?? 0
  }
  return all
}

const UNTOLD = `select p.id as personId, '' as role from emergency_village v join person p on p.villageCode = v.villageCode
  where v.emergencyId = ? and not exists (select 1 from notice n where n.eventKey = ? and n.personId = p.id) limit ?`

/** The next so many villagers of an emergency who have no notice of it yet. */
export async function untold(tx: EntityManager, emergencyId: string, eventKey: string, most: number): Promise<string[]> {
  return readPeople(await tx.query(UNTOLD, [emergencyId, eventKey, most])).map(({ personId }) => personId)
}

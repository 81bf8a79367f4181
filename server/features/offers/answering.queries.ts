import type { Database } from '../../database/database'
import { select } from '../../database/select'
import type { Answering } from '../plans/how-many-to-ask'

const ANSWERS = `select f.teamId, f.state, count(*) as n, count(f.answerMinutes) as answers, sum(f.answerMinutes) as minutes from offer f
  where f.offeredAt >= ? and f.state in ('accepted', 'declined', 'lapsed') group by f.teamId, f.state`
const ASKED = 'select f.teamId, count(*) as n from offer f where f.offeredAt >= ? group by f.teamId'

/**
 * How every team has answered the offers made since then. Read for one purpose: to know how many to ask at once (how-many-to-ask.ts). No
 * rank, cost, rating or plan may ever be made from it.
 */
export async function answeringSince(database: Database, since: Date): Promise<Map<string, Answering>> {
  const shape = { teamId: 'text', state: 'text', n: 'whole', answers: 'whole', minutes: 'whole?' } as const
  const teams = new Map<string, Answering>()
  for (const row of await select(database, ANSWERS, shape, [since])) {
    const before = teams.get(row.teamId) ?? { taken: 0, left: 0, answers: 0, minutes: 0 }
    const took = row.state === 'accepted'
    teams.set(row.teamId, {
      taken: before.taken + (took ? row.n : 0),
      left: before.left + (took ? 0 : row.n),
      answers: before.answers + row.answers,
      minutes: before.minutes + (row.minutes ?? 0),
    })
  }
  return teams
}

/** How many invitations each team has received since then; a team without any is absent. */
export async function askedSince(database: Database, since: Date): Promise<Map<string, number>> {
  const rows = await select(database, ASKED, { teamId: 'text', n: 'whole' }, [since])
  return new Map(rows.map(({ teamId, n }) => [teamId, n]))
}

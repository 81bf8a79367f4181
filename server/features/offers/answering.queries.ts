import type { Database } from '../../database/database'
import { select } from '../../database/select'
import { type Answering, NEVER_ASKED } from '../plans/how-many-to-ask'

// Rows and not sums: to group them by team, SQLite would walk all offers ever made.
const ANSWERS = `select f.teamId, f.state, f.answerMinutes from offer f
  where f.offeredAt >= ? and f.state in ('accepted', 'declined', 'lapsed')`
const ASKED = 'select f.teamId from offer f where f.offeredAt >= ?'

/**
 * How every team has answered the offers made since then. Read for one purpose: to know how many to ask at once (how-many-to-ask.ts). No
 * rank, cost, rating or plan may ever be made from it.
 */
export async function answeringSince(database: Database, since: Date): Promise<Map<string, Answering>> {
  const shape = { teamId: 'text', state: 'text', answerMinutes: 'whole?' } as const
  const teams = new Map<string, Answering>()
  for (const { teamId, state, answerMinutes } of await select(database, ANSWERS, shape, [since])) {
    const before = teams.get(teamId) ?? NEVER_ASKED
    const took = state === 'accepted' ? 1 : 0
    teams.set(teamId, {
      taken: before.taken + took,
      left: before.left + 1 - took,
      answers: before.answers + (answerMinutes === null ? 0 : 1),
      minutes: before.minutes + (answerMinutes ?? 0),
    })
  }
  return teams
}

/** How many invitations each team has received since then; a team without any is absent. */
export async function askedSince(database: Database, since: Date): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { teamId } of await select(database, ASKED, { teamId: 'text' }, [since])) counts.set(teamId, (counts.get(teamId) ?? 0) + 1)
  return counts
}

import type { Database } from '../../database/database'
import { select } from '../../database/select'
import { type Answering, NEVER_ASKED } from '../plans/how-many-to-ask'

// Rows and not sums: to group them by team, SQLite would walk all offers ever made.
const ANSWERS = 'select f.teamId, f.state, f.answerMinutes, f.offeredAt from offer f where f.offeredAt >= ? order by f.offeredAt'
const ANSWERED: readonly string[] = ['accepted', 'declined', 'lapsed']
const ASKED = 'select f.teamId from offer f where f.offeredAt >= ?'

/** What is remembered of the invitations that teams had. */
export interface Invitations {
  /** How each team has answered; a team that never did is absent. */
  readonly answering: ReadonlyMap<string, Answering>
  /** When each was asked last, epoch ms; a team that was not is absent. */
  readonly lastAsked: ReadonlyMap<string, number>
}

/**
 * How every team has answered the offers made since then, and when it was asked last. Read for one purpose: to know whom and how many to
 * ask at once (how-many-to-ask.ts). No rank, cost, rating or plan may ever be made from it.
 */
export async function invitationsSince(database: Database, since: Date): Promise<Invitations> {
  const shape = { teamId: 'text', state: 'text', answerMinutes: 'whole?', offeredAt: 'moment' } as const
  const teams = new Map<string, Answering>()
  const lastAsked = new Map<string, number>()
  for (const { teamId, state, answerMinutes, offeredAt } of await select(database, ANSWERS, shape, [since])) {
    lastAsked.set(teamId, offeredAt.getTime())
    if (!ANSWERED.includes(state)) continue
    const before = teams.get(teamId) ?? NEVER_ASKED
    const took = state === 'accepted' ? 1 : 0
    teams.set(teamId, {
      taken: before.taken + took,
      left: before.left + 1 - took,
      answers: before.answers + (answerMinutes === null ? 0 : 1),
      minutes: before.minutes + (answerMinutes ?? 0),
    })
  }
  return { answering: teams, lastAsked }
}

/** How many invitations each team has received since then; a team without any is absent. */
export async function askedSince(database: Database, since: Date): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { teamId } of await select(database, ASKED, { teamId: 'text' }, [since])) counts.set(teamId, (counts.get(teamId) ?? 0) + 1)
  return counts
}

/**
 * How many teams are asked at once for an order, and which, so that one takes it in time and none is forgotten. How many is worked out from
 * how often and how fast teams answer; that is all it is for. Who is asked first, what a team costs and how it is rated never depend on it,
 * and neither does whether a team is asked.
 */

/** How a team has answered offers lately. */
export interface Answering {
  /** Offers that it took. */
  readonly taken: number
  /** Offers that ended without it: declined, or lapsed. */
  readonly left: number
  /** Answers of either kind, and the minutes that they took all together. */
  readonly answers: number
  readonly minutes: number
}

export const NEVER_ASKED: Answering = { taken: 0, left: 0, answers: 0, minutes: 0 }

/**
 * What is believed of a team that nobody has asked: that it takes three offers of five, as if five had been seen; and that it answers in
 * half a working day, as if two had.
 */
const PRIOR = { taken: 3, left: 2, answers: 2, minutes: 480 } as const

/** Whether an order is wished to find a team in time so surely … */
const SURE_ENOUGH = 0.9
/** … as long as no more teams than this are asked for it. */
export const MOST_ASKED = 4
/** Of the teams that fit, so many of the best are asked beside the first. */
const NEAR = 5
/** A team that fits and has not been asked for so many days has the next turn. */
export const WAITS_DAYS = 14
/** Invitations that a team receives in seven days at most beside those that a plan means for it alone. */
export const INVITATIONS_A_WEEK = 10

/**
 * The chance that a team takes an offer within so many minutes. Whether it takes it: a Beta prior's posterior mean. How fast: answers come
 * at a steady rate, known up to a Gamma posterior of `a` answers in `b` minutes, so that one comes within t with 1 − (b ÷ (b + t))^a.
 */
export function chanceInTime(team: Answering, minutes: number): number {
  const taken = PRIOR.taken + team.taken
  const takes = taken / (taken + PRIOR.left + team.left)
  const waited = PRIOR.minutes + team.minutes
  return takes * (1 - (waited / (waited + Math.max(0, minutes))) ** (PRIOR.answers + team.answers))
}

/** A team that might be asked beside the first. */
export interface Askable {
  readonly teamId: string
  readonly answering: Answering
  /** Invitations that it received in the last seven days, those of the plan under way included. */
  readonly askedLately: number
  /** Days since its last invitation; as many as are remembered where it had none. */
  readonly waitedDays: number
}

/** Those who are asked, and how sure it is that one of them takes the order in time, 0 to 1. */
export interface Asking {
  readonly teamIds: readonly string[]
  readonly chance: number
  /** Who of them is asked because it was its turn, whoever else would do; null where nobody has waited long enough. */
  readonly turn: string | null
}

/**
 * Whom to ask at once for an order. The whole rule, in order:
 *
 * 1. The plan's own team is asked, however often it was asked and however it answers.
 * 2. Of all teams that fit, the one that has waited longest for an invitation is asked too, once it has waited `WAITS_DAYS`: whatever it
 *    costs, wherever it ranks, however it answers, and also where the first alone is sure enough. An order gives one turn; so a team that
 *    fits has its invitation after at most as many fitting orders as there are teams that have waited longer. No team is starved.
 * 3. Of the `NEAR` best others, whoever was asked least this week, one after the other, until it is sure enough that one takes the order
 *    within so many minutes.
 * 4. Never more than `MOST_ASKED` teams, and beside the first none that has had `INVITATIONS_A_WEEK`: who has had enough is left in peace.
 *
 * Answers decide only how far 3 goes.
 * @param others fitting teams, the best first, with at least the longest waiting of them all
 */
export function howManyToAsk(first: Askable, others: readonly Askable[], minutes: number): Asking {
  const askable = others.filter(({ teamId, askedLately }) => teamId !== first.teamId && askedLately < INVITATIONS_A_WEEK)
  const waiting = askable.filter(({ waitedDays }) => waitedDays >= WAITS_DAYS)
  const next = waiting.reduce<Askable | null>((one, other) => (one === null || other.waitedDays > one.waitedDays ? other : one), null)
  const near = askable.slice(0, NEAR).filter((each) => each !== next)
  const teamIds = [first.teamId, ...(next === null ? [] : [next.teamId])]
  let fails = (1 - chanceInTime(first.answering, minutes)) * (next === null ? 1 : 1 - chanceInTime(next.answering, minutes))
  for (const { teamId, answering } of near.toSorted((one, other) => one.askedLately - other.askedLately)) {
    if (1 - fails >= SURE_ENOUGH || teamIds.length >= MOST_ASKED) break
    teamIds.push(teamId)
    fails *= 1 - chanceInTime(answering, minutes)
  }
  return { teamIds, chance: 1 - fails, turn: next?.teamId ?? null }
}

/** 同时请 3 支，按平时的回复约九成能及时有队伍接；其中X好久没请，轮到它. @param turn the name of the team whose turn it is */
export function askingWords({ teamIds, chance }: Pick<Asking, 'teamIds' | 'chance'>, turn: string | null = null): string {
  const tenths = Math.min(9, Math.round(chance * 10))
  const sure = ['很难说', '一成', '两成', '三成', '四成', '五成', '六成', '七成', '八成', '九成'][tenths] ?? ''
  const ask = teamIds.length === 1 ? '请 1 支就够' : `同时请 ${teamIds.length} 支`
  const inTurn = turn === null ? '' : `；其中${turn}好久没请，轮到它`
  return `${tenths === 0 ? `${ask}，能不能及时有队伍接${sure}` : `${ask}，按平时的回复约${sure}能及时有队伍接`}${inTurn}`
}

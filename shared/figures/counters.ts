/**
 * What one order adds to the figures, each 0 or 1. Every figure of orders is a sum of these over the orders that were placed in a place and
 * a span of days; so the figure of a place is the sum of the places below it, and each leads to its orders.
 */
export const COUNTERS = [
  'received',
  /** Its first answer was given, or its clock ran out before. */
  'answerDue',
  'answeredInTime',
  /** A team was asked, or any might take it. */
  'offered',
  'taken',
  /** Taken on and not ended otherwise since: a service is owed. */
  'accepted',
  'finished',
  'rated',
  /** Rated with four stars or five. */
  'satisfied',
  /** Placed by somebody else: a proxy, who answers the telephone, the desk. */
  'proxy',
  /** Waits for a team, or was refused for want of means. */
  'unmet',
  'refused',
  'referred',
] as const
export type Counter = (typeof COUNTERS)[number]
export type Counts = Record<Counter, number>

/** What is counted beside orders; each adds up over places like them. */
export const OTHER_COUNTERS = [
  /** Beneficiaries with a finished service, each once a month. */
  'served',
  /** Their services in those months. */
  'services',
  /** Volunteers who live there and have had confirmed hours in the ninety days up to the last day. */
  'volunteers',
  /** Activities that ended in the days and whose hours are posted, or should be by now. */
  'hoursDue',
  'hoursInTime',
] as const
export type OtherCounter = (typeof OTHER_COUNTERS)[number]
export type Tally = Record<Counter | OtherCounter, number>

export const noCounts = (): Counts => Object.fromEntries(COUNTERS.map((counter) => [counter, 0])) as Counts

/** A step of an order's timeline, as far as figures look at it. */
export interface CountedStep {
  readonly action: string
  readonly state: string
  readonly by: string
}

/** What figures look at of an order. */
export interface CountedOrder {
  readonly state: string
  readonly channel: string
  readonly stars: number | null
  readonly refusal: string | null
}

const ANSWERS: readonly string[] = ['accept', 'refuse', 'refer', 'merge']
const ASKING: readonly string[] = ['offer', 'open_pool']
const TAKING: readonly string[] = ['take', 'take_from_pool']
const NOT_OWED: readonly string[] = ['refused', 'referred', 'merged', 'cancelled', 'lapsed']
export const FINISHED: readonly string[] = ['delivered', 'closed']
const WAITING: readonly string[] = ['accepted', 'offering']

/** That the clock of the answer ran out: the order came up by itself, or at a centre was marked. */
const ranOut = ({ action, state, by }: CountedStep): boolean =>
  state === 'submitted' && by === 'system' && (action === 'escalate' || action === 'mark_overdue')

/** What an order adds to each counter, from its row and its timeline (the earliest step first). */
export function countsOf(order: CountedOrder, steps: readonly CountedStep[]): Counts {
  const answered = steps.findIndex(({ action }) => ANSWERS.includes(action))
  const until = answered === -1 ? steps : steps.slice(0, answered)
  const missed = until.some(ranOut)
  const did = (actions: readonly string[]): boolean => steps.some(({ action }) => actions.includes(action))
  const finished = FINISHED.includes(order.state)
  const rated = finished && order.stars !== null
  const facts: Record<Counter, boolean> = {
    received: true,
    answerDue: answered !== -1 || missed,
    answeredInTime: answered !== -1 && !missed,
    offered: did(ASKING) || did(TAKING),
    taken: did(TAKING),
    accepted: finished || (did(['accept']) && !NOT_OWED.includes(order.state)),
    finished,
    rated,
    satisfied: rated && (order.stars ?? 0) >= 4,
    proxy: order.channel !== 'self',
    unmet: WAITING.includes(order.state) || (order.state === 'refused' && order.refusal === 'beyond_means'),
    refused: order.state === 'refused',
    referred: order.state === 'referred',
  }
  return Object.fromEntries(COUNTERS.map((counter) => [counter, Number(facts[counter])])) as Counts
}

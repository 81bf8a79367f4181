/**
 * How often a race is run. ROUNDS of the environment says it for all of them, which `npm run test:races -- 200` sets; without it each runs
 * the few rounds that it names itself. A race of which a round is cheap runs them all. Where a round is dear only one in so many is run,
 * and never none: the share is one of these, by what makes it dear.
 */
const ONE_IN = {
  /** Twenty leaders, or several processes, are asked over HTTP: a tenth. */
  leaders: 10,
  /** A county is planned, and its plan sent: a fortieth. */
  plans: 40,
  /** A round takes seconds by its nature, because it waits: a fiftieth. */
  waits: 50,
} as const
export type DearRound = keyof typeof ONE_IN

function asked(): number | null {
  const said = Number(process.env.ROUNDS)
  return Number.isInteger(said) && said > 0 ? said : null
}

/** How often a race with cheap rounds is run: as often as was asked for, else this few. */
export const roundsOr = (few: number): number => asked() ?? few

/** How often a race with dear rounds is run: its share of what was asked for, else this few. */
export function shareOr(few: number, dear: DearRound): number {
  const all = asked()
  return all === null ? few : Math.ceil(all / ONE_IN[dear])
}

/** How long a test with so many rounds may take on a machine that is busy with other things, in ms. */
export const patience = (rounds: number, secondsEach = 2): number => 60_000 + rounds * secondsEach * 1_000

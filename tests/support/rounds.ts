/** How often a race is run: `ROUNDS` of the environment, else this few. */
export const roundsOr = (few: number): number => {
  const asked = Number(process.env.ROUNDS)
  return Number.isInteger(asked) && asked > 0 ? asked : few
}

/** How often a race is run of which a round plans a county, or asks several processes: a fifth as often as the light ones. */
export const heavyRounds = (): number => Math.ceil(roundsOr(20) / 5)

/** How often a race is run: `ROUNDS` of the environment, else this few. */
export const roundsOr = (few: number): number => {
  const asked = Number(process.env.ROUNDS)
  return Number.isInteger(asked) && asked > 0 ? asked : few
}

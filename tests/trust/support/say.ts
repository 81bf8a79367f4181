/** Prints what a check found as a line of JSON. */
export const say = (what: string, figures: object): void => {
  process.stdout.write(`${JSON.stringify({ trust: what, ...figures })}\n`)
}

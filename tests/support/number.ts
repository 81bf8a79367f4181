/** Prints what a check of a promise counted, as one line of JSON past jest's own report: `{"trust":"permissions","cases":2710,"wrong":0}`. */
export function tell(trust: string, counts: Readonly<Record<string, number | string>>): void {
  process.stdout.write(`${JSON.stringify({ trust, ...counts })}\n`)
}

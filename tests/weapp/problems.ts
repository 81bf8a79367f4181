/**
 * Everything that a healthy run has none of: uncaught errors, console.error lines (React reports a failed render only there),
 * calls that the simulator cannot answer, and requests to hosts that the app may not reach.
 */
export class Problems {
  readonly list: string[] = []

  /** @param where What was going on, in a few words. @param reason An error of any realm, or a sentence. */
  add(where: string, reason: unknown): void {
    this.list.push(`${where}: ${describeReason(reason)}`)
  }

  /** Runs code of the mini-program; what it throws becomes a problem and the result is undefined. */
  guard<Result>(where: string, action: () => Result): Result | undefined {
    try {
      return action()
    } catch (error) {
      this.add(where, error)
      return undefined
    }
  }
}

/** An error of another realm is not an `instanceof Error` here, so it is told by its tag. */
function isAnyError(value: unknown): value is Error {
  return Object.prototype.toString.call(value) === '[object Error]'
}

/** The message of an error of any realm; anything else as text. */
export function messageOf(reason: unknown): string {
  return isAnyError(reason) ? reason.message : String(reason)
}

/** One line that a person can act on: name, message and the first place in the mini-program's own code. */
export function describeReason(reason: unknown): string {
  if (typeof reason === 'string') return reason
  if (isAnyError(reason)) {
    const frame = reason.stack?.split('\n').find((line) => /\bapp:\//.test(line))
    return `${reason.name}: ${reason.message}${frame ? ` (${frame.trim().replace(/^at /, '')})` : ''}`
  }
  if (typeof reason === 'object' && reason !== null && 'errMsg' in reason) return String(reason.errMsg)
  try {
    return JSON.stringify(reason) ?? String(reason)
  } catch {
    return String(reason)
  }
}

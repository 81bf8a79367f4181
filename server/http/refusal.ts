import { type ErrorCode, sentenceOf, statusOf } from '../../shared/vocabulary/errors'

/** A field of the request that is wrong, and why, in words for a person. */
export interface WrongField {
  readonly field: string
  readonly message: string
}

/** Says no to a request with a code of the closed list. The only error that reaches a client with its own words. */
export class Refusal extends Error {
  readonly status: number

  constructor(
    readonly code: ErrorCode,
    readonly fields: readonly WrongField[] = [],
    /** Seconds after which it is worth asking again. */
    readonly retryAfter?: number,
  ) {
    super(code)
    this.status = statusOf(code)
  }

  /** What the client reads: code, sentence, and the wrong fields where there are any. */
  get body(): { error: { code: ErrorCode; message: string; fields?: readonly WrongField[] } } {
    const error = { code: this.code, message: sentenceOf(this.code) }
    return { error: this.fields.length > 0 ? { ...error, fields: this.fields } : error }
  }
}

/** The value, or a refusal with this code where there is none. */
export function demand<T>(value: T | null | undefined, code: ErrorCode): T {
  if (value === null || value === undefined) throw new Refusal(code)
  return value
}

/** Refuses with this code unless it holds. */
export function insist(holds: boolean, code: ErrorCode): asserts holds {
  if (!holds) throw new Refusal(code)
}

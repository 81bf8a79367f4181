import type { ErrorCode } from '@shared/vocabulary/errors'

/** The server understood and said no. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(
    /** HTTP status. */
    readonly status: number,
    /** One of the closed list, or `unknown` when something between us and the server answered in its place. */
    readonly code: ErrorCode | 'unknown',
    /** What happened, in Chinese, for the person. */
    readonly sentence: string,
    /** Field of the form → what is wrong with it, in Chinese. */
    readonly details: Readonly<Record<string, string>>,
  ) {
    super(`${status} ${code}: ${sentence}`)
  }
}

/** Nothing came back: no network, or too slow. Whether the server did what was asked is not known. */
export class NoSignal extends Error {
  override readonly name = 'NoSignal'
  readonly sentence = '没有连上网。'
}

/** Whether the same request, with the same key, may still succeed, because nothing definite was said about it. */
export function isUncertain(error: unknown): boolean {
  if (error instanceof NoSignal) return true
  return error instanceof Refusal && (error.status >= 500 || error.code === 'still_running')
}

/** What happened, in Chinese, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Refusal || error instanceof NoSignal ? error.sentence : '这里出了点问题，请再试一次。'
}

/** Per field of a form what is wrong with it; empty when the error is about something else. */
export const detailsOf = (error: unknown): Readonly<Record<string, string>> => (error instanceof Refusal ? error.details : {})

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The server's `[{ field, message }]` by field; what is not of that form says nothing. */
const sentencesIn = (fields: unknown): Record<string, string> =>
  Array.isArray(fields)
    ? Object.fromEntries(
        fields.flatMap((each: unknown) =>
          isRecord(each) && typeof each.field === 'string' && typeof each.message === 'string' ? [[each.field, each.message]] : [],
        ),
      )
    : {}

/** Reads a reply that is not a success: `{ error: { code, message, fields? } }`, or whatever a gateway in between wrote. */
export function refusalFrom(status: number, reply: unknown): Refusal {
  const error = isRecord(reply) && isRecord(reply.error) ? reply.error : {}
  const sentence = typeof error.message === 'string' ? error.message : '服务暂时不可用，请稍后再试。'
  const code = typeof error.code === 'string' ? (error.code as ErrorCode) : 'unknown'
  return new Refusal(status, code, sentence, sentencesIn(error.fields))
}

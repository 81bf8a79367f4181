/**
 * What came of asking the device for something. A person may always say no, and a device may not have it:
 * neither is an error, both are answers that a page shows and goes on with.
 */
export type Outcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: 'cancelled' | 'denied' | 'unavailable'; readonly sentence: string }

export const got = <Value>(value: Value): Outcome<Value> => ({ ok: true, value })

export const cancelled: Outcome<never> = { ok: false, why: 'cancelled', sentence: '' }

export const denied = (sentence: string): Outcome<never> => ({ ok: false, why: 'denied', sentence })

export const unavailable = (sentence: string): Outcome<never> => ({ ok: false, why: 'unavailable', sentence })

/** Reads what WeChat says when something did not happen: `chooseMedia:fail cancel`, `…:fail auth deny`. */
export function outcomeOfFailure(failure: unknown, sentence: string): Outcome<never> {
  const said = typeof failure === 'object' && failure !== null && 'errMsg' in failure ? String(failure.errMsg) : ''
  if (said.includes('cancel')) return cancelled
  return said.includes('auth') || said.includes('privacy') ? denied(sentence) : unavailable(sentence)
}

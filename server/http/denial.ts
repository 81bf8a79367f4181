import type { ErrorCode } from '../../shared/vocabulary/errors'
import { Refusal } from './refusal'

/** What is left to be done first, rather than forbidden: everybody meets it on their way. */
const ORDINARY: readonly ErrorCode[] = ['sign_in_needed', 'second_factor_needed', 'consent_needed', 'profile_needed']

const byPolicy = new WeakSet<Refusal>()

/** Asks a policy; what it refuses, it refuses for want of authority, also where it says that there is no such thing. */
export async function asDenial(ask: () => void | Promise<void>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (error instanceof Refusal) byPolicy.add(error)
    throw error
  }
}

/** Whether somebody asked for what is not theirs to see or to do: a security event. So is a second factor that fails. */
export const isDenial = (error: unknown): error is Refusal =>
  error instanceof Refusal &&
  !ORDINARY.includes(error.code) &&
  (byPolicy.has(error) || error.status === 403 || error.code === 'second_factor_locked')

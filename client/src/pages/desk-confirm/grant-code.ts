import { publicCode } from '@shared/contract/fields'

const SCANNED = /^hongmian:desk:(.+)$/

/**
 * The sign-in code in what was scanned from a computer's screen, or typed off it.
 * @returns null when it is some other code
 */
export function grantCodeIn(text: string): string | null {
  const trimmed = text.trim()
  const code = SCANNED.exec(trimmed)?.[1] ?? trimmed
  return publicCode.safeParse(code).success ? code : null
}

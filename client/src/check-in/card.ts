import { publicCode } from '@shared/contract/fields'

const CARD = /^hongmian:person:(.+)$/

/** What the QR code of a volunteer's card says. @param person public code */
export const cardOf = (person: string): string => `hongmian:person:${person}`

/** The public code on a scanned card, or a bare one typed off it; null when it is some other code. */
export function personOn(text: string): string | null {
  const trimmed = text.trim()
  const code = CARD.exec(trimmed)?.[1] ?? trimmed
  return publicCode.safeParse(code).success ? code : null
}

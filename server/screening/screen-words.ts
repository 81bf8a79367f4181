import { foldText } from './fold-text'
import { coarse, contacts, everyday, offers, unfit, warnings } from './words'

const everydayWord = new RegExp(everyday.join('|'), 'g')

/** `pass`: may be shown. `review`: a person at the site looks first. `blocked`: not taken; the writer is asked to change it. */
export type ScreeningVerdict = 'pass' | 'review' | 'blocked'

/**
 * Our own judgement of a text, from the list alone. An offer together with a way to reach the writer is an advertisement;
 * an offer in a text that warns of it, with no such way, is a talk on safety.
 */
export function screenWords(text: string): ScreeningVerdict {
  // A space keeps the neighbours of a word that is taken out apart.
  const folded = foldText(text).replace(everydayWord, ' ')
  const has = (terms: readonly string[]) => terms.some((term) => folded.includes(term))
  if (has(unfit)) return 'blocked'
  const contact = has(contacts)
  const warning = has(warnings)
  const offer = has(offers)
  if (offer && contact && !warning) return 'blocked'
  if (contact || has(coarse) || (offer && !warning)) return 'review'
  return 'pass'
}

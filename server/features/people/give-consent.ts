import type { EntityManager } from 'typeorm'
import { uuidv7 } from 'uuidv7'
import { CONSENTS, type ConsentPurpose } from '../../../shared/vocabulary/people'
import { isUniqueViolation } from '../../database/database'
import { Refusal } from '../../http/refusal'
import { Consent } from './consent.entity'

/**
 * Notes that a person agreed to the text in force; agreeing again changes nothing. Consent to a text that is no longer shown, or not yet, is
 * none.
 * @throws Refusal invalid_request when it is another version.
 */
export async function giveConsent(tx: EntityManager, personId: string, purpose: ConsentPurpose, version: number, now: Date): Promise<void> {
  if (version !== CONSENTS[purpose]) {
    throw new Refusal('invalid_request', [{ field: 'version', message: '说明已经更新，请重新打开、读过新的一版再同意' }])
  }
  try {
    await tx.insert(Consent, { id: uuidv7(), personId, purpose, version, givenAt: now })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
  }
}

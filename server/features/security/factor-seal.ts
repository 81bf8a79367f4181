import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import type { Settings } from '../../settings'

export type FactorKeys = Settings['factorKeys']

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

/** By what a key is told from others; says nothing of the key. */
const nameOf = (key: Buffer): string => createHash('sha256').update('factor key').update(key).digest('hex').slice(0, 8)

/**
 * An authenticator's secret as it is kept: the name of the key, and what AES-256-GCM makes of it, bound to the person. Somebody else's row
 * therefore opens nothing. About 90 characters.
 */
export function sealFactor([key]: FactorKeys, personId: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(personId))
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return `${nameOf(key)}.${sealed.toString('base64url')}`
}

/** The secret; null where none of the keys made it, or it is not this person's. */
export function openFactor(keys: FactorKeys, personId: string, kept: string): string | null {
  const [name, text = ''] = kept.split('.')
  const key = keys.find((each) => nameOf(each) === name)
  const sealed = Buffer.from(text, 'base64url')
  if (key === undefined || sealed.length < NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(personId)).setAuthTag(sealed.subarray(-TAG_BYTES))
  try {
    return decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
  } catch {
    return null
  }
}

/** Whether it is kept under the first of the keys, as everything new is. */
export const isSealedByFirst = ([key]: FactorKeys, kept: string): boolean => kept.startsWith(`${nameOf(key)}.`)

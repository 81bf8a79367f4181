import { randomBytes } from 'node:crypto'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
/** The largest multiple of 58 that a byte holds; larger bytes are thrown away, so that every character is equally likely. */
const FAIR = 232

/** What a person reads aloud and scans: 8 random characters of base58, 1.3 × 10¹⁴ of them. Unique by the table's constraint. */
export function newPublicCode(): string {
  let code = ''
  while (code.length < 8) {
    for (const byte of randomBytes(12)) {
      if (byte < FAIR && code.length < 8) code += BASE58.charAt(byte % 58)
    }
  }
  return code
}

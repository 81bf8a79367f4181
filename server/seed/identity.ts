/** Keys and codes of what is planted: nothing here is random, so that two plantings of the same moment are alike. */
import { createHash } from 'node:crypto'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The public code of a thing by what it is ('team 塘口镇百姓宣讲团'): the same in every deployment. 8 characters of base58. */
export function fixedCode(subject: string): string {
  const digest = createHash('sha256').update(subject).digest()
  let number = digest.readBigUInt64BE(0)
  let code = ''
  while (code.length < 8) {
    code += BASE58.charAt(Number(number % 58n))
    number /= 58n
  }
  return code
}

/** Makes keys in the form of UUIDv7 (RFC 9562), each one millisecond later than the one before, from `at` (epoch ms) on. */
export function orderedKeys(at: number): () => string {
  let made = 0
  return () => {
    const time = (at + made).toString(16).padStart(12, '0')
    const rest = createHash('sha256').update(`key ${made}`).digest('hex')
    made += 1
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`
  }
}

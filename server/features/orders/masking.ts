/** What stands in place of what a reader need not know. A masked value still tells two people of one household apart. */

/** The family name, and a mark for the rest: 方**. */
export function maskedName(name: string): string {
  const [first = ''] = name
  return first === '' ? '' : `${first}${'*'.repeat(Math.min(2, Math.max(1, [...name].length - 1)))}`
}

/** The first three and the last four digits: 138****2046. Shorter numbers keep their last two. */
export function maskedPhone(phone: string): string {
  if (phone === '') return ''
  return phone.length >= 11 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : `****${phone.slice(-2)}`
}

/** That there is an address, not which. */
export const maskedAddress = (address: string): string => (address === '' ? '' : '（办单时可查看）')

/** Digits of a case number: eight at random and one that checks them. */
const LENGTH = 9

/**
 * The digit that checks the ones before it (ISO 7064, MOD 11,10): a single wrong digit never passes, two neighbours exchanged hardly ever.
 * @param digits of any number, without the check
 */
export function checkDigit(digits: string): string {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return String((11 - product) % 10)
}

/** Whether somebody who heard or read a case number got it whole: nine digits of which the last checks the others. */
export const isCaseNumber = (number: string): boolean =>
  new RegExp(`^\\d{${LENGTH}}$`).test(number) && checkDigit(number.slice(0, -1)) === number.at(-1)

/** 123 456 789, as it is read aloud. */
export const spokenCase = (number: string): string => number.replace(/(\d{3})(?=\d)/g, '$1 ')

/** What somebody typed, without the blanks and lines between the digits. */
export const bareCase = (typed: string): string => typed.replace(/[^\d]/g, '')

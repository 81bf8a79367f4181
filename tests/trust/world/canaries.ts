import type { Where } from './kinds'

/** What is personal, of each place's people; each value is so rare that finding it in a reply means that the reply carries it. */
export const PERSONAL = [
  'name',
  'phone',
  'address',
  'health',
  'text',
  'volunteer_name',
  'volunteer_phone',
  'birth_date',
  'guardian',
  'openid',
] as const
export type Personal = (typeof PERSONAL)[number]

const NUMBERS: Readonly<Record<Where, number>> = { own: 1, same: 2, other: 3, out: 4 }

/** The value of a field, of the people of this place. */
export function canary(field: Personal, where: Where): string {
  const number = NUMBERS[where]
  const values: Record<Personal, string> = {
    name: `麥验${'甲乙丙丁'.charAt(number - 1)}婆婆`,
    phone: `1390750${number}417`,
    address: `验址里仁巷${number}号七十九`,
    health: `验病慢阻肺${number}期`,
    text: `验文阿嫲夜里喘${number}次`,
    volunteer_name: `麦验志${'甲乙丙丁'.charAt(number - 1)}员`,
    volunteer_phone: `1380750${number}528`,
    birth_date: `1961-0${number}-17`,
    guardian: `验护${'甲乙丙丁'.charAt(number - 1)}监护`,
    openid: `openid-canary-${number}-zq`,
  }
  return values[field]
}

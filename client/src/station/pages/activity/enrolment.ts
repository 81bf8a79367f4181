import type { BodyIn } from '@shared/contract/endpoint'
import { phone as phoneField } from '@shared/contract/fields'
import type { signUps } from '@shared/contract/sign-ups'
import type { GuardianRelation } from '@shared/vocabulary/activities'
import type { FoundPerson } from '@/station/person-finder'

/** Whom the site signs up, as it stands in the form. */
export interface Enrolment {
  post: string | null
  /** `known`: found by phone. `new`: somebody who was never here, by name. */
  who: 'known' | 'new'
  person: FoundPerson | null
  name: string
  phone: string
  birthDate: string
  minor: boolean
  guardian: { name: string; phone: string; relation: GuardianRelation | null; present: boolean }
}

export const emptyEnrolment = (post: string | null): Enrolment => ({
  post,
  who: 'new',
  person: null,
  name: '',
  phone: '',
  birthDate: '',
  minor: false,
  guardian: { name: '', phone: '', relation: null, present: false },
})

const digitsIn = (typed: string): string => typed.replace(/[\s-]/g, '')
const isPhone = (typed: string): boolean => phoneField.safeParse(digitsIn(typed)).success

/** What is missing or wrong, in Chinese, by field. */
export function missingIn({ post, who, person, name, phone, minor, guardian }: Enrolment): Record<string, string> {
  const known = who === 'known'
  return {
    ...(post === null ? { post: '请选一个岗位' } : {}),
    ...(known && person === null ? { person: '请先找到这个人' } : {}),
    ...(!known && name.trim() === '' ? { name: '请写怎么称呼' } : {}),
    ...(!known && phone.trim() !== '' && !isPhone(phone) ? { phone: '电话号码不正确' } : {}),
    ...(minor && guardian.name.trim() === '' ? { 'guardian.name': '请写监护人的姓名' } : {}),
    ...(minor && !isPhone(guardian.phone) ? { 'guardian.phone': '请写监护人的电话' } : {}),
    ...(minor && guardian.relation === null ? { 'guardian.relation': '请选一项' } : {}),
  }
}

/** What is sent, or null while something is missing. */
export function bodyOf(enrolment: Enrolment): BodyIn<typeof signUps.signUpFor> | null {
  const { post, who, person, name, phone, birthDate, minor, guardian } = enrolment
  if (post === null || Object.keys(missingIn(enrolment)).length > 0) return null
  const { relation } = guardian
  const consent =
    minor && relation !== null ? { name: guardian.name.trim(), phone: digitsIn(guardian.phone), relation, present: guardian.present } : null
  if (who === 'known') return person === null ? null : { post, person: { code: person.code }, guardian: consent }
  const newcomer = {
    name: name.trim(),
    phone: phone.trim() === '' ? null : digitsIn(phone),
    birthDate: birthDate === '' ? null : birthDate,
  }
  return { post, person: newcomer, guardian: consent }
}

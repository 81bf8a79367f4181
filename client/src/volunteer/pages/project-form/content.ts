import type { BodyIn, ReplyOf } from '@shared/contract/endpoint'
import type { projects } from '@shared/contract/projects'
import type { RISKS } from '@shared/vocabulary/categories'

export type Project = ReplyOf<typeof projects.one>
type Sent = BodyIn<typeof projects.revise>

/** What a project says of itself, as it stands in the form. */
export interface Content {
  title: string
  serviceCode: string | null
  summary: string
  detail: string
  qualification: string
  /** As typed. */
  people: string
  risk: (typeof RISKS)[number] | null
  insurance: string
}

export type Wrong = Partial<Record<keyof Content, string>>

export const NOTHING: Content = {
  title: '',
  serviceCode: null,
  summary: '',
  detail: '',
  qualification: '',
  people: '',
  risk: null,
  insurance: '',
}

export const contentOf = (project: Project): Content => ({
  title: project.title,
  serviceCode: project.service.code,
  summary: project.summary,
  detail: project.detail,
  qualification: project.qualification,
  people: String(project.people),
  risk: project.risk,
  insurance: project.insurance ?? '',
})

/** Anything beyond an ordinary risk is insured before anybody sets out (Decree 685 art. 17). */
export const needsInsurance = (risk: Content['risk']): boolean => risk !== null && risk >= 2

const isPeople = (typed: string): boolean => /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 500

/** What is missing or wrong, in Chinese, by field. */
export function wrongIn(content: Content): Wrong {
  return {
    ...(content.title.trim() === '' && { title: '请写项目的名字' }),
    ...(content.serviceCode === null && { serviceCode: '请选一种服务' }),
    ...(content.summary.trim() === '' && { summary: '请用一句话说明' }),
    ...(!isPeople(content.people.trim()) && { people: '请填 1 到 500 的人数' }),
    ...(content.risk === null && { risk: '请选一项' }),
    ...(needsInsurance(content.risk) && content.insurance.trim() === '' && { insurance: '需要小心的服务，要先写明有什么保险' }),
  }
}

/** What is sent, or null while something is missing. */
export function sentOf(content: Content): Sent | null {
  const { serviceCode, risk } = content
  if (serviceCode === null || risk === null || Object.keys(wrongIn(content)).length > 0) return null
  return {
    title: content.title.trim(),
    serviceCode,
    summary: content.summary.trim(),
    detail: content.detail.trim(),
    qualification: content.qualification.trim(),
    people: Number(content.people.trim()),
    risk,
    insurance: content.insurance.trim(),
  }
}

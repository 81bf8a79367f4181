import type { administration } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { setting } from '@shared/contract/settings'
import { FACILITY_LABELS, type Facility } from '@shared/vocabulary/places'
import { settingWords } from '../settings/words'

export type Change = ReplyOf<typeof administration.changes>['items'][number]

export const SUBJECTS: Record<Change['subject'], string> = {
  membership: '身份',
  second_factor: '验证器',
  invitation: '邀请',
  site: '站点',
  service: '服务种类',
  setting: '设置',
  calendar_day: '日历',
  places: '地方',
}

const SETTINGS: Readonly<Record<string, string>> = {
  clock_lengths: '时限',
  opening_hours: '开门时间',
  owner_department: '主管部门',
  complaint_days: '投诉时限',
  integrity_limits: '诚信核查的起点',
}

/** Each place has a heading of its own, so the setting's name ends with the place. */
const isHeading = (key: string): boolean => key.startsWith('register_heading.')

/** What was changed, by the name that people know it by. */
export function nameOf({ subject, key, name }: Change): string {
  if (isHeading(key)) return '台账表头'
  if (subject === 'setting') return SETTINGS[key] ?? key
  return name === '' ? (subject === 'calendar_day' ? key : SUBJECTS[subject]) : name
}

type Fields = Readonly<Record<string, unknown>>

const list = (value: unknown): string => (Array.isArray(value) ? value.map((each) => FACILITY_LABELS[each as Facility]).join('、') : '')

/** 表头：开平市新时代文明实践；页脚：…, without what is left to the default. */
function headingWords(value: unknown): string {
  const { title, unit, foot } = value as { title: string; unit: string; foot: string }
  const parts = [`表头：${title}`, `填报单位：${unit}`, `页脚：${foot}`]
  return parts.filter((part) => !part.endsWith('：')).join('；')
}

/** One side of a change in words; the server keeps values, not sentences. */
function valueWords({ subject, key }: Change, value: unknown): string {
  if (typeof value !== 'object' || value === null) return subject === 'setting' ? '原来的默认' : '没有'
  const fields = value as Fields
  switch (subject) {
    case 'site':
      return [fields.demonstration === true ? '示范' : '不是示范', list(fields.facilities) || '没有设施', fields.phone, fields.hours].join(
        ' · ',
      )
    case 'service':
      return `${String(fields.name)}：${String(fields.about)}`
    case 'calendar_day':
      return [fields.working === true ? '上班' : '放假', ...(fields.label === '' ? [] : [fields.label])].join(' · ')
    case 'setting': {
      if (isHeading(key)) return headingWords(fields.value)
      const known = setting.safeParse({ name: key, value: fields.value })
      return known.success ? settingWords(known.data).join('；') : ''
    }
    case 'second_factor':
      return '绑定了'
    case 'places':
      return `新增 ${String(fields.added)} 个，更新 ${String(fields.changed)} 个`
    default:
      return String(fields.role)
  }
}

export const beforeWords = (change: Change): string => valueWords(change, change.before)
export const afterWords = (change: Change): string => valueWords(change, change.after)

import type { SettingOf, SettingValue } from '@shared/contract/settings'
import { URGENCIES, URGENCY_LABELS } from '@shared/vocabulary/orders'
import type { NumberLine } from './numbers-sheet'

export type Lengths = SettingOf<'clock_lengths'>
export type Length = Lengths['answer']['normal']
export type ClockName = keyof Lengths

export const CLOCK_NAMES: Record<ClockName, string> = {
  answer: '答复新单',
  find_team: '受理后找队伍',
  reply_offer: '队伍回复邀请',
  rate: '村民评价',
}
export const CLOCKS = Object.keys(CLOCK_NAMES) as ClockName[]

const UNITS = { working: { days: '个工作日', hours: '个工作小时' }, wall: { minutes: '分钟', days: '天' } } as const

/** How a length is counted: 个工作日, 分钟. */
export const unitOf = (length: Length): string => ('working' in length ? UNITS.working[length.working] : UNITS.wall[length.wall])

/** 1 个工作日, 30 分钟. */
const lengthWords = (length: Length): string => `${length.amount} ${unitOf(length)}`

/** 一般 1 个工作日，急 4 个工作小时，应急 30 分钟. */
export const clockWords = (lengths: Lengths[ClockName]): string =>
  URGENCIES.map((urgency) => `${URGENCY_LABELS[urgency]} ${lengthWords(lengths[urgency])}`).join('，')

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** 8:30 from minutes since midnight. */
export const clockFace = (minutes: number): string => `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`

/** 8:30—12:00、14:00—17:30. */
export const hoursWords = (hours: SettingOf<'opening_hours'>): string =>
  hours.map(([open, close]) => `${clockFace(open)}—${clockFace(close)}`).join('、')

/** The two clocks of a complaint; the law says "promptly", so how long is the deployment's own. */
export const COMPLAINT_LINES = [
  { name: 'accept', label: '投诉几个工作日内受理', least: 1, most: 15 },
  { name: 'answer', label: '受理后几个工作日内答复', least: 1, most: 60 },
] as const satisfies readonly NumberLine<keyof SettingOf<'complaint_days'>>[]

/** From how much on something is shown on the integrity page. */
export const INTEGRITY_LINES = [
  { name: 'ownOrders', label: '自己点、自己的队办：满几张', least: 1, most: 100 },
  { name: 'burstAmount', label: '短时间里一下子很多：满几次', least: 2, most: 1000 },
  { name: 'burstMinutes', label: '短时间是几分钟', least: 1, most: 1440 },
  { name: 'handShare', label: '补录的时数多：满百分之几', least: 1, most: 100 },
  { name: 'handLeast', label: '补录的时数多：不少于几笔', least: 1, most: 1000 },
  { name: 'devicePeople', label: '一部手机：满几个人', least: 2, most: 100 },
  { name: 'pairOrders', label: '总是同一个人配同一支队：满几张', least: 2, most: 1000 },
] as const satisfies readonly NumberLine<keyof SettingOf<'integrity_limits'>>[]

/** What a setting says, line by line. */
export function settingWords(setting: SettingValue): string[] {
  if (setting.name === 'clock_lengths') return CLOCKS.map((clock) => `${CLOCK_NAMES[clock]}：${clockWords(setting.value[clock])}`)
  if (setting.name === 'opening_hours') return [`开门时间：${hoursWords(setting.value)}`]
  if (setting.name === 'complaint_days') return COMPLAINT_LINES.map(({ name, label }) => `${label}：${setting.value[name]} 个工作日`)
  if (setting.name === 'integrity_limits') return INTEGRITY_LINES.map(({ name, label }) => `${label}：${setting.value[name]}`)
  return [`主管部门：${setting.value}`]
}

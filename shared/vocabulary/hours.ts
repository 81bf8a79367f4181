/** Timed hours come from a check-in and a check-out; manual ones from a make-up that two people vouched for. Never summed into one figure. */
export const HOURS_KINDS = ['timed', 'manual'] as const
export type HoursKind = (typeof HOURS_KINDS)[number]
export const HOURS_KIND_LABELS: Record<HoursKind, string> = { timed: '签到签退计时', manual: '补录' }

/** Where an entry came from. `correction` is the amount that stands in place of a reversed one. */
export const HOURS_SOURCES = ['settlement', 'make_up', 'reversal', 'correction'] as const
export type HoursSource = (typeof HOURS_SOURCES)[number]

/** A presence shorter than this, in minutes, counts nothing. */
export const LEAST_MINUTES = 15
/** Nobody earns more than this on one day, in minutes, over all activities. */
export const DAY_MINUTES = 480
/** How far hours may exceed what the activity planned, in minutes, where the deployment sets nothing else. */
export const TOLERANCE_MINUTES = 30

/** Why somebody's minutes are what they are; the list is closed. */
export const HOURS_REASONS = {
  as_timed: '按签到签退计时',
  capped_planned: '超过计划时长的部分不计',
  capped_day: '一天最多计 8 小时',
  too_short: '不足 15 分钟不计',
  no_check_out: '没有签退，补录前不计',
  no_record: '没有签到记录',
  overlaps: '和另一个活动的时间重叠，不计',
  not_service: '这类活动不计志愿服务时数',
  set_aside: '队长核对后不计',
  own_hours: '结项的人自己的时数，由站点确认后计入',
} as const satisfies Record<string, string>
export type HoursReason = keyof typeof HOURS_REASONS
export const HOURS_REASON_CODES = Object.keys(HOURS_REASONS) as [HoursReason, ...HoursReason[]]

/** Why hours are to be made up, besides what is written with it. */
export const MAKE_UP_REASONS = ['forgot_in', 'forgot_out', 'phone_failed', 'queue_late', 'other'] as const
export type MakeUpReason = (typeof MAKE_UP_REASONS)[number]
export const MAKE_UP_REASON_LABELS: Record<MakeUpReason, string> = {
  forgot_in: '忘了签到',
  forgot_out: '忘了签退',
  phone_failed: '手机用不了',
  queue_late: '签到记录传得太晚',
  other: '其他',
}

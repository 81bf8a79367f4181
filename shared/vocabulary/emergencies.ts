export const EMERGENCY_KINDS = ['typhoon', 'rain', 'heat', 'other'] as const
export type EmergencyKind = (typeof EMERGENCY_KINDS)[number]
export const EMERGENCY_KIND_LABELS: Record<EmergencyKind, string> = { typhoon: '台风', rain: '暴雨', heat: '高温', other: '其他' }

/** What somebody may ask for while an emergency is open. */
export const HELP_KINDS = ['move', 'supplies', 'medical', 'repair', 'other'] as const
export type HelpKind = (typeof HELP_KINDS)[number]
export const HELP_LABELS: Record<HelpKind, string> = { move: '转移', supplies: '物资', medical: '医疗', repair: '修缮', other: '其他' }

/** Places that are chosen by name for one emergency. */
export const EMERGENCY_PLACES_MOST = 20

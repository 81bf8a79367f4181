/** The five priority fields of the service menu; a deployment adds services below them, as data. */
export const CATEGORIES = ['theory', 'civics', 'culture', 'farming', 'health'] as const
export type Category = (typeof CATEGORIES)[number]

export const CATEGORY_LABELS: Record<Category, string> = {
  theory: '理论宣讲',
  civics: '乡风文明',
  culture: '文化服务',
  farming: '农业科技',
  health: '医疗卫生',
}

export const TEAM_KINDS = ['lecture_group', 'service_team'] as const
export type TeamKind = (typeof TEAM_KINDS)[number]
export const TEAM_KIND_LABELS: Record<TeamKind, string> = { lecture_group: '百姓宣讲团', service_team: '志愿服务队' }

/** 1 ordinary, 2 needs care and insurance (outdoors, tools, travel), 3 risky. Decree 685 art. 17: insurance before risky service. */
export const RISKS = [1, 2, 3] as const
export const RISK_LABELS: Record<(typeof RISKS)[number], string> = { 1: '一般', 2: '需要小心', 3: '风险较高' }

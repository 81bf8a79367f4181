/** The ten demonstration works (十个一): 一团一队、一站一宫、一场一街、一创一评、一约一制. */
export const TASK_WORKS = [
  'lecture_group',
  'service_team',
  'practice_site',
  'children_palace',
  'culture_square',
  'civility_street',
  'civilised_village',
  'star_household',
  'village_rules',
  'points',
] as const
export type TaskWork = (typeof TASK_WORKS)[number]

export const TASK_WORK_LABELS: Record<TaskWork, string> = {
  lecture_group: '一团 · 百姓宣讲团',
  service_team: '一队 · 志愿服务队',
  practice_site: '一站 · 文明实践所（站）',
  children_palace: '一宫 · 乡村学校少年宫',
  culture_square: '一场 · 文化广场',
  civility_street: '一街 · 乡风文明一条街',
  civilised_village: '一创 · 文明村镇创建',
  star_household: '一评 · 星级文明户评选',
  village_rules: '一约 · 村规民约',
  points: '一制 · 农村积分制',
}

/** What a task can be shown by: only what the system holds already. */
export const EVIDENCE_KINDS = ['activity', 'project', 'team', 'facility'] as const
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number]
export const EVIDENCE_KIND_LABELS: Record<EvidenceKind, string> = { activity: '活动', project: '服务项目', team: '队伍', facility: '设施' }

/** The levels for whose sites tasks are set. */
export const TASK_LEVELS = ['county', 'town', 'village'] as const

/** Staff are reminded so many days before a task is due, at nine in the morning, and on the morning after it was. */
export const REMIND_DAYS_BEFORE = 3

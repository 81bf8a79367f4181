/**
 * What an activity is by its nature. Only service earns hours: meetings, tours and paid work must not be recorded as volunteer service
 * (MCA Order 67 art. 19).
 */
export const NATURES = ['service', 'training', 'meeting', 'tour', 'paid_work'] as const
export type Nature = (typeof NATURES)[number]
export const NATURE_LABELS: Record<Nature, string> = {
  service: '志愿服务',
  training: '培训',
  meeting: '会议',
  tour: '参观',
  paid_work: '有报酬的工作',
}
export const earnsHours = (nature: Nature): boolean => nature === 'service'

/** What a post may ask for besides an age; a deployment that needs more adds them here. */
export const SKILLS = ['opera', 'calligraphy', 'haircut', 'repair', 'farming', 'teaching', 'driving', 'cooking', 'photography'] as const
export type Skill = (typeof SKILLS)[number]
export const SKILL_LABELS: Record<Skill, string> = {
  opera: '唱戏、曲艺',
  calligraphy: '书法',
  haircut: '理发',
  repair: '维修',
  farming: '种养',
  teaching: '讲课、辅导',
  driving: '开车',
  cooking: '做饭',
  photography: '拍照',
}

/** Papers that the site has seen; a post may demand one (Decree 685 art. 16). */
export const CREDENTIALS = ['doctor', 'nurse', 'first_aid', 'electrician', 'driver', 'teacher', 'lifeguard', 'counsellor'] as const
export type Credential = (typeof CREDENTIALS)[number]
export const CREDENTIAL_LABELS: Record<Credential, string> = {
  doctor: '医师证',
  nurse: '护士证',
  first_aid: '急救证',
  electrician: '电工证',
  driver: '驾驶证',
  teacher: '教师证',
  lifeguard: '救生员证',
  counsellor: '心理咨询证',
}

/** Under this age only with a guardian's consent and the guardian there; up to adulthood with consent (product rule 8). */
export const GUARDIAN_PRESENT_UNDER = 14
export const ADULT_FROM = 18

/** The risk from which on volunteers must be insured before the activity is published (Decree 685 art. 17). */
export const RISK_TO_INSURE = 2

/** Why somebody may not take a post; each has a sentence and, where there is one, the next step. The list is closed. */
export const SIGN_UP_OBSTACLES = {
  already_signed_up: ['您已经报过名了。', '在“我的活动”里查看'],
  rejected_before: ['您报过这个岗位，队长这次没有安排。', '看看别的岗位；想再报，请站里替您报名'],
  removed_before: ['队长取消过您在这个活动的安排，不能再报。', '看看别的活动'],
  not_open_yet: ['还没到报名时间。', '到时间再来'],
  closed: ['报名已经结束。', '看看别的活动'],
  started: ['活动已经开始。', '看看别的活动'],
  clashes: ['和您已报名的另一个活动时间冲突。', '先取消另一个，或选别的时间'],
  birth_date_needed: ['这个岗位对年龄有要求，请先填写出生日期。', '去填写我的资料'],
  too_young: ['这个岗位年龄要求更大一些。', '看看别的岗位'],
  too_old: ['这个岗位对年龄有上限。', '看看别的岗位'],
  minors_excluded: ['这个活动只能成年人参加。', '看看别的活动'],
  guardian_consent_needed: ['未满 18 岁，需要监护人同意。', '请监护人填写同意'],
  guardian_presence_needed: ['未满 14 岁，需要监护人同意并到场陪同。', '请监护人确认到场'],
  skill_needed: ['这个岗位需要特长。', '在我的资料里补充特长'],
  credential_needed: ['这个岗位需要证件，请到站里登记。', '联系站里登记证件'],
  credential_expired: ['登记的证件已过期。', '联系站里更新证件'],
  consent_needed: ['请先阅读并同意隐私说明。', '去看隐私说明'],
} as const satisfies Record<string, readonly [sentence: string, next: string]>
export type SignUpObstacle = keyof typeof SIGN_UP_OBSTACLES
export const SIGN_UP_OBSTACLE_CODES = Object.keys(SIGN_UP_OBSTACLES) as [SignUpObstacle, ...SignUpObstacle[]]

/** The obstacles that a guardian does away with, in the sheet in which they agree. */
export const GUARDIAN_NEEDS = ['guardian_consent_needed', 'guardian_presence_needed'] as const satisfies readonly SignUpObstacle[]
export type GuardianNeed = (typeof GUARDIAN_NEEDS)[number]
export const isGuardianNeed = (obstacle: SignUpObstacle): obstacle is GuardianNeed => GUARDIAN_NEEDS.some((need) => need === obstacle)

/** Who the guardian of a minor is and what they agreed to. */
export const GUARDIAN_RELATIONS = ['father', 'mother', 'grandparent', 'other'] as const
export type GuardianRelation = (typeof GUARDIAN_RELATIONS)[number]
export const GUARDIAN_RELATION_LABELS: Record<GuardianRelation, string> = {
  father: '父亲',
  mother: '母亲',
  grandparent: '祖父母、外祖父母',
  other: '其他监护人',
}

/** What a complaint or a suggestion is about. Money and pressure are against the law by name (Decree 685 art. 21, 25, 37, 40). */
export const COMPLAINT_CATEGORIES = ['late', 'not_done', 'attitude', 'money', 'privacy', 'forced', 'suggestion', 'other'] as const
export type ComplaintCategory = (typeof COMPLAINT_CATEGORIES)[number]

export const COMPLAINT_CATEGORY_LABELS: Record<ComplaintCategory, string> = {
  late: '拖着没人管',
  not_done: '没办好',
  attitude: '态度不好',
  money: '收钱、要东西',
  privacy: '泄露个人信息',
  forced: '强迫参加',
  suggestion: '提个建议',
  other: '别的事',
}

/** What a desk may ask for: what waits, what has run out, what was answered, what ended, and what is said about one's own site. */
export const COMPLAINT_LISTS = ['waiting', 'late', 'answered', 'ended', 'about'] as const
export type ComplaintList = (typeof COMPLAINT_LISTS)[number]

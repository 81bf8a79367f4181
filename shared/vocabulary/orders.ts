export const URGENCIES = ['normal', 'urgent', 'emergency'] as const
export type Urgency = (typeof URGENCIES)[number]
export const URGENCY_LABELS: Record<Urgency, string> = { normal: '一般', urgent: '急', emergency: '应急' }

/** How the order reached us. `phone` and `walk_in` are placed by somebody else for a person who has no account here. */
export const CHANNELS = ['self', 'proxy', 'phone', 'walk_in'] as const
export type Channel = (typeof CHANNELS)[number]
export const CHANNEL_LABELS: Record<Channel, string> = { self: '自己点的', proxy: '代点', phone: '电话点单', walk_in: '到站点单' }

export const RELATIONS = ['self', 'family', 'neighbour', 'other'] as const
export type Relation = (typeof RELATIONS)[number]
export const RELATION_LABELS: Record<Relation, string> = { self: '我自己', family: '家人', neighbour: '邻居', other: '其他人' }

/** Why an order may be refused; each refusal also carries a text to the requester (Decree 685 art. 13). */
export const REFUSAL_REASONS = ['not_volunteering', 'unlawful', 'untrue', 'needs_qualification', 'commercial', 'beyond_means'] as const
export type RefusalReason = (typeof REFUSAL_REASONS)[number]
export const REFUSAL_LABELS: Record<RefusalReason, string> = {
  not_volunteering: '不属于志愿服务范围',
  unlawful: '不符合法律法规',
  untrue: '情况不属实',
  needs_qualification: '需要专业资质',
  commercial: '属于收费或经营服务',
  beyond_means: '目前没有力量做到',
}

/** How a service ended, said by those who served. */
export const OUTCOMES = ['done', 'partly', 'nobody_home', 'no_longer_needed'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const OUTCOME_LABELS: Record<Outcome, string> = {
  done: '办好了',
  partly: '办了一部分',
  nobody_home: '去了没见到人',
  no_longer_needed: '对方不需要了',
}

/** The tabs of a site's inbox. `emergency` is the part of `new` that runs day and night; `due` is the part of `new` and `waiting` whose promise is near or past. */
export const INBOX_TABS = ['emergency', 'new', 'due', 'waiting', 'done'] as const
export type InboxTab = (typeof INBOX_TABS)[number]
export const INBOX_LABELS: Record<InboxTab, string> = { emergency: '应急', new: '待办', due: '快到时限', waiting: '等别人', done: '已了结' }

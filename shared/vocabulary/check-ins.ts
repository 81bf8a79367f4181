/** Which way somebody goes: into an activity or out of it. Stands here, apart from the codes, so that the contract needs no hash. */
export const DIRECTIONS = ['in', 'out'] as const
export type Direction = (typeof DIRECTIONS)[number]

/**
 * How somebody's coming or going was noted: the volunteer scanned the leader's code, the leader scanned the volunteer's card, or the leader
 * called the roll.
 */
export const CHECK_CHANNELS = ['code', 'card', 'roll'] as const
export type CheckChannel = (typeof CHECK_CHANNELS)[number]
export const CHECK_CHANNEL_LABELS: Record<CheckChannel, string> = { code: '扫码', card: '扫志愿者码', roll: '点名' }

/** What the one who checks in or out is told. The list is closed: nothing else is ever answered. */
export const CHECK_ANSWERS = {
  ok: '记下了。',
  already_in: '已经签到了，不用再签。',
  already_out: '已经签退了，不用再签。',
  not_in_yet: '还没有签到记录。先记下来，请队长核对。',
  not_signed_up: '没有您的报名。先记下来，请队长核对。',
  outside_window: '不在签到时间内：开始前 30 分钟到结束后 60 分钟。先记下来，请队长核对。',
  already_settled: '活动已经结项。先记下来，请队长核对。',
  time_in_doubt: '记下了，可是时间对不上，请队长核对。',
  too_late_upload: '超过 72 小时才传上来。先记下来，不能自动算时数，请申请补录。',
  stale_code: '这个码已经换了，请扫队长手机上现在的码。',
  future_code: '队长手机的时间不准，请队长联网校准后再扫。',
  wrong_activity: '这不是这个活动的码，没有记录。',
  forged_code: '这个码不是真的，没有记录。',
  unreadable: '这不是签到码。',
  not_leader: '只有这个活动的队长能替人签到，没有记录。',
  unknown_person: '没有找到这个人，没有记录。',
  unknown_activity: '没有找到这个活动，没有记录。',
} as const satisfies Record<string, string>
export type CheckAnswer = keyof typeof CHECK_ANSWERS
export const CHECK_ANSWER_CODES = Object.keys(CHECK_ANSWERS) as [CheckAnswer, ...CheckAnswer[]]

/** Answers after which nothing was written down: a retry of the same event cannot change that. */
export const UNRECORDED_ANSWERS: readonly CheckAnswer[] = [
  'stale_code',
  'future_code',
  'wrong_activity',
  'forged_code',
  'unreadable',
  'not_leader',
  'unknown_person',
  'unknown_activity',
]

/** What makes a noted event doubtful. Those in UNCOUNTED_FLAGS keep it out of the hours; the others only ask the leader to look. */
export const CHECK_FLAGS = [
  'not_signed_up',
  'outside_window',
  'uploaded_too_late',
  'after_settlement',
  'clock_stepped_back',
  'clocks_disagree',
  'ahead_of_time',
  'far_away',
  'shared_device',
  'out_without_in',
  'no_check_out',
] as const
export type CheckFlag = (typeof CHECK_FLAGS)[number]
export const CHECK_FLAG_LABELS: Record<CheckFlag, string> = {
  not_signed_up: '没有报名',
  outside_window: '不在签到时间内',
  uploaded_too_late: '超过 72 小时才上传',
  after_settlement: '结项以后才上传',
  clock_stepped_back: '手机时间被往回调过',
  clocks_disagree: '手机时间和签到码对不上',
  ahead_of_time: '时间在将来',
  far_away: '不在活动地点附近',
  shared_device: '几个人用同一部手机扫码',
  out_without_in: '只有签退，没有签到',
  no_check_out: '没有签退',
}
export const UNCOUNTED_FLAGS: readonly CheckFlag[] = [
  'not_signed_up',
  'outside_window',
  'uploaded_too_late',
  'after_settlement',
  'ahead_of_time',
]

/** Checking in opens so long before the start and checking out ends so long after the end, in minutes. */
export const CHECK_OPENS_BEFORE = 30
export const CHECK_CLOSES_AFTER = 60
/** An event that was noted without signal counts when it arrives within so many hours. */
export const UPLOAD_WITHIN_HOURS = 72
/** The most events that one upload carries. */
export const QUEUE_MOST = 200

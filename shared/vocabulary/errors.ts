import { SIGN_UP_OBSTACLES, type SignUpObstacle } from './activities'

type ObstacleErrors = { readonly [Code in Exclude<SignUpObstacle, 'consent_needed'>]: readonly [status: 409, sentence: string] }

/** Why somebody may not take a post is refused with the obstacle's own code and sentence; its next step stands in SIGN_UP_OBSTACLES. */
const OBSTACLE_ERRORS = Object.fromEntries(
  Object.entries(SIGN_UP_OBSTACLES)
    .filter(([code]) => code !== 'consent_needed')
    .map(([code, [sentence]]) => [code, [409, sentence]]),
) as unknown as ObstacleErrors

/**
 * Every refusal that the system can speak: a stable code, its HTTP status and a sentence for a person.
 * The list is closed: a code that is not here does not compile, and nothing else ever leaves the server.
 */
export const ERRORS = {
  // The request itself
  invalid_request: [400, '填写的内容有误，请检查后再试。'],
  invalid_json: [400, '请求的格式无法识别。'],
  idempotency_key_missing: [400, '请求缺少防重复编号，请更新小程序后再试。'],
  unsupported_type: [415, '不支持这种内容格式。'],
  body_too_large: [413, '内容太大了，请缩短或压缩后再试。'],
  route_not_found: [404, '没有这个地址。'],
  method_not_allowed: [405, '这个地址不支持这种操作。'],
  key_reused: [422, '同一个防重复编号用在了不同的内容上，请重新提交。'],
  still_running: [409, '上一次提交还在处理，请稍候再试。'],
  too_many_requests: [429, '操作太频繁了，请稍等一会儿再试。'],
  busy: [503, '现在有点忙，请稍后再试，您填写的内容没有丢。'],
  unavailable: [503, '系统暂时连不上自己的数据，请稍后再试，您填写的内容没有丢。'],
  storage_full: [507, '系统存满了，暂时收不下新内容，请打站里的电话；您填写的内容没有丢。'],
  internal: [500, '系统出了点问题，已经记录下来，请稍后再试。'],
  // Who is asking
  sign_in_needed: [401, '请先登录。'],
  session_ended: [401, '登录已失效，请重新登录。'],
  sign_in_refused: [401, '登录没有成功，请再试一次。'],
  sign_in_unavailable: [503, '微信登录暂时连不上，请稍后再试。'],
  desk_grant_ended: [410, '这个登录码已失效，请刷新后重新扫码。'],
  consent_needed: [403, '请先阅读并同意隐私说明。'],
  profile_needed: [403, '请先填写怎么称呼和所在的村。'],
  not_allowed: [403, '您没有权限做这件事。'],
  second_factor_needed: [403, '请先输入验证器里的六位数字。'],
  second_factor_wrong: [403, '这个数字不对，请看验证器里现在的数字。'],
  second_factor_locked: [429, '连着输错了五次，请十五分钟后再试。'],
  second_factor_there: [409, '已经绑定了验证器，请先用它登录。'],
  own_factor: [409, '不能解除自己的验证器，请另一位管理员来做。'],
  factor_not_bound: [409, '这个人现在没有绑定验证器。'],
  erasure_blocked: [409, '还有事情没办完，先办好这些，再删除您的信息。'],
  // What was asked for
  not_found: [404, '没有找到，可能已不存在或不对您开放。'],
  order_not_found: [404, '没有找到这张单，或它不对您开放。'],
  offer_not_found: [404, '没有找到这份邀请，或它不对您开放。'],
  team_not_found: [404, '没有找到这支队伍，或它不对您开放。'],
  project_not_found: [404, '没有找到这个服务项目，或它不对您开放。'],
  place_not_found: [404, '没有找到这个地方。'],
  plan_not_found: [404, '没有找到这份统筹草稿，可能已过期。'],
  attachment_not_found: [404, '没有找到这个附件，或它不对您开放。'],
  activity_not_found: [404, '没有找到这个活动，或它不对您开放。'],
  post_not_found: [404, '没有找到这个岗位。'],
  sign_up_not_found: [404, '没有找到这条报名，或它不对您开放。'],
  volunteer_not_found: [404, '没有找到这个人，或不在您的管辖范围里。'],
  hours_not_found: [404, '没有找到这笔时数，或它不对您开放。'],
  hours_case_not_found: [404, '没有找到这个核实编号，或它不对您开放。'],
  make_up_not_found: [404, '没有找到这份补录申请，或它不对您开放。'],
  record_not_found: [404, '没有找到这张记录单，或它不对您开放。'],
  urge_not_found: [404, '没有找到这条催办，或它不对您开放。'],
  membership_not_found: [404, '没有找到这个身份，或它不在您的辖区里。'],
  invitation_not_found: [404, '没有找到这个邀请，或它不在您的辖区里。'],
  invitation_ended: [410, '这个邀请码不对，或者已经用过、收回、过期了。请让对方再发一个。'],
  service_not_found: [404, '没有找到这种服务。'],
  change_not_found: [404, '没有找到这次改动，或它不在您的辖区里。'],
  task_not_found: [404, '没有找到这项任务，或它不对您开放。'],
  // The life of things
  transition_not_allowed: [409, '现在的状态不能这样做，请刷新后查看。'],
  changed_meanwhile: [409, '刚刚有人处理过，请刷新后再看。'],
  offer_closed: [409, '这份邀请已经结束。'],
  slot_not_offered: [422, '这个时段不在可选的时段里。'],
  slot_past: [422, '选的时段已经过去了。'],
  capacity_full: [409, '这个时段(或当天、当周)的名额已满。'],
  no_upper_site: [409, '已经是最上一级，不能再往上转。'],
  site_not_in_scope: [422, '只能选择管辖范围内的站点。'],
  team_not_eligible: [422, '这支队伍现在不能承接这张单。'],
  order_compound: [409, '这张单要两支队伍一起来，或要连着两个时段，不能抢单，请邀请队伍。'],
  two_teams_needed: [422, '这张单要两支队伍一起来，请一次至少邀请两支，时段要对得上。'],
  order_pooled: [409, '这张单在抢单池里，先收回再派。'],
  pool_closed: [409, '这张单已经被接走，或站里收回了。'],
  plan_changed: [409, '草稿已经重新排过，请看过新的再发。'],
  line_not_in_plan: [422, '这张单不在这份草稿可以发出的行里。'],
  merge_target_unfit: [422, '只能并入同一个村还在办理的另一张单。'],
  service_not_offered: [422, '这项服务目前没有对这个村开放。'],
  place_not_village: [422, '请选择到村(社区)。'],
  consent_basis_needed: [422, '代别人点单，请说明对方是怎么同意的。'],
  reason_needed: [422, '请写明原因，好让对方知道。'],
  text_not_allowed: [422, '内容里有不适合发布的文字，请修改后再试。'],
  text_needs_review: [422, '文字需要您先看过并确认可以给队伍看。'],
  rating_window_over: [409, '评价的时间已经过了。'],
  project_incomplete: [422, '项目资料不完整：风险较高的服务要有保险单号。'],
  attachment_refused: [422, '这个文件不能用，请换一张照片或一段录音。'],
  attachment_too_many: [422, '最多只能附 4 个文件。'],
  order_not_linkable: [422, '只能关联本队已接、还没办完的单。'],
  order_already_linked: [409, '这张单已经关联了另一个活动。'],
  activity_past: [409, '活动时间已经过了，请先改时间。'],
  insurance_needed: [422, '有风险的活动要先给志愿者买保险、写上保险单号，才能发布。'],
  same_person: [403, '受益人、确认人、审批人不能是同一个人，请换一位来办。'],
  orders_unreported: [422, '请写明每张关联的单办得怎么样。'],
  nothing_to_recount: [409, '按现有的签到记录，时数没有变化。'],
  activity_not_over: [409, '活动结束以后才能申请补录。'],
  earns_no_hours: [422, '这类活动不计志愿服务时数。'],
  make_up_times_wrong: [422, '补录的时间要在活动时间之内，最少 15 分钟。'],
  make_up_too_long: [422, '补录的时长不能超过活动计划的时长。'],
  already_objected: [409, '您对这笔补录提过异议了，站里会把结果告诉您。'],
  make_up_under_way: [409, '这个活动已经有一份补录申请在办了。'],
  hours_overlap: [409, '这段时间已经记过时数了。'],
  day_full: [409, '这一天的时数已经满 8 小时了。'],
  urge_waits: [409, '这张单已经催过，还在等站里回复。'],
  urge_answered: [409, '这条催办已经回复过了。'],
  order_ended: [409, '这张单已经了结，不用再催。'],
  no_hours_to_print: [422, '这段时间里没有已入账的时数。'],
  service_known: [409, '这个服务编号已经有了，请换一个。'],
  not_undoable: [409, '这次改动已经改回去了，或者后来又改过，不能直接改回去。'],
  too_many_tasks: [422, '一次最多布置 600 项，请分几次、或者选小一点的范围。'],
  evidence_not_there: [422, '只能选这个站点已经有的活动、项目、队伍或设施。'],
  role_not_there: [422, '这个身份不能设在这里，请换一级站点。'],
  already_member: [409, '您已经有这个身份了。'],
  last_administrator: [409, '这里只剩这一位管理员。请先请一位接手的人，再结束这个身份。'],
  ...OBSTACLE_ERRORS,
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type ErrorCode = keyof typeof ERRORS

export const ERROR_CODES = Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]

export const statusOf = (code: ErrorCode): number => ERRORS[code][0]

export const sentenceOf = (code: ErrorCode): string => ERRORS[code][1]

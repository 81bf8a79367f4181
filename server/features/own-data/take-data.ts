import type { EntityManager } from 'typeorm'
import type { ReplyOf } from '../../../shared/contract/endpoint'
import type { ownData } from '../../../shared/contract/own-data'
import { COMPLAINT_STATE_LABELS, type ComplaintState } from '../../../shared/lifecycle/complaint'
import { HOURS_ENTRY_STATE_LABELS, type HoursEntryState } from '../../../shared/lifecycle/hours-entry'
import { ORDER_STATE_LABELS, type OrderState } from '../../../shared/lifecycle/order'
import { SIGN_UP_STATE_LABELS, type SignUpState } from '../../../shared/lifecycle/sign-up'
import { CREDENTIAL_LABELS, type Credential, SKILL_LABELS, type Skill } from '../../../shared/vocabulary/activities'
import { COMPLAINT_CATEGORY_LABELS, type ComplaintCategory } from '../../../shared/vocabulary/complaints'
import { HOURS_KIND_LABELS, type HoursKind } from '../../../shared/vocabulary/hours'
import { ROLE_LABELS, type Role } from '../../../shared/vocabulary/people'
import { VISIT_QUESTIONS, VISIT_SCRIPT, type VisitAnswers } from '../../../shared/vocabulary/return-visits'
import { type Kept, kept, when } from './kept'
import { WORK_KEPT } from './work-kept'

const answerWords = (answers: VisitAnswers): string =>
  VISIT_QUESTIONS.map((question) => `${VISIT_SCRIPT[question].asks}${VISIT_SCRIPT[question].words[answers[question]]}`).join('；')

type Section = ReplyOf<typeof ownData.take>['sections'][number]

const KEPT: readonly Kept[] = [
  kept(
    '我的资料',
    { publicCode: 'text', name: 'text', phone: 'text?', village: 'text?', openid: 'text?', createdAt: 'moment' },
    'select p.publicCode, p.name, p.phone, v.name as village, p.openid, p.createdAt from person p left join place v on v.code = p.villageCode where p.id = ?',
    ({ name }) => name,
    (row) => ({ 编号: row.publicCode, 电话: row.phone, 所在村: row.village, 微信标识: row.openid, 第一次登录: when(row.createdAt) }),
  ),
  kept(
    '同意过的说明',
    { purpose: 'text', version: 'whole', givenAt: 'moment' },
    'select purpose, version, givenAt from consent where personId = ? order by givenAt',
    () => '隐私说明',
    (row) => ({ 版本: row.version, 时间: when(row.givenAt) }),
  ),
  kept(
    '担任过的身份',
    { role: 'text', site: 'text?', team: 'text?', startedAt: 'moment', endedAt: 'moment?' },
    'select m.role, s.name as site, t.name as team, m.startedAt, m.endedAt from membership m left join site s on s.code = m.siteCode left join team t on t.id = m.teamId where m.personId = ? order by m.startedAt',
    ({ role }) => ROLE_LABELS[role as Role],
    (row) => ({ 站点: row.site, 队伍: row.team, 从: when(row.startedAt), 到: row.endedAt === null ? '现在' : when(row.endedAt) }),
  ),
  kept(
    '我的投诉建议',
    { number: 'text', category: 'text', state: 'text', text: 'text', answer: 'text?', filedAt: 'moment' },
    'select number, category, state, text, answer, filedAt from complaint where complainantId = ? order by id',
    ({ number }) => `编号 ${number}`,
    (row) => ({
      关于: COMPLAINT_CATEGORY_LABELS[row.category as ComplaintCategory],
      办到哪一步: COMPLAINT_STATE_LABELS[row.state as ComplaintState],
      写的: row.text,
      答复: row.answer,
      时间: when(row.filedAt),
    }),
  ),
  kept(
    '回访时记下我说的',
    { publicCode: 'text', answers: 'json?', note: 'text', updatedAt: 'moment' },
    `select o.publicCode, v.answers, v.note, v.updatedAt from return_visit v join service_order o on o.id = v.orderId
      join order_person p on p.orderId = o.id and (o.requesterId = p.personId or (o.placerId = p.personId and o.relation = 'self'))
      where p.personId = ? and v.state = 'reached' order by v.id`,
    ({ publicCode }) => `单 ${publicCode}`,
    (row) => ({ 回答: answerWords(row.answers as VisitAnswers), 还说了: row.note, 时间: when(row.updatedAt) }),
  ),
  // Whoever placed an order for somebody else does not take that person's number and health along.
  kept(
    '我的单',
    {
      publicCode: 'text',
      title: 'text',
      state: 'text',
      text: 'text',
      ratingText: 'text?',
      submittedAt: 'moment',
      requesterName: 'text?',
      requesterPhone: 'text?',
      beneficiaryName: 'text?',
      beneficiaryPhone: 'text?',
      address: 'text?',
      age: 'whole?',
      healthNotes: 'text?',
    },
    `select o.publicCode, o.title, o.state, o.text, o.ratingText, o.submittedAt, c.requesterName, c.requesterPhone, c.beneficiaryName,
      c.beneficiaryPhone, c.address, c.age, c.healthNotes from order_person p join service_order o on o.id = p.orderId
      left join order_contact c on c.orderId = o.id and (o.requesterId = p.personId or (o.placerId = p.personId and o.relation = 'self'))
      where p.personId = ? order by o.submittedAt`,
    ({ title }) => title,
    (row) => ({
      编号: row.publicCode,
      办到哪一步: ORDER_STATE_LABELS[row.state as OrderState],
      点单时间: when(row.submittedAt),
      说明: row.text,
      点单人: row.requesterName,
      点单人电话: row.requesterPhone,
      服务对象: row.beneficiaryName,
      服务对象电话: row.beneficiaryPhone,
      地址: row.address,
      年纪: row.age,
      健康情况: row.healthNotes,
      评价: row.ratingText,
    }),
  ),
  kept(
    '单上写过的话',
    { publicCode: 'text', said: 'text', at: 'moment' },
    "select o.publicCode, e.said, e.at from order_event e join service_order o on o.id = e.orderId where e.personId = ? and e.said <> '' order by e.at",
    ({ publicCode }) => `单 ${publicCode}`,
    (row) => ({ 写的: row.said, 时间: when(row.at) }),
  ),
  kept(
    '志愿者资料',
    { birthDate: 'text?', skills: 'json', about: 'text' },
    'select birthDate, skills, about from volunteer_profile where personId = ?',
    () => '志愿者资料',
    (row) => ({ 出生日期: row.birthDate, 会的: (row.skills as Skill[]).map((skill) => SKILL_LABELS[skill]).join('、'), 介绍: row.about }),
  ),
  kept(
    '登记过的证件',
    { credential: 'text', validUntil: 'text?', seenAt: 'moment' },
    'select credential, validUntil, seenAt from volunteer_credential where personId = ? order by seenAt',
    ({ credential }) => CREDENTIAL_LABELS[credential as Credential],
    (row) => ({ 有效到: row.validUntil ?? '长期', 登记时间: when(row.seenAt) }),
  ),
  kept(
    '报过名的活动',
    { title: 'text', state: 'text', startsAt: 'moment', guardianName: 'text?', guardianPhone: 'text?' },
    'select a.title, s.state, s.startsAt, s.guardianName, s.guardianPhone from sign_up s join activity a on a.id = s.activityId where s.personId = ? order by s.startsAt',
    ({ title }) => title,
    (row) => ({
      状态: SIGN_UP_STATE_LABELS[row.state as SignUpState],
      时间: when(row.startsAt),
      监护人: row.guardianName,
      监护人电话: row.guardianPhone,
    }),
  ),
  kept(
    '签到签退',
    { title: 'text', direction: 'text', at: 'moment', distance: 'whole?' },
    'select a.title, e.direction, e.at, e.distance from check_event e join activity a on a.id = e.activityId where e.personId = ? order by e.at',
    ({ title }) => title,
    (row) => ({
      签: row.direction === 'in' ? '到' : '退',
      时间: when(row.at),
      离活动: row.distance === null ? null : `${row.distance} 米`,
    }),
  ),
  kept(
    '志愿服务时数',
    { publicCode: 'text', title: 'text', kind: 'text', state: 'text', minutes: 'whole', date: 'text', words: 'text' },
    'select h.publicCode, a.title, h.kind, h.state, h.minutes, h.date, h.words from hours_entry h join activity a on a.id = h.activityId where h.personId = ? order by h.id',
    ({ title }) => title,
    (row) => ({
      编号: row.publicCode,
      日期: row.date,
      分钟: row.minutes,
      怎么计的: HOURS_KIND_LABELS[row.kind as HoursKind],
      状态: HOURS_ENTRY_STATE_LABELS[row.state as HoursEntryState],
      说明: row.words,
    }),
  ),
  kept(
    '补录申请',
    { publicCode: 'text', minutes: 'whole', text: 'text', requestedAt: 'moment' },
    'select publicCode, minutes, text, requestedAt from make_up where personId = ? order by id',
    ({ publicCode }) => `补录 ${publicCode}`,
    (row) => ({ 分钟: row.minutes, 说明: row.text, 时间: when(row.requestedAt) }),
  ),
  kept(
    '开过的记录单',
    { publicCode: 'text', verification: 'text', fromDate: 'text', untilDate: 'text', issuedAt: 'moment' },
    'select publicCode, verification, fromDate, untilDate, issuedAt from service_record where personId = ? order by id',
    ({ publicCode }) => `记录单 ${publicCode}`,
    (row) => ({ 核验码: row.verification, 从: row.fromDate, 到: row.untilDate, 开出时间: when(row.issuedAt) }),
  ),
  kept(
    '谁打开过我单上的联系方式',
    { publicCode: 'text', what: 'text', reason: 'text', at: 'moment' },
    `select o.publicCode, r.what, r.reason, r.at from contact_reveal r join service_order o on o.id = r.orderId
      join order_person p on p.orderId = o.id where p.personId = ? order by r.at`,
    ({ publicCode }) => `单 ${publicCode}`,
    (row) => ({ 看了: row.what === 'health' ? '健康情况' : '联系方式', 原因: row.reason, 时间: when(row.at) }),
  ),
  kept(
    '谁打开过我的志愿者资料',
    { reason: 'text', at: 'moment' },
    'select reason, at from volunteer_reveal where personId = ? order by at',
    () => '志愿者资料',
    (row) => ({ 原因: row.reason, 时间: when(row.at) }),
  ),
  kept(
    '谁打开过我的身份资料',
    { role: 'text', reason: 'text', at: 'moment' },
    'select m.role, r.reason, r.at from membership_reveal r join membership m on m.id = r.membershipId where m.personId = ? order by r.at',
    ({ role }) => ROLE_LABELS[role as Role],
    (row) => ({ 原因: row.reason, 时间: when(row.at) }),
  ),
  ...WORK_KEPT,
  kept(
    '收到的消息',
    { title: 'text', body: 'text', at: 'moment' },
    'select title, body, at from notice where personId = ? order by id',
    ({ title }) => title,
    (row) => ({ 内容: row.body, 时间: when(row.at) }),
  ),
  kept(
    '登录',
    { kind: 'text', createdAt: 'moment', lastSeenAt: 'moment' },
    'select kind, createdAt, lastSeenAt from session where personId = ? order by createdAt',
    ({ kind }) => (kind === 'desk' ? '电脑' : '手机'),
    (row) => ({ 开始: when(row.createdAt), 最近一次: when(row.lastSeenAt) }),
  ),
]

/** Everything that is kept of a person, section by section, in words that the person can read and fields that a program can. */
export async function takeData(tx: EntityManager, personId: string): Promise<Section[]> {
  const sections: Section[] = []
  for (const { title, tell } of KEPT) sections.push({ title, items: await tell(tx, personId) })
  return sections.filter(({ items }) => items.length > 0)
}

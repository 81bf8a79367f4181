import { COMPLAINT_STEP_LABELS, type ComplaintStep } from '../../../shared/lifecycle/complaint'
import { VISIT_ACTION_LABELS, type VisitAction } from '../../../shared/lifecycle/return-visit'
import { REGISTER_TITLES, type RegisterName } from '../../../shared/registers/columns'
import { SIGNAL_WORDS, type Signal } from '../../../shared/vocabulary/integrity'
import { ROLE_LABELS, type Role } from '../../../shared/vocabulary/people'
import { TASK_WORK_LABELS, type TaskWork } from '../../../shared/vocabulary/tasks'
import { type Kept, kept, when } from './kept'

/** What a person did and wrote in an office: invitations, words about orders and tasks, changes. */
export const WORK_KEPT: readonly Kept[] = [
  kept(
    '发出的邀请',
    { role: 'text', createdAt: 'moment' },
    'select role, createdAt from invitation where invitedBy = ? order by id',
    ({ role }) => ROLE_LABELS[role as Role],
    (row) => ({ 时间: when(row.createdAt) }),
  ),
  kept(
    '接受的邀请',
    { role: 'text', acceptedAt: 'moment' },
    'select role, acceptedAt from invitation where acceptedBy = ? and acceptedAt is not null order by id',
    ({ role }) => ROLE_LABELS[role as Role],
    (row) => ({ 时间: when(row.acceptedAt) }),
  ),
  kept(
    '导出过的台账',
    { register: 'text', why: 'text', rows: 'whole', at: 'moment' },
    'select register, why, `rows`, at from register_export where personId = ? order by id',
    ({ register }) => REGISTER_TITLES[register as RegisterName],
    (row) => ({ 行数: row.rows, 写的原因: row.why, 时间: when(row.at) }),
  ),
  kept(
    '存下的台账筛选',
    { name: 'text', at: 'moment' },
    'select name, at from saved_register where personId = ? order by id',
    ({ name }) => name,
    (row) => ({ 时间: when(row.at) }),
  ),
  kept(
    '发出的督单',
    { publicCode: 'text', text: 'text', sentAt: 'moment' },
    'select publicCode, text, sentAt from urge where sentBy = ? order by id',
    ({ publicCode }) => `督单 ${publicCode}`,
    (row) => ({ 写的: row.text, 时间: when(row.sentAt) }),
  ),
  kept(
    '回复的督单',
    { publicCode: 'text', answer: 'text?', answeredAt: 'moment?' },
    'select publicCode, answer, answeredAt from urge where answeredBy = ? order by id',
    ({ publicCode }) => `督单 ${publicCode}`,
    (row) => ({ 写的: row.answer, 时间: row.answeredAt === null ? null : when(row.answeredAt) }),
  ),
  kept(
    '办过的任务',
    { work: 'text', said: 'text', at: 'moment' },
    'select t.work, e.said, e.at from task_event e join site_task t on t.id = e.taskId where e.personId = ? order by e.id',
    ({ work }) => TASK_WORK_LABELS[work as TaskWork],
    (row) => ({ 写的: row.said, 时间: when(row.at) }),
  ),
  kept(
    '抽过的回访',
    { publicCode: 'text', seed: 'text', drawnAt: 'moment' },
    'select publicCode, seed, drawnAt from visit_draw where drawnBy = ? order by id',
    ({ publicCode }) => `回访 ${publicCode}`,
    (row) => ({ 种子: row.seed, 时间: when(row.drawnAt) }),
  ),
  kept(
    '打过的回访电话',
    { publicCode: 'text', action: 'text', at: 'moment' },
    'select v.publicCode, e.action, e.at from return_visit_event e join return_visit v on v.id = e.visitId where e.personId = ? order by e.id',
    ({ publicCode }) => `回访单 ${publicCode}`,
    (row) => ({ 做的: VISIT_ACTION_LABELS[row.action as VisitAction], 时间: when(row.at) }),
  ),
  kept(
    '记下和办过的投诉建议',
    { number: 'text', action: 'text', said: 'text', at: 'moment' },
    `select c.number, e.action, e.said, e.at from complaint_event e join complaint c on c.id = e.complaintId
      where e.personId = ? and (c.complainantId is null or c.complainantId <> e.personId) order by e.id`,
    ({ number }) => `投诉建议 ${number}`,
    (row) => ({ 做的: COMPLAINT_STEP_LABELS[row.action as ComplaintStep], 写的: row.said, 时间: when(row.at) }),
  ),
  kept(
    '核实过的现象',
    { signal: 'text', said: 'text', at: 'moment' },
    'select `signal`, said, at from integrity_clearance where clearedBy = ? order by id',
    ({ signal }) => SIGNAL_WORDS[signal as Signal].name,
    (row) => ({ 写的: row.said, 时间: when(row.at) }),
  ),
  kept(
    '指挥过的预警',
    { title: 'text', said: 'text', at: 'moment' },
    'select e.title, v.said, v.at from emergency_event v join emergency e on e.id = v.emergencyId where v.personId = ? order by v.id',
    ({ title }) => title,
    (row) => ({ 写的: row.said, 时间: when(row.at) }),
  ),
  kept(
    '做过的管理改动',
    { id: 'text', reason: 'text', at: 'moment' },
    'select id, reason, at from administrative_change where changedBy = ? order by id',
    () => '管理改动',
    (row) => ({ 原因: row.reason, 时间: when(row.at) }),
  ),
]

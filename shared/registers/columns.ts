import { ACTIVITY_STATE_LABELS } from '../lifecycle/activity'
import { HOURS_ENTRY_STATE_LABELS } from '../lifecycle/hours-entry'
import { ORDER_STATE_LABELS } from '../lifecycle/order'
import { PROJECT_STATE_LABELS } from '../lifecycle/project'

/** The registers (台账). Each is a saved query: no field of it is ever typed, all of them come from what is there already. */
export const REGISTERS = ['orders', 'projects', 'activities', 'hours', 'notices'] as const
export type RegisterName = (typeof REGISTERS)[number]

export const REGISTER_TITLES: Record<RegisterName, string> = {
  orders: '点单台账',
  projects: '项目台账',
  activities: '活动台账',
  hours: '时数台账',
  notices: '消息台账',
}

/** What a register counts: 张, 个, 笔, 条. */
export const REGISTER_UNITS: Record<RegisterName, string> = { orders: '张', projects: '个', activities: '个', hours: '笔', notices: '条' }

export interface Column {
  readonly title: string
  /** Width in a sheet, in characters of Latin text. */
  readonly width: number
  /** Its numbers are added up below the rows. */
  readonly sum?: true
  /** Names or reaches a person: masked, unless an export is made in clear. */
  readonly personal?: true
}

const column = (title: string, width: number, more: Pick<Column, 'sum' | 'personal'> = {}): Column => ({ title, width, ...more })
const sum = { sum: true } as const
const personal = { personal: true } as const

/** The columns of each register in their order; a filter may leave some out. */
export const COLUMNS = {
  orders: {
    code: column('编号', 11),
    submitted: column('点单时间', 17),
    village: column('村（社区）', 12),
    title: column('点的服务', 22),
    category: column('类别', 10),
    people: column('人数', 6, sum),
    urgency: column('缓急', 6),
    channel: column('怎么点的', 10),
    requester: column('点单人', 10, personal),
    requesterPhone: column('点单人电话', 14, personal),
    beneficiary: column('服务对象', 10, personal),
    beneficiaryPhone: column('服务对象电话', 14, personal),
    owner: column('经办站点', 22),
    team: column('接单队伍', 22),
    state: column('办到哪一步', 12),
    delivered: column('服务完成', 17),
    outcome: column('结果', 12),
    stars: column('评价（星）', 10),
  },
  projects: {
    code: column('编号', 11),
    created: column('提交时间', 17),
    title: column('项目', 24),
    service: column('服务种类', 16),
    category: column('类别', 10),
    team: column('队伍', 22),
    home: column('队伍在哪里', 14),
    people: column('每次几个人', 10),
    risk: column('风险', 10),
    insurance: column('保险', 18),
    state: column('状态', 12),
    orders: column('点过几张单', 10, sum),
  },
  activities: {
    code: column('编号', 11),
    starts: column('开始', 17),
    ends: column('结束', 17),
    title: column('活动', 24),
    category: column('类别', 10),
    village: column('村（社区）', 12),
    team: column('队伍', 22),
    site: column('管它的站点', 22),
    places: column('要几个人', 9, sum),
    taken: column('报名通过', 9, sum),
    present: column('到场', 7, sum),
    minutes: column('入账分钟', 9, sum),
    state: column('状态', 12),
    outcome: column('办得怎么样', 30),
  },
  hours: {
    code: column('编号', 11),
    date: column('服务日期', 12),
    volunteer: column('志愿者', 10, personal),
    phone: column('电话', 14, personal),
    activity: column('活动', 24),
    team: column('队伍', 22),
    site: column('站点', 22),
    timed: column('计时分钟', 9, sum),
    manual: column('补录分钟', 9, sum),
    state: column('状态', 12),
    posted: column('记账时间', 17),
  },
  notices: {
    at: column('时间', 17),
    title: column('消息', 24),
    recipient: column('发给谁', 10, personal),
    village: column('村（社区）', 12),
    order: column('关于哪张单', 11),
    read: column('读了没有', 10),
    readAt: column('什么时候读的', 17),
  },
} as const satisfies Record<RegisterName, Record<string, Column>>

export type ColumnOf<R extends RegisterName> = keyof (typeof COLUMNS)[R] & string

/** The states by which each register may be filtered. */
export const REGISTER_STATES: Record<RegisterName, Readonly<Record<string, string>>> = {
  orders: ORDER_STATE_LABELS,
  projects: PROJECT_STATE_LABELS,
  activities: ACTIVITY_STATE_LABELS,
  hours: HOURS_ENTRY_STATE_LABELS,
  notices: { read: '读过', unread: '没读' },
}

/** The columns of a register by their names. */
export const columnsOf = (register: RegisterName): Readonly<Record<string, Column>> => COLUMNS[register]

/** Those of the wanted columns that the register has, in the register's own order; all of them where none is wanted. */
export function chosenColumns(register: RegisterName, wanted: readonly string[]): string[] {
  const all = Object.keys(columnsOf(register))
  const chosen = all.filter((name) => wanted.includes(name))
  return chosen.length > 0 ? chosen : all
}

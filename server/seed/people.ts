import type { Role } from '../../shared/vocabulary/people'

/** An authority of one of the demonstration's people. Who leads a team stands in the team's own entry. */
export type Holding =
  | { readonly role: Extract<Role, 'proxy' | 'staff' | 'supervisor' | 'administrator'>; readonly site: string }
  | {
      readonly role: 'volunteer'
      readonly team: string
    }

/** Somebody whom a visitor of the demonstration may choose to be. Invented. */
export interface DemonstrationPerson {
  readonly name: string
  readonly phone: string | null
  readonly village: string
  /** What this person is, in Chinese. */
  readonly demonstrates: string
  /** The page of the client on which this person is at work. */
  readonly opens: string
  readonly holds: readonly Holding[]
  /** Whether the privacy text is yet to be shown, as it is to everybody at their first use. */
  readonly firstUse?: boolean
}

const JIANGMEN = '4407'
const KAIPING = '440783'
const TANGKOU = '440783108'
const TANGKOU_MARKET = '440783108001'
const ZHAIQUN = '440783108226'
const MAOGANG = '440783110223'
const CHIKAN_MARKET = '440783109002'
const DONGHE = '440783001020'

const HOME = '/pages/home/index'
const INBOX = '/station/pages/inbox/index'
const STUCK = '/supervision/pages/stuck/index'
const FIGURES = '/supervision/pages/figures/index'
const OFFERS = '/volunteer/pages/offers/index'

/** Those who may be chosen, in the order in which they are shown. */
export const demonstrationPeople: readonly DemonstrationPerson[] = [
  {
    name: '方小妹',
    phone: '07502009001',
    village: ZHAIQUN,
    demonstrates: '宅群村村民，替奶奶点单',
    opens: HOME,
    holds: [],
    firstUse: true,
  },
  { name: '张伯', phone: '07502009002', village: ZHAIQUN, demonstrates: '宅群村村民，七十二岁，用大字版', opens: HOME, holds: [] },
  { name: '周婶', phone: '07502009003', village: MAOGANG, demonstrates: '茅冈村村民', opens: HOME, holds: [] },
  {
    name: '谭伟',
    phone: '07502009004',
    village: ZHAIQUN,
    demonstrates: '宅群村网格员，替没有手机的老人点单',
    opens: '/station/pages/place-order/index',
    holds: [{ role: 'proxy', site: ZHAIQUN }],
  },
  {
    name: '阿莲',
    phone: '07502009005',
    village: ZHAIQUN,
    demonstrates: '宅群村文明实践站工作人员',
    opens: INBOX,
    holds: [{ role: 'staff', site: ZHAIQUN }],
  },
  {
    name: '梁主任',
    phone: '07502009006',
    village: TANGKOU_MARKET,
    demonstrates: '塘口镇文明实践所工作人员',
    opens: INBOX,
    holds: [{ role: 'staff', site: TANGKOU }],
  },
  {
    name: '关主任',
    phone: '07502009007',
    village: DONGHE,
    demonstrates: '开平市文明实践中心工作人员，也是督导：看卡在哪里，催办、接过来办',
    opens: STUCK,
    holds: [
      { role: 'staff', site: KAIPING },
      { role: 'supervisor', site: KAIPING },
    ],
  },
  {
    name: '陈队长',
    phone: '07502009008',
    village: TANGKOU_MARKET,
    demonstrates: '塘口镇卫生院志愿服务队队长',
    opens: OFFERS,
    holds: [],
  },
  {
    name: '司徒老师',
    phone: '07502009009',
    village: CHIKAN_MARKET,
    demonstrates: '赤坎镇侨乡健康志愿服务队队长',
    opens: OFFERS,
    holds: [],
  },
  {
    name: '邓晓岚',
    phone: '07502009010',
    village: TANGKOU_MARKET,
    demonstrates: '塘口镇卫生院志愿服务队志愿者，护士',
    opens: '/pages/lists/index',
    holds: [{ role: 'volunteer', team: '塘口镇卫生院志愿服务队' }],
  },
  {
    name: '何家朗',
    phone: '07502009011',
    village: ZHAIQUN,
    demonstrates: '志愿者，在宅群村找活动、报名',
    opens: '/pages/lists/index',
    holds: [],
  },
  {
    name: '黄督导',
    phone: null,
    village: DONGHE,
    demonstrates: '江门全市的督导，看各项数字，一直看到每一张单',
    opens: FIGURES,
    holds: [{ role: 'supervisor', site: JIANGMEN }],
  },
  {
    name: '冯工',
    phone: null,
    village: DONGHE,
    demonstrates: '江门市管理员，管时限、节假日和服务种类',
    opens: '/administration/pages/settings/index',
    holds: [{ role: 'administrator', site: JIANGMEN }],
  },
  {
    name: '余工',
    phone: null,
    village: DONGHE,
    demonstrates: '开平市管理员',
    opens: '/administration/pages/people/index',
    holds: [{ role: 'administrator', site: KAIPING }],
  },
]

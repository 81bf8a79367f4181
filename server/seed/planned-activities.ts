import type { Credential, Skill } from '../../shared/vocabulary/activities'
import type { Category } from '../../shared/vocabulary/categories'
import type { Direction } from '../../shared/vocabulary/check-ins'

/** A post, and who signs up for it, in their order. */
export interface PlannedPost {
  readonly name: string
  readonly duties: string
  readonly places: number
  readonly leastAge: number | null
  readonly mostAge: number | null
  readonly skill: Skill | null
  readonly credential: Credential | null
  readonly approval: boolean
  readonly people: readonly string[]
}

/** An activity of one of the demonstration's teams in 宅群村. Invented. */
export interface PlannedActivity {
  readonly team: string
  readonly title: string
  readonly category: Category
  readonly about: string
  readonly risk: 1 | 2 | 3
  readonly riskText: string
  readonly insurance: string
  readonly address: string
  readonly meetingPoint: string
  /** Days from the day of planting, and the hours of the clock in China. */
  readonly inDays: number
  readonly from: number
  readonly to: number
  readonly posts: readonly PlannedPost[]
  /** How far it is taken. */
  readonly until: 'reviewing' | 'recruiting' | 'ended' | 'settled'
  /** Who scans the leader's code, so many minutes after the beginning. */
  readonly scans?: readonly (readonly [name: string, direction: Direction, minutes: number])[]
}

const post = (name: string, places: number, people: readonly string[], rest: Partial<PlannedPost> = {}): PlannedPost => ({
  name,
  places,
  people,
  duties: '',
  leastAge: null,
  mostAge: null,
  skill: null,
  credential: null,
  approval: false,
  ...rest,
})

const SAFE = { risk: 1, insurance: '' } as const
const NEIGHBOURS = '宅群村邻里志愿服务队'

/** Something of every kind: full with people waiting, asking for a paper, an age or a skill, over and not yet settled, settled, in review. */
export const plannedActivities: readonly PlannedActivity[] = [
  {
    ...SAFE,
    team: NEIGHBOURS,
    title: '清一清村口的河涌',
    category: 'civics',
    about: '捞水浮莲、捡岸边的垃圾，工具队里有，穿不怕脏的鞋来。',
    riskText: '岸边湿滑，不下水；带手套，累了就歇。',
    address: '村口石桥',
    meetingPoint: '石桥头的榕树下，领手套和夹子',
    inDays: 4,
    from: 9,
    to: 11,
    posts: [
      post('捡垃圾', 8, ['谭丽嫦', '关耀宗', '周佩玲', '梁桂兴', '余秀琼', '黄志达', '张惠仪', '李国标', '何家朗', '吴妙珍', '罗彩霞']),
    ],
    until: 'recruiting',
  },
  {
    ...SAFE,
    team: '塘口镇卫生院志愿服务队',
    title: '冬天血压早知道',
    category: 'health',
    about: '量血压、测血糖，教老人家怎么记。结果当场告诉本人。',
    riskText: '有老人头晕不适，马上请医生看，不自行处理。',
    address: '文化广场',
    meetingPoint: '文明实践站门口，八点二十分',
    inDays: 3,
    from: 9,
    to: 11,
    posts: [
      post('量血压', 2, ['邓晓岚'], { credential: 'nurse', duties: '有护士证，用队里的血压计' }),
      post('登记引导', 4, ['胡美娟', '许文锋'], { duties: '登记名字、带老人坐下' }),
    ],
    until: 'recruiting',
  },
  {
    ...SAFE,
    team: '塘口镇邻里互助志愿服务队',
    title: '给走不动的老人上门理发',
    category: 'civics',
    about: '两人一组，一组走三户。',
    riskText: '剪刀朝外放；老人坐稳再动手，两人同行。',
    address: '村委会旁',
    meetingPoint: '村委会旁的凉亭，分组后一起走',
    inDays: 5,
    from: 14,
    to: 17,
    posts: [
      post('理发', 3, ['胡美娟'], { skill: 'haircut', approval: true }),
      post('陪伴帮手', 5, ['余秀琼', '张惠仪'], { leastAge: 18, duties: '扶老人、扫地、陪着说话' }),
    ],
    until: 'recruiting',
  },
  {
    ...SAFE,
    team: '塘口镇碉楼文化志愿服务队',
    title: '祠堂前拍全家福',
    category: 'culture',
    about: '免费给村里人家拍一张，洗好送上门。',
    riskText: '梯子有人扶；电线不拉过路口。',
    address: '方氏祠堂',
    meetingPoint: '祠堂门口石狮旁',
    inDays: 6,
    from: 15,
    to: 17,
    posts: [post('摄影', 2, ['许文锋'], { skill: 'photography' }), post('整理队伍', 4, [])],
    until: 'recruiting',
  },
  {
    ...SAFE,
    team: NEIGHBOURS,
    title: '入冬前走访独居老人',
    category: 'civics',
    about: '看看门窗、被褥、药，缺什么记下来。',
    riskText: '两人同行；不收老人的东西。',
    address: '村内各巷',
    meetingPoint: '文明实践站门口',
    inDays: -1,
    from: 9,
    to: 11,
    posts: [post('走访', 6, ['谭丽嫦', '方焕章', '何家朗', '余秀琼', '李国标'])],
    until: 'ended',
  },
  {
    ...SAFE,
    team: '塘口镇卫生院志愿服务队',
    title: '立冬量血压',
    category: 'health',
    about: '给老人量血压，讲讲天冷怎么吃药。',
    riskText: '有老人头晕不适，马上请医生看，不自行处理。',
    address: '文化广场',
    meetingPoint: '文明实践站门口',
    inDays: -6,
    from: 9,
    to: 11,
    posts: [post('量血压', 4, ['邓晓岚', '胡美娟', '何家朗'])],
    until: 'settled',
    scans: [
      ['邓晓岚', 'in', -5],
      ['胡美娟', 'in', 2],
      ['何家朗', 'in', 4],
      ['邓晓岚', 'out', 118],
      ['何家朗', 'out', 96],
    ],
  },
  {
    team: NEIGHBOURS,
    title: '鱼塘边修护栏',
    category: 'civics',
    about: '补上缺的栏杆，刷一遍漆。',
    risk: 2,
    riskText: '水边作业，穿救生衣，两人一组；电工活由持证的人做。',
    insurance: '志愿者人身意外伤害保险，保单号 YANSHI-0002（演示）',
    address: '村尾鱼塘',
    meetingPoint: '鱼塘闸口',
    inDays: 9,
    from: 8,
    to: 11,
    posts: [post('修护栏', 6, [], { leastAge: 18, mostAge: 60 }), post('接电', 1, [], { credential: 'electrician', leastAge: 18 })],
    until: 'reviewing',
  },
]

/** What may be worth a look (诚信核查). Each is a way of counting, never a verdict on anybody. */
export const SIGNALS = ['own_order', 'burst', 'hand_entered', 'one_device', 'same_pair'] as const
export type Signal = (typeof SIGNALS)[number]

/** From how much on something is shown; all are settings. */
export const INTEGRITY_LIMITS = {
  /** Orders of one person that their own team served. */
  ownOrders: 1,
  /** So many orders, ratings or approved make-ups of one person within so many minutes. */
  burstAmount: 10,
  burstMinutes: 10,
  /** A site's or an officer's make-ups in percent of the entries of hours, of at least so many. */
  handShare: 30,
  handLeast: 10,
  /** People who were checked in by themselves on one phone. */
  devicePeople: 3,
  /** Orders of one person that one and the same team served, and no other any. */
  pairOrders: 6,
} as const
export type IntegrityLimits = { -readonly [Name in keyof typeof INTEGRITY_LIMITS]: number }

/** The days that are looked at, up to now. */
export const INTEGRITY_DAYS = 90

interface SignalWords {
  readonly name: string
  how(limits: IntegrityLimits): string
  /** Why it may well be quite in order: read before anybody is asked. */
  readonly innocent: string
}

export const SIGNAL_WORDS: Readonly<Record<Signal, SignalWords>> = {
  own_order: {
    name: '自己点、自己的队办',
    how: ({ ownOrders }) => `点单、代点或评价的人，当时就是接单那支队伍的人，同一个人同一支队满 ${ownOrders} 张。`,
    innocent: '小村里队员就是邻居，给自家老人点单、由本队去办，很正常。',
  },
  burst: {
    name: '短时间里一下子很多',
    how: ({ burstAmount, burstMinutes }) => `同一个人在 ${burstMinutes} 分钟里点单、评价或审批补录满 ${burstAmount} 次。`,
    innocent: '网格员走访回来一次录入，或者站里集中办公，都会这样。',
  },
  hand_entered: {
    name: '补录的时数多',
    how: ({ handShare, handLeast }) => `一个站点经手的、或一个人审批的时数里，补录的满 ${handShare}%，而且不少于 ${handLeast} 笔。`,
    innocent: '村里没信号、老人家不用手机，只能补录；补录的都经过两个人和公示。',
  },
  one_device: {
    name: '一部手机签了好几个人',
    how: ({ devicePeople }) =>
      `没有信号时存下来的签到，同一部手机上有满 ${devicePeople} 个人自己签的。只看签到时手机报的编号，不另外记录。`,
    innocent: '一家人合用一部手机，或者帮没带手机的人签。',
  },
  same_pair: {
    name: '总是同一个人配同一支队',
    how: ({ pairOrders }) => `同一个人点的单满 ${pairOrders} 张，全都是同一支队伍办的。`,
    innocent: '附近只有这一支队伍会办，或者老人家认熟人。',
  },
}

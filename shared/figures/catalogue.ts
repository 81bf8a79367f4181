import type { Counter, Tally } from './counters'

export const FIGURES = ['answered', 'taken', 'finished', 'rated', 'satisfied', 'proxy', 'unmet', 'services', 'volunteers', 'hours'] as const
export type Figure = (typeof FIGURES)[number]

/** Figures of orders: a part of a whole, each order of either to be looked at. */
export const ORDER_FIGURES = ['answered', 'taken', 'finished', 'rated', 'satisfied', 'proxy', 'unmet'] as const
export type OrderFigure = (typeof ORDER_FIGURES)[number]

/** One figure: what of what, how it is counted, and how somebody could make it look better than it is. */
export interface Definition {
  readonly name: string
  readonly part: keyof Tally
  /** Null where there is no whole to be a part of. */
  readonly whole: keyof Tally | null
  readonly partWords: string
  readonly wholeWords: string
  /** Of which the whole is itself a part: said beside it, so that few rated ones do not speak for all. */
  readonly coverage?: { readonly of: keyof Tally; readonly words: string }
  /** More of it is better, worse, or neither. */
  readonly better: 'more' | 'less' | 'neither'
  readonly how: string
  readonly gamed: string
}

export const CATALOGUE: Readonly<Record<Figure, Definition>> = {
  answered: {
    name: '按时答复',
    part: 'answeredInTime',
    whole: 'answerDue',
    partWords: '按时答复了',
    wholeWords: '该答复的单',
    better: 'more',
    how: '从点单那一刻起算工作时间。第一次答复（受理、不受理、转介、并单）之前时限没有用完，就算按时；中途自动转到上一级的，算没按时。还在时限里的、答复前自己撤回的，不算在该答复的里面。',
    gamed: '先随手「请对方补充」让时限停下来，或者先受理再慢慢办，都会让这个数好看。请同时看办结的单。',
  },
  taken: {
    name: '队伍接单',
    part: 'taken',
    whole: 'offered',
    partWords: '有队伍接了',
    wholeWords: '请过队伍的单',
    better: 'more',
    how: '邀请过队伍、或开放过抢单的单里，有队伍接下的。站里自己办的不算在内。队伍不接，不记在队伍身上。',
    gamed: '只请一定会接的那支队伍，难办的单一直不请，这个数就高。请同时看「还没人接」。',
  },
  finished: {
    name: '办结',
    part: 'finished',
    whole: 'accepted',
    partWords: '服务完成了',
    wholeWords: '受理的单',
    coverage: { of: 'received', words: '收到的单里受理的' },
    better: 'more',
    how: '受理以后没有撤回、并单、转介或改为不受理的单里，已经服务完成、写了结果的。不受理和转介的单另外列出，不混在里面。',
    gamed: '难办的单不受理或转介出去，再把没见到人的也写成完成，这个数就高。请看不受理、转介各有多少，再抽几张单看结果。',
  },
  rated: {
    name: '评价覆盖',
    part: 'rated',
    whole: 'finished',
    partWords: '有评价',
    wholeWords: '服务完成的单',
    better: 'more',
    how: '服务完成的单里，点单的人打过分的。过了 7 天没有评价的，按没评价算，不算满意。',
    gamed: '替别人评、上门催着评，都会让它升高。电话里代记的评价，进度里会写明。',
  },
  satisfied: {
    name: '满意',
    part: 'satisfied',
    whole: 'rated',
    partWords: '打了 4 分、5 分',
    wholeWords: '有评价的单',
    coverage: { of: 'finished', words: '服务完成的单里有评价的' },
    better: 'more',
    how: '有评价的单里打 4 分或 5 分的；没评价的不算满意。旁边的范围是 95% 的可信范围（威尔逊法）；评价不到 10 条的，写「样本不足」。',
    gamed: '只请满意的人评价，这个数就接近 100%。所以一定和评价覆盖放在一起看。',
  },
  proxy: {
    name: '代点',
    part: 'proxy',
    whole: 'received',
    partWords: '由别人代点',
    wholeWords: '收到的单',
    better: 'neither',
    how: '网格员代点、电话点单、到站里点的单。老人多的村本来就高，不是坏事。',
    gamed: '为了凑单量，可能有人编代点的单。某个村突然变高，请抽几张打电话问一问。',
  },
  unmet: {
    name: '有需求没人接',
    part: 'unmet',
    whole: 'received',
    partWords: '还没有人接，或没有力量办',
    wholeWords: '收到的单',
    better: 'less',
    how: '已经受理、正等着队伍的单，加上因为「目前没有力量做到」没有受理的单。它告诉我们哪里缺哪一种服务。',
    gamed: '没有力量办的单换个理由不受理，这个数就低。请看不受理的单写的理由。',
  },
  services: {
    name: '每位服务对象一个月的服务',
    part: 'services',
    whole: 'served',
    partWords: '次服务',
    wholeWords: '位服务对象（每人每月算一次）',
    better: 'neither',
    how: '按整月算：期间碰到的每个月，服务完成的次数，除以当月接受过服务的人数。同村、同名、同电话算一位。',
    gamed: '同一位老人一天里反复被服务，次数就多。平均超过每月 4 次的，请看看是不是真的需要。',
  },
  volunteers: {
    name: '活跃志愿者',
    part: 'volunteers',
    whole: null,
    partWords: '位',
    wholeWords: '',
    better: 'neither',
    how: '到期间最后一天为止的 90 天里，有确认过的服务时数的人，按住的村算，一人只算一次。注册了没来过的不算；没填住哪个村的不算。',
    gamed: '只算有时数的人，多注册没有用。时数本身怎么核实，请看时数页。这里不列出任何人，也不排名。',
  },
  hours: {
    name: '时数按期入账',
    part: 'hoursInTime',
    whole: 'hoursDue',
    partWords: '10 个工作日内入账',
    wholeWords: '该入账的活动',
    better: 'more',
    how: '期间结束的活动里，队长在 10 个工作日内结项、时数入账的。还没到期、也还没入账的不算。',
    gamed: '先草草结项、以后再更正，这个数也好看。请看更正和补录多不多。',
  },
}

/** The counter that an order must have to be in a figure's part, or in its whole. */
export const partOf = (figure: OrderFigure): Counter => CATALOGUE[figure].part as Counter
export const wholeOf = (figure: OrderFigure): Counter => CATALOGUE[figure].whole as Counter

import { orders } from '@shared/contract'
import type { OrderAction } from '@shared/lifecycle/order'
import type { Order } from '@/order-parts'

/** What is done with words alone: the sheet that asks for them, and the sentence that stays when it is done. */
export interface Saying {
  verb: string
  title: string
  textLabel: string
  textHint?: string
  optional: boolean
  most: number
  done: string
}

/** Endpoints that take a text and nothing else. */
export const SAID_WITH = {
  reply: orders.reply,
  withdraw: orders.withdraw,
  ask_cancel: orders.askCancel,
  add_note: orders.addNote,
  ask_above: orders.askAbove,
  reopen: orders.reopen,
  not_solved: orders.notSolved,
  give_back: orders.giveBack,
} as const
export type SaidAction = keyof typeof SAID_WITH

export const SAYINGS: Record<SaidAction, Saying> = {
  reply: {
    verb: '补充情况',
    title: '补充情况',
    textLabel: '您的回答',
    optional: false,
    most: 300,
    done: '已经补充，站里会接着答复。',
  },
  withdraw: {
    verb: '撤回',
    title: '撤回这张单',
    textLabel: '为什么不办了',
    optional: true,
    most: 200,
    done: '已经撤回。还需要的话，可以再点一单。',
  },
  ask_cancel: {
    verb: '申请取消',
    title: '申请取消',
    textLabel: '为什么要取消',
    textHint: '队伍已经接了单，站里会和队伍说好，再答复您。',
    optional: false,
    most: 200,
    done: '已经告诉站里，等站里答复。',
  },
  add_note: {
    verb: '补充一句',
    title: '补充一句',
    textLabel: '想补充的',
    textHint: '站里会看到；电话和住址请不要写在这里。',
    optional: false,
    most: 300,
    done: '已经补充上去。',
  },
  ask_above: {
    verb: '请上一级看看',
    title: '请上一级看看',
    textLabel: '想对上一级说的',
    textHint: '每张单可以请一次。站里没有受理的原因会一起转过去。',
    optional: true,
    most: 300,
    done: '已经转给上一级，会给您答复。',
  },
  reopen: {
    verb: '重新办理',
    title: '重新办理',
    textLabel: '现在的情况',
    optional: false,
    most: 300,
    done: '已经重新交给站里。',
  },
  not_solved: {
    verb: '没有解决',
    title: '没有解决',
    textLabel: '还差什么',
    textHint: '会换一支队伍再办，您不用重新点单。',
    optional: false,
    most: 300,
    done: '已经告诉站里，会换一支队伍再办。',
  },
  give_back: {
    verb: '退回给站里',
    title: '退回给站里另外安排',
    textLabel: '遇到了什么情况',
    textHint: '退回不影响对队伍的任何评价。',
    optional: false,
    most: 200,
    done: '已经退回，站里会另外安排。',
  },
}

/** What this page can do: for the requester, and for those who serve. The rest is done at the desk. */
export type PageAction = SaidAction | 'start' | 'deliver' | 'rate'

export const VERBS: Record<PageAction, string> = {
  ...(Object.fromEntries(Object.entries(SAYINGS).map(([action, { verb }]) => [action, verb])) as Record<SaidAction, string>),
  start: '开始服务',
  deliver: '服务完成',
  rate: '评价',
}

/** The likeliest next step first; of these the first that is allowed is the page's filled button. */
const MAIN: readonly PageAction[] = ['reply', 'start', 'deliver', 'rate', 'ask_above', 'reopen']
const OTHERS: readonly PageAction[] = ['not_solved', 'give_back', 'add_note', 'ask_cancel', 'withdraw']

/** What this person may do here, the main step first; `main` is null where nothing waits for them. */
export function actionsHere(allowed: readonly OrderAction[]): { main: PageAction | null; others: PageAction[] } {
  const [main = null, ...more] = MAIN.filter((action) => allowed.includes(action))
  return { main, others: [...more, ...OTHERS.filter((action) => allowed.includes(action))] }
}

const ELSEWHERE: readonly OrderAction[] = [...MAIN, ...OTHERS]

/** What the site asked last, while it waits for the answer; empty otherwise. */
export const openQuestion = ({ state, timeline }: Order): string =>
  state === 'needs_info' ? (timeline.filter(({ action }) => action === 'ask').pop()?.said ?? '') : ''

/** Whether there is something to do that only the desk has the means for. */
export const hasDeskWork = (allowed: readonly OrderAction[]): boolean => allowed.some((action) => !ELSEWHERE.includes(action))

/** Whether whoever reads it serves it with a team, which may make an activity of it where none is made yet. */
export const mayBecomeActivity = ({ actions, activity, team, selfHandled }: Order): boolean =>
  activity === null && team !== null && !selfHandled && actions.includes('give_back')

import { orders } from '@shared/contract'
import type { Action } from './desk-order'

/** What an action that is done with words alone asks for. */
export interface WordsAction {
  title: string
  /** Where it may be left out, the endpoint takes an empty text. */
  endpoint: typeof orders.ask | typeof orders.withdraw
  textLabel: string
  textHint?: string
  optional?: boolean
  most: number
  verb: string
}

/** Actions whose body is a text, demanded or not; the rest have a sheet of their own. */
export const WORDS_ACTIONS: Partial<Record<Action, WordsAction>> = {
  ask: {
    title: '请对方补充',
    endpoint: orders.ask,
    textLabel: '想问什么',
    textHint: '对方会读到，等补充时不计时限。',
    most: 300,
    verb: '发出去问',
  },
  reply: { title: '记下对方补充的情况', endpoint: orders.reply, textLabel: '对方在电话里怎么说的', most: 300, verb: '记下' },
  add_note: { title: '补充一句', endpoint: orders.addNote, textLabel: '要说的话', textHint: '点单的人也会读到。', most: 300, verb: '补充' },
  escalate: {
    title: '上报给上一级',
    endpoint: orders.escalate,
    textLabel: '为什么要上报',
    textHint: '上一级接着办，已发的邀请仍然有效。',
    most: 300,
    verb: '上报',
  },
  take_over: { title: '接过来办', endpoint: orders.takeOver, textLabel: '说一句为什么', optional: true, most: 300, verb: '接过来' },
  agree_cancel: {
    title: '同意取消',
    endpoint: orders.agreeCancel,
    textLabel: '给双方的话',
    textHint: '这张单会了结，队伍会知道。',
    optional: true,
    most: 200,
    verb: '同意取消',
  },
  decline_cancel: { title: '说明为什么还要办', endpoint: orders.declineCancel, textLabel: '给对方的话', most: 200, verb: '说明' },
  give_back: {
    title: '退回，另外安排',
    endpoint: orders.giveBack,
    textLabel: '为什么办不了',
    textHint: '不影响评价。',
    most: 200,
    verb: '退回',
  },
  withdraw: { title: '替对方撤回', endpoint: orders.withdraw, textLabel: '对方说的原因', optional: true, most: 200, verb: '撤回' },
  ask_cancel: { title: '替对方申请取消', endpoint: orders.askCancel, textLabel: '对方说的原因', most: 200, verb: '申请取消' },
  not_solved: {
    title: '对方说没有解决',
    endpoint: orders.notSolved,
    textLabel: '还差什么',
    textHint: '会重新办理，换一支队伍。',
    most: 300,
    verb: '重新办理',
  },
  ask_above: {
    title: '替对方请上一级看看',
    endpoint: orders.askAbove,
    textLabel: '对方怎么说',
    textHint: '只能请一次。',
    optional: true,
    most: 300,
    verb: '请上一级看',
  },
  reopen: { title: '替对方重新办理', endpoint: orders.reopen, textLabel: '对方补充的情况', most: 300, verb: '重新办理' },
}

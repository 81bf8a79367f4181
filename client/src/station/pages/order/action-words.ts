import type { Action } from './desk-order'

/** The verbs on the desk's buttons. */
export const ACTION_VERBS: Partial<Record<Action, string>> = {
  accept: '受理',
  ask: '请对方补充',
  reply: '记下补充',
  refuse: '不受理',
  refer: '转介',
  merge: '并入另一张单',
  offer: '发出邀请',
  open_pool: '开放抢单',
  close_pool: '收回抢单',
  self_handle: '站里自己办',
  withdraw: '替对方撤回',
  ask_cancel: '替对方申请取消',
  agree_cancel: '同意取消',
  decline_cancel: '说明还要办',
  start: '开始服务',
  give_back: '退回另外安排',
  deliver: '服务完成',
  rate: '替对方评价',
  not_solved: '没有解决',
  reopen: '重新办理',
  ask_above: '请上一级看看',
  escalate: '上报',
  hand_down: '下派',
  take_over: '接过来办',
  set_urgency: '确认缓急',
  set_needs: '定来几支队伍',
  add_note: '补充一句',
}

/** The main next step, if there is one: the screen's only filled button. The first that the server allows. */
const MAIN: readonly Action[] = ['accept', 'reply', 'offer', 'start', 'deliver', 'rate', 'reopen']

export function mainActionOf(actions: readonly Action[]): Action | null {
  return MAIN.find((action) => actions.includes(action)) ?? null
}

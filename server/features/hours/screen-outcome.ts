import type { Call } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { screenText } from '../../screening/screen-text'

/** Screens how an activity ended: everybody reads it. @throws Refusal text_not_allowed. */
export async function screenOutcome(call: Omit<Call, 'body'> & { readonly body: { readonly outcome: string } }): Promise<void> {
  const { person } = demandConsented(call)
  const author = { openid: person.openid, seenAt: person.seenInWechatAt?.getTime() ?? null }
  const verdict = await screenText(call.body.outcome, author, call.services.wechat, call.now.getTime())
  insist(verdict !== 'blocked', 'text_not_allowed')
}

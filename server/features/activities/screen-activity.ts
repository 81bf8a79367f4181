import type { Call } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { screenText } from '../../screening/screen-text'
import type { ActivityContent } from './check-content'

/**
 * Screens what an activity will say in public. What is doubtful goes on, because staff read every activity before they publish it.
 * @throws Refusal text_not_allowed for what may not be published at all.
 */
export async function screenActivity(call: Omit<Call, 'body'> & { readonly body: ActivityContent }): Promise<void> {
  const { person } = demandConsented(call)
  const { title, about, riskText, address, meetingPoint, posts } = call.body
  const author = { openid: person.openid, seenAt: person.seenInWechatAt?.getTime() ?? null }
  const said = [title, about, riskText, address, meetingPoint, ...posts.flatMap(({ name, duties }) => [name, duties])]
  const text = said.filter((part) => part !== '').join('\n')
  insist((await screenText(text, author, call.services.wechat, call.now.getTime())) !== 'blocked', 'text_not_allowed')
}

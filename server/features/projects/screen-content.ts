import type { Call } from '../../http/call'
import { insist } from '../../http/refusal'
import { demandConsented } from '../../policies-basic'
import { screenText } from '../../screening/screen-text'
import type { ProjectContent } from './write-version'

type Published = Pick<ProjectContent, 'title' | 'summary' | 'detail' | 'qualification'>

/**
 * Screens what a project will say in public. What is doubtful goes on, because staff read every project before they list it.
 * @throws Refusal text_not_allowed for what may not be published at all.
 */
export async function screenContent(call: Omit<Call, 'body'> & { readonly body: Published }): Promise<void> {
  const { person } = demandConsented(call)
  const { title, summary, detail, qualification } = call.body
  const author = { openid: person.openid, seenAt: person.seenInWechatAt?.getTime() ?? null }
  const text = [title, summary, detail, qualification].filter((part) => part !== '').join('\n')
  insist((await screenText(text, author, call.services.wechat, call.now.getTime())) !== 'blocked', 'text_not_allowed')
}

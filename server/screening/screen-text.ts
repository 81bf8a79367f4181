import { WechatError, type WechatGateway } from '../wechat/gateway'
import { type ScreeningVerdict, screenWords } from './screen-words'

export type { ScreeningVerdict } from './screen-words'

export interface TextAuthor {
  readonly openid: string | null
  /** When this person last used the mini-program, epoch milliseconds. */
  readonly seenAt: number | null
}

/** WeChat screens only for people who used the mini-program within 2 hours (msgSecCheck 2.0). */
const seenWithinMs = 2 * 60 * 60 * 1000

/** "Comment": the nearest of WeChat's scenes to a few words about a service. */
const scene = 2

/**
 * Judges text that others will see: our own list first, then WeChat where it may be asked. The stricter of the two holds.
 * When WeChat should have answered and did not, a person looks (`review`): what is shown fails closed.
 * `now` is epoch milliseconds. A null gateway stands for an installation without WeChat.
 */
export async function screenText(text: string, author: TextAuthor, gateway: WechatGateway | null, now: number): Promise<ScreeningVerdict> {
  const own = screenWords(text)
  if (own === 'blocked' || !gateway || author.openid === null || author.seenAt === null || now - author.seenAt >= seenWithinMs) return own
  try {
    const suggestion = await gateway.checkText(text, { openid: author.openid }, scene)
    if (suggestion === 'risky') return 'blocked'
    return suggestion === 'review' ? 'review' : own
  } catch (error) {
    if (error instanceof WechatError) return 'review'
    throw error
  }
}

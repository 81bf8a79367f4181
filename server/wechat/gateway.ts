import type * as z from 'zod/mini'
import { AccessToken } from './access-token'
import { signIn, stableToken, subscribeSend, textCheck, type WechatEndpoint } from './endpoints'
import { fitTemplateData } from './template-fields'
import { WechatError } from './wechat-error'
import { WechatHttp } from './wechat-http'

export { WechatError } from './wechat-error'

/** WeChat's opinion of a text. */
export type TextSuggestion = 'pass' | 'review' | 'risky'

/** Where a text will stand: 1 profile, 2 comment, 3 forum, 4 social log. */
export type TextScene = 1 | 2 | 3 | 4

export interface SubscribeMessage {
  readonly openid: string
  readonly templateId: string
  /** Path inside the mini-program without a leading slash, with its query: `pages/order/index?code=…`. */
  readonly page?: string
  /** Field name to text, `thing1: 理发`; values are cut to WeChat's limits. */
  readonly data: Readonly<Record<string, string>>
}

/** Everything this server asks of WeChat. Every method throws WechatError and nothing else. */
export interface WechatGateway {
  /** Exchanges the code of `wx.login` (5 minutes, one use) for the person's identity in this mini-program. */
  codeToSession(code: string): Promise<{ openid: string; unionid?: string }>
  /** Sends one message for one grant. `refused` is final; what is `retryable` belongs back into the outbox. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<void>
  /** Screens text of any length. The author must have used the mini-program within the last 2 hours. */
  checkText(text: string, author: { openid: string }, scene: TextScene): Promise<TextSuggestion>
}

export interface WechatOptions {
  readonly appId: string
  readonly secret: string
  /** `https://api.weixin.qq.com`, or another address that speaks the same protocol. */
  readonly baseUrl: string
  /** Longest wait for one answer; 5000 when left out. */
  readonly timeoutMs?: number
}

/** WeChat takes so many characters at once; pieces of a longer text overlap, so that no word hides in the gap. */
const longestText = 2500
const overlap = 100

/** The only thing that talks to WeChat's server API. */
export class WechatHttpGateway implements WechatGateway {
  private readonly http: WechatHttp
  private readonly token: AccessToken

  constructor(private readonly options: WechatOptions) {
    this.http = new WechatHttp(options.baseUrl.replace(/\/+$/, ''), options.timeoutMs ?? 5000)
    this.token = new AccessToken(() =>
      this.http.ask(stableToken, {
        query: {},
        body: {
          grant_type: 'client_credential',
          appid: options.appId,
          secret: options.secret,
          force_refresh: false,
        },
      }),
    )
  }

  async codeToSession(code: string): Promise<{ openid: string; unionid?: string }> {
    const { appId, secret } = this.options
    return this.http.ask(signIn, {
      query: {
        appid: appId,
        secret,
        js_code: code,
        grant_type: 'authorization_code',
      },
    })
  }

  async sendSubscribeMessage(message: SubscribeMessage): Promise<void> {
    await this.askWithToken(subscribeSend, {
      touser: message.openid,
      template_id: message.templateId,
      page: message.page,
      data: fitTemplateData(message.data),
    })
  }

  async checkText(text: string, author: { openid: string }, scene: TextScene): Promise<TextSuggestion> {
    let worst: TextSuggestion = 'pass'
    for (const content of pieces(text)) {
      const { result } = await this.askWithToken(textCheck, {
        version: 2,
        openid: author.openid,
        scene,
        content,
      })
      if (result.suggest === 'risky') return 'risky'
      if (result.suggest === 'review') worst = 'review'
    }
    return worst
  }

  /** Lets the connections go, once the calls under way have ended. */
  close(): Promise<void> {
    return this.http.close()
  }

  private async askWithToken<Reply extends z.ZodMiniType>(endpoint: WechatEndpoint<Reply>, body: unknown): Promise<z.output<Reply>> {
    const token = await this.token.current()
    try {
      return await this.http.ask(endpoint, {
        query: { access_token: token },
        body,
      })
    } catch (error) {
      if (!(error instanceof WechatError) || !error.tokenRefused) throw error
      const renewed = await this.token.replacing(token)
      return this.http.ask(endpoint, {
        query: { access_token: renewed },
        body,
      })
    }
  }
}

function* pieces(text: string): Generator<string> {
  if (text.trim() === '') return
  const characters = Array.from(text)
  for (let start = 0; ; start += longestText - overlap) {
    yield characters.slice(start, start + longestText).join('')
    if (start + longestText >= characters.length) return
  }
}

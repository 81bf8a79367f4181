import type { Logger } from 'pino'
import type { Clocks } from './clocks/clocks'
import type { Database } from './database/database'
import type { Planner } from './features/plans/planner'
import type { FileStore } from './media/file-store'
import type { Settings } from './settings'
import type { WechatGateway } from './wechat/gateway'

/** What the process holds, made once in main.ts and handed to whoever needs it. */
export interface Services {
  readonly settings: Settings
  readonly database: Database
  readonly clocks: Clocks
  readonly files: FileStore
  /** Plans all open orders, and ranks teams for one. */
  readonly planner: Planner
  /** Null on the demonstration, where there is no WeChat. */
  readonly wechat: WechatGateway | null
  readonly log: Logger
  /** The time; tests hold it still. */
  readonly now: () => Date
}

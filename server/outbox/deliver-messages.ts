import { beijingDate, beijingMinutes } from '../../shared/time/beijing'
import { timeWords } from '../../shared/time/words'
import type { MessagePayload } from '../features/notices/announce'
import { Notice } from '../features/notices/notice.entity'
import { Person } from '../features/people/person.entity'
import type { Services } from '../services'
import { WechatError } from '../wechat/gateway'
import { claimItem, dueItems, MOST_ATTEMPTS, type Outcome, settleItem } from './claim'
import type { OutboxItem } from './outbox.entity'

const givenUp = (why: string): Outcome => ({ result: `given up: ${why}`, again: false })

/**
 * Sends the WeChat messages that are due, one after the other, and returns how many it tried. Safe with several processes: each row is
 * leased to one of them. The promise is at least once: a process that dies after WeChat took the message and before that was written down
 * leaves the row to another, which sends it again (and WeChat refuses it where the person had agreed to one message only).
 */
export async function deliverMessages(services: Services): Promise<number> {
  const { database } = services
  let tried = 0
  for (const id of await dueItems(database, services.now())) {
    const item = await claimItem(database, id, services.now())
    if (item === null) continue
    tried += 1
    const outcome = item.attempts > MOST_ATTEMPTS ? givenUp('no attempt came to an end') : await attempt(services, item)
    await settleItem(database, item, outcome, services.now())
  }
  return tried
}

async function attempt(services: Services, item: OutboxItem): Promise<Outcome> {
  const { wechat, settings, database } = services
  const payload = item.payload as MessagePayload
  const templateId = settings.templates[payload.kind]
  if (wechat === null) return givenUp('no gateway')
  if (templateId === '') return givenUp('no template')
  const { manager } = database.reads
  const openid = (await manager.findOneBy(Person, { id: payload.personId }))?.openid ?? null
  const notice = await manager.findOneBy(Notice, { id: payload.noticeId })
  if (openid === null || notice === null) return givenUp('nobody to send it to')
  try {
    await wechat.sendSubscribeMessage({ openid, templateId, page: notice.opens.replace(/^\//, ''), data: fieldsOf(notice) })
    return { result: 'sent', again: false }
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    return error.retryable ? { result: error.message, again: true } : givenUp(error.message)
  }
}

/** The three fields that each of our templates has; the gateway cuts them to WeChat's lengths. */
function fieldsOf(notice: Notice): Record<string, string> {
  const at = notice.at.getTime()
  return { thing1: notice.title, thing2: notice.body, time3: `${beijingDate(at)} ${timeWords(beijingMinutes(at))}` }
}

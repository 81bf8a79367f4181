import { notices } from '@shared/contract'
import { call, useRead } from '@/api'
import { askToNotify } from '@/platform/subscribe'

/**
 * WeChat messages about the order. To be called in the press itself, or WeChat refuses to ask.
 * A person may say no, and nothing here may keep an order from being placed: failures are let go.
 * Invitations concern leaders alone, who are asked for them where they accept one.
 * @param consented before it the server says nothing of messages, and asking would lead away from the form
 */
export function useReminders(consented: boolean): () => Promise<void> {
  const inWechat = process.env.TARO_ENV === 'weapp'
  const templates = useRead(notices.templates, {}, { enabled: inWechat && consented })
  return async () => {
    const items = templates.data?.items.filter(({ kind }) => kind !== 'offer_received') ?? []
    if (items.length === 0) return
    const asked = await askToNotify(items.map(({ templateId }) => templateId))
    if (!asked.ok) return
    const answers = items.map(({ kind, templateId }) => ({ kind, accepted: asked.value.includes(templateId) }))
    await call(notices.grant, { body: { answers } }).catch(() => undefined)
  }
}

import { notices } from '@shared/contract'
import { call, useRead } from '@/api'
import { askToNotify } from '@/platform/subscribe'

/**
 * Asks WeChat whether it may tell a volunteer when an activity is moved or a place becomes free; one yes pays for one message, and none is
 * asked for while an earlier one is unspent. To be called straight from a press, or WeChat refuses; a no changes nothing else.
 * @param allowed somebody is signed in and has consented: before it the server says nothing of messages
 */
export function useReminders(allowed: boolean): () => void {
  const inWechat = process.env.TARO_ENV === 'weapp'
  const templates = useRead(notices.templates, {}, { enabled: inWechat && allowed })
  return () => {
    const asked = (templates.data?.items ?? []).filter(({ kind, left }) => kind === 'visit_change' && left === 0)
    if (asked.length === 0) return
    void askToNotify(asked.map(({ templateId }) => templateId)).then((outcome) => {
      if (!outcome.ok) return
      const answers = asked.map(({ kind, templateId }) => ({ kind, accepted: outcome.value.includes(templateId) }))
      call(notices.grant, { body: { answers } }).catch(() => undefined)
    })
  }
}

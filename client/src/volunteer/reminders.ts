import { notices } from '@shared/contract'
import { useRead, useWrite } from '@/api'
import { askToNotify } from '@/platform/subscribe'

/**
 * Asks WeChat whether it may tell a leader of the next invitation and of a changed visit, each of which one yes pays for once.
 * The function must be called straight from a press, before anything is waited for, or WeChat refuses. Nothing is asked while
 * an earlier yes is still unspent, and a no changes nothing else.
 */
export function useReminders(): () => void {
  const templates = useRead(notices.templates)
  const grant = useWrite(notices.grant)
  return () => {
    const asked = (templates.data?.items ?? []).filter(({ kind, left }) => kind !== 'order_progress' && left === 0)
    if (asked.length === 0) return
    void askToNotify(asked.map(({ templateId }) => templateId)).then((outcome) => {
      if (!outcome.ok) return
      const answers = asked.map(({ kind, templateId }) => ({ kind, accepted: outcome.value.includes(templateId) }))
      void grant.send({ body: { answers } })
    })
  }
}

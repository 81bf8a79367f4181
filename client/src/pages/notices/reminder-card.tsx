import { notices } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Card, Failed, Notice } from '@/design'
import { askToNotify } from '@/platform/subscribe'

type Kind = ReplyOf<typeof notices.templates>['items'][number]['kind']

const ABOUT: Record<Kind, string> = {
  order_progress: '我的单有进展',
  offer_received: '队伍收到邀请',
  visit_change: '上门时间有变动',
}

/** Offers to bring messages into WeChat. Each yes pays for one message, which is said plainly; nothing where WeChat has no templates for us. */
export function ReminderCard() {
  const templates = useRead(notices.templates)
  const [outcome, setOutcome] = useState<string | null>(null)
  const grant = useWrite(notices.grant)
  const items = templates.data?.items ?? []
  if (items.length === 0) return null

  const ask = () => {
    setOutcome(null)
    // Straight from the press: WeChat refuses once anything was waited for.
    void askToNotify(items.map(({ templateId }) => templateId)).then((answer) => {
      if (!answer.ok) {
        setOutcome(answer.why === 'cancelled' ? '没有打开。进展仍会在这里。' : answer.sentence)
        return
      }
      const answers = items.map(({ kind, templateId }) => ({ kind, accepted: answer.value.includes(templateId) }))
      const agreed = answers.some(({ accepted }) => accepted)
      void grant.send({ body: { answers } }).then((reply) => {
        if (reply !== null) setOutcome(agreed ? '好的，有消息会在微信里告诉您。' : '没有打开。进展仍会在这里。')
      })
    })
  }
  return (
    <Card title="有消息时，在微信里告诉我" note="微信规定：同意一次，发一条。">
      <View className="stack">
        <View className="words-note">{items.map(({ kind, left }) => `${ABOUT[kind]}：还可以发 ${left} 条`).join('；')}</View>
        <Button id="ask-to-notify" icon="bell" busy={grant.busy} onPress={ask}>
          在微信里告诉我
        </Button>
        {outcome !== null && <Notice>{outcome}</Notice>}
        {grant.error !== null && <Failed error={grant.error} />}
      </View>
    </Card>
  )
}

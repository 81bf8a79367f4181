import { complaints as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, ConfirmSheet, Failed, ReasonSheet } from '@/design'

export type Case = ReplyOf<typeof contract.one>
type Asking = 'answer' | 'not_satisfied' | 'withdraw'

/** What this person may do now; the server says what that is. */
export function CaseActions({ subject }: { subject: Case }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  const accept = useWrite(contract.accept)
  const satisfied = useWrite(contract.satisfied)
  const answer = useWrite(contract.answer, close)
  const notSatisfied = useWrite(contract.notSatisfied, close)
  const withdraw = useWrite(contract.withdraw, close)
  const params = { code: subject.code }
  const may = (action: Case['actions'][number]) => subject.actions.includes(action)
  const failed = accept.error ?? satisfied.error
  return (
    <View className="stack">
      {failed !== null && <Failed error={failed} />}
      {may('accept') && (
        <Button kind="primary" busy={accept.busy} onPress={() => void accept.send({ params })}>
          受理，开始查
        </Button>
      )}
      {may('answer') && <Button onPress={() => setAsking('answer')}>答复对方</Button>}
      {may('satisfied') && (
        <Button kind="leaf" busy={satisfied.busy} onPress={() => void satisfied.send({ params })}>
          满意，办结
        </Button>
      )}
      {may('not_satisfied') && <Button onPress={() => setAsking('not_satisfied')}>不满意，请上一级看</Button>}
      {may('withdraw') && (
        <Button kind="quiet" onPress={() => setAsking('withdraw')}>
          撤回
        </Button>
      )}
      <ReasonSheet
        open={asking === 'answer'}
        title="答复对方"
        textLabel="查到什么，怎么处理"
        textHint="对方看得到。没有账号的人，请打电话告诉对方。"
        textMost={1000}
        action="答复"
        busy={answer.busy}
        error={answer.error}
        onSubmit={({ text }) => void answer.send({ params, body: { text } })}
        onClose={close}
      />
      <ReasonSheet
        open={asking === 'not_satisfied'}
        title="请上一级看"
        textLabel="哪里不满意"
        textHint="只能请一次。"
        textMost={500}
        action="交上去"
        busy={notSatisfied.busy}
        error={notSatisfied.error}
        onSubmit={({ text }) => void notSatisfied.send({ params, body: { text } })}
        onClose={close}
      />
      <ConfirmSheet
        open={asking === 'withdraw'}
        title="撤回这件"
        action="撤回"
        busy={withdraw.busy}
        error={withdraw.error}
        onConfirm={() => void withdraw.send({ params })}
        onClose={close}
      >
        撤回以后就不查了。以后可以再提。
      </ConfirmSheet>
    </View>
  )
}

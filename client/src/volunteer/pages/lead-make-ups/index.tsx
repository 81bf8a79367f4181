import { makeUps } from '@shared/contract/make-ups'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { type MakeUp, MakeUpCard } from '@/activity-work/make-up-card'
import { RejectMakeUp } from '@/activity-work/reject-make-up'
import { usePages, useWrite } from '@/api'
import { Button, Empty, Failed, guarded, ListMore, Loading, Notice, Page } from '@/design'
import { useSignedIn } from '@/state/session'

/** One make-up that waits for the leader's word. */
function Waiting({ makeUp, onDone }: { makeUp: MakeUp; onDone(sentence: string): void }) {
  const [rejecting, setRejecting] = useState(false)
  const { code, person, actions } = makeUp
  const confirm = useWrite(makeUps.confirm, () => onDone(`${person.name}的补录已经确认，等站里审批。`))
  return (
    <MakeUpCard makeUp={makeUp}>
      <View className="halves">
        {actions.includes('reject') && (
          <Button label={`${person.name}的补录不通过`} onPress={() => setRejecting(true)}>
            不属实
          </Button>
        )}
        {actions.includes('confirm') && (
          <Button
            kind="leaf"
            busy={confirm.busy}
            label={`确认${person.name}的补录属实`}
            onPress={() => void confirm.send({ params: { code }, body: {} })}
          >
            确认属实
          </Button>
        )}
      </View>
      {actions.length === 0 && <View className="words-note">这一份要由别的人确认：自己的时数，自己不能作证。</View>}
      {confirm.error !== null && <Failed error={confirm.error} />}
      {rejecting && <RejectMakeUp makeUp={makeUp} onClose={() => setRejecting(false)} />}
    </MakeUpCard>
  )
}

function LeadMakeUps() {
  const signedIn = useSignedIn()
  const list = usePages(makeUps.led, {}, { enabled: signedIn })
  const [done, setDone] = useState<string | null>(null)
  return (
    <Page id="lead-make-ups" title="要我确认的补录" signedInFor="登录后看要您确认的补录">
      <View className="stack">
        <View className="words-note">补录要队长确认属实、站里另一个人审批，再公示 3 个工作日。</View>
        {done !== null && <Notice tone="leaf">{done}</Notice>}
        {list.isPending && list.error === null && <Loading />}
        {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
        {!list.isPending && list.error === null && list.items.length === 0 && (
          <Empty icon="clock" title="没有等您确认的补录" note="替志愿者申请补录，在活动的“到场和结项”里。" />
        )}
        {list.items.map((makeUp) => (
          <Waiting key={makeUp.code} makeUp={makeUp} onDone={setDone} />
        ))}
        <ListMore list={list} />
      </View>
    </Page>
  )
}

export default guarded(LeadMakeUps)

import { emergencies } from '@shared/contract'
import { EMERGENCY_STATE_LABELS } from '@shared/lifecycle/emergency'
import { promiseWords } from '@shared/time/words'
import { EMERGENCY_KIND_LABELS } from '@shared/vocabulary/emergencies'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { sendTo } from '@/api/onward'
import { Button, Card, Chip, Failed, guarded, Loading, Notice, Page } from '@/design'
import { useParameters } from '@/platform/navigation'
import { phone as callPhone } from '@/platform/phone'
import { useSession } from '@/state/session'
import { HelpForm } from './help-form'

function CallButton({ number, of }: { number: string; of: string }) {
  const [failed, setFailed] = useState('')
  const dial = async () => {
    const outcome = await callPhone(number)
    setFailed(outcome.ok ? '' : outcome.sentence)
  }
  return (
    <>
      <Button icon="phone" label={`打电话给${of}`} onPress={() => void dial()}>
        {`打给${of}`}
      </Button>
      {failed !== '' && <Notice tone="amber">{failed}</Notice>}
    </>
  )
}

/** What is to be done in an emergency, and asking for help: what, where, sent. */
function EmergencyPage() {
  const { code = '' } = useParameters<'code'>()
  const self = useSession((state) => state.self)
  const read = useRead(emergencies.one, { params: { code } }, { enabled: code !== '' })
  const data = read.data
  return (
    <Page id="emergency" title="应急求助">
      <View className="stack">
        {read.isPending && <Loading cards={2} />}
        {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {data !== undefined && (
          <>
            <Card
              mark="asks"
              title={data.emergency.title}
              aside={<Chip tone="kapok">{EMERGENCY_KIND_LABELS[data.emergency.kind]}</Chip>}
              note={
                data.emergency.state === 'closed'
                  ? EMERGENCY_STATE_LABELS.closed
                  : `${data.emergency.owner.name} · 到${promiseWords(Date.parse(data.emergency.endsAt), Date.now())}`
              }
            >
              <View className="words-strong">{data.emergency.words}</View>
              {data.phone !== '' && <CallButton number={data.phone} of={data.emergency.owner.name} />}
            </Card>
            <Notice tone="kapok">有生命危险，请马上打 120、119 或 110。</Notice>
            {data.emergency.state === 'closed' && <Notice>这次预警已经结束了。还需要帮忙，请照常点单。</Notice>}
            {data.emergency.state === 'open' && self === null && (
              <Button kind="primary" onPress={() => sendTo('sign-in')}>
                登录后求助
              </Button>
            )}
            {data.emergency.state === 'open' && self !== null && <HelpForm code={code} self={self} />}
          </>
        )}
      </View>
    </Page>
  )
}

export default guarded(EmergencyPage)

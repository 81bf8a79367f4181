import { checkIns } from '@shared/contract/check-ins'
import { momentWords } from '@shared/time/words'
import type { Direction } from '@shared/vocabulary/check-ins'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { useQueue } from '@/check-in'
import { Button, Choice, Empty, Failed, guarded, Loading, Notice, Page, Tabs } from '@/design'
import { goInstead, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { type Issued, rightNow, useIssued } from '@/volunteer/issued'
import { CodePanel } from './code-panel'
import './index.scss'
import { NotedPanel } from './noted-panel'
import { RollPanel } from './roll-panel'

const DIRECTIONS: readonly { value: Direction; label: string }[] = [
  { value: 'in', label: '签到' },
  { value: 'out', label: '签退' },
]

type Shown = 'code' | 'roll' | 'noted'

/** Coming in the first half, going in the second: the leader changes it with one press. */
function likely(issued: Issued): Direction {
  const middle = (Date.parse(issued.startsAt) + Date.parse(issued.endsAt)) / 2
  return rightNow(issued) < middle ? 'in' : 'out'
}

function Desk({ issued }: { issued: Issued }) {
  const [show, setShow] = useState<Shown>('code')
  const [direction, setDirection] = useState(() => likely(issued))
  const attendance = useRead(checkIns.attendance, { params: { code: issued.activity } })
  const { waiting } = useQueue()
  const mine = waiting.filter(({ event }) => event.channel !== 'code' && event.activity === issued.activity)
  return (
    <>
      <Tabs<Shown>
        label="签到的办法"
        items={[
          { key: 'code', text: '签到码' },
          { key: 'roll', text: '点名' },
          { key: 'noted', text: '已记下', count: mine.length },
        ]}
        value={show}
        onChange={setShow}
      />
      {show !== 'noted' && <Choice<Direction> label="签到还是签退" options={DIRECTIONS} value={direction} onChange={setDirection} />}
      {show === 'code' && <CodePanel issued={issued} direction={direction} />}
      {show === 'roll' && <RollPanel issued={issued} direction={direction} lines={attendance.data?.items} />}
      {show === 'noted' && <NotedPanel activity={issued.activity} />}
    </>
  )
}

/** When the list and the secret came to this phone, and the way to newer ones. */
function Fetched({ issued, busy, error, onRefresh }: { issued: Issued; busy: boolean; error: unknown; onRefresh(): void }) {
  return (
    <View className="stack">
      {error !== null && <Notice tone="amber">没有取到最新的名单，先用这部手机上存着的。签到、点名都照常。</Notice>}
      <View className="words-note">{`名单和签到码已存在这部手机上（${momentWords(issued.fetchedAt, rightNow(issued))} 取的），没有信号也能用。`}</View>
      <Button kind="quiet" narrow busy={busy} busyText="正在取…" onPress={onRefresh}>
        取最新的名单
      </Button>
    </View>
  )
}

function LeadCheckIn() {
  const { code = '' } = useParameters<'code'>()
  const signedIn = useSignedIn()
  const { issued, busy, error, refresh } = useIssued(code, { enabled: signedIn })
  return (
    <Page id="lead-check-in" className="lead-check-in" title="签到、点名" signedInFor="登录后给您队伍的活动签到">
      <View className="stack">
        {code === '' && (
          <Empty
            icon="scan"
            title="没有说是哪一个活动"
            action={{ text: '看队伍的活动', onPress: () => goInstead('/volunteer/pages/lead-activities/index') }}
          />
        )}
        {issued !== null && <View className="words-strong">{issued.title}</View>}
        {issued === null && busy && <Loading cards={1} />}
        {issued === null && error !== null && <Failed error={error} onRetry={refresh} />}
        {issued === null && !busy && error === null && code !== '' && (
          <Empty
            icon="offline"
            title="这部手机上还没有签到码"
            note="请在有信号的地方打开这一页，签到码和名单会存到手机上，之后没有信号也能用。"
            action={{ text: '现在就取', onPress: refresh }}
          />
        )}
        {issued !== null && <Desk key={issued.activity} issued={issued} />}
        {issued !== null && <Fetched issued={issued} busy={busy} error={error} onRefresh={refresh} />}
      </View>
    </Page>
  )
}

export default guarded(LeadCheckIn)

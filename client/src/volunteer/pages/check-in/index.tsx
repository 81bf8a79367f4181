import { View } from '@tarojs/components'
import { isOnNow } from '@/check-in/known'
import { useKnownActivities } from '@/check-in/use-queue'
import { guarded, Notice, Page } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useSession } from '@/state/session'
import { HereNow } from './here-now'
import './index.scss'
import { KeptEvents } from './kept-events'
import { LastAnswer } from './last-answer'
import { MyCard } from './my-card'
import { ScanCode } from './scan-code'
import { useScanning } from './use-scanning'

function CheckIn() {
  const { activity } = useParameters<'activity'>()
  const self = useSession((state) => state.self)
  const known = useKnownActivities()
  const scanning = useScanning(activity)
  const now = Date.now()
  const about = known.find(({ code }) => code === activity) ?? known.find((each) => isOnNow(each, now))
  return (
    <Page id="check-in" title="签到签退" signedInFor="登录后签到，时数才记得到您名下">
      <View className="stack">
        {scanning.trouble !== null && <Notice tone="amber">{scanning.trouble}</Notice>}
        <LastAnswer id={scanning.last} />
        <HereNow code={activity ?? about?.code} known={about} />
        <ScanCode scanning={scanning} />
        {self !== null && <MyCard code={self.code} name={self.name} />}
        <KeptEvents />
      </View>
    </Page>
  )
}

export default guarded(CheckIn)

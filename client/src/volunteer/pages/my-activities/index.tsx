import { View } from '@tarojs/components'
import { useState } from 'react'
import { KeptNotice } from '@/activity-parts/kept-notice'
import { guarded, Page, Tabs } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { ForMe } from './for-me'
import { Mine } from './mine'

const TABS = [
  { key: 'for_me', text: '我能参加的' },
  { key: 'coming', text: '我报名的' },
  { key: 'past', text: '参加过的' },
] as const
type Show = (typeof TABS)[number]['key']

const isShow = (text: string | undefined): text is Show => TABS.some(({ key }) => key === text)

function MyActivities() {
  const { show: asked } = useParameters<'show'>()
  const signedIn = useSignedIn()
  const [show, setShow] = useState<Show>(isShow(asked) ? asked : 'for_me')
  return (
    <Page id="my-activities" title="志愿活动" signedInFor="登录后看您能参加的活动">
      <View className="stack">
        <KeptNotice />
        <Tabs<Show> label="志愿活动" items={TABS} value={show} onChange={setShow} />
        {signedIn && (show === 'for_me' ? <ForMe /> : <Mine key={show} show={show} />)}
      </View>
    </Page>
  )
}

export default guarded(MyActivities)

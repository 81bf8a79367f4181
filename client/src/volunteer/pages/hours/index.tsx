import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, guarded, Page, Tabs } from '@/design'
import { go, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { Cases } from './cases'
import { Entries } from './entries'
import { MakeUps } from './make-ups'

const TABS = [
  { key: 'entries', text: '时数' },
  { key: 'make_ups', text: '补录' },
  { key: 'cases', text: '核实' },
] as const
type Show = (typeof TABS)[number]['key']

const PARTS = { entries: Entries, make_ups: MakeUps, cases: Cases } as const

const isShow = (text: string | undefined): text is Show => TABS.some(({ key }) => key === text)

function Hours() {
  const { show: asked } = useParameters<'show'>()
  const signedIn = useSignedIn()
  const [show, setShow] = useState<Show>(isShow(asked) ? asked : 'entries')
  const Part = PARTS[show]
  return (
    <Page
      id="hours"
      title="我的时数"
      signedInFor="登录后看您的志愿服务时数"
      foot={
        show === 'entries' && (
          <Button id="to-records" icon="print" onPress={() => go('/volunteer/pages/records/index')}>
            开志愿服务记录单
          </Button>
        )
      }
    >
      <View className="stack">
        <Tabs<Show> label="我的时数" items={TABS} value={show} onChange={setShow} />
        {signedIn && <Part />}
      </View>
    </Page>
  )
}

export default guarded(Hours)

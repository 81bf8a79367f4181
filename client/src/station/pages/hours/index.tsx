import { View } from '@tarojs/components'
import { useState } from 'react'
import { guarded, Notice, Tabs } from '@/design'
import { useParameters } from '@/platform/navigation'
import { type Desk, useDesk } from '@/station/desk'
import { ScopeLine, useScope } from '@/station/site-scope'
import { StationFrame } from '@/station/station-frame'
import { CaseList } from './case-list'
import { EntryList } from './entry-list'
import { MakeUpList } from './make-up-list'
import { PendingList } from './pending-list'

const TABS = [
  { key: 'make-ups', text: '补录' },
  { key: 'pending', text: '要确认的' },
  { key: 'cases', text: '要核实的' },
  { key: 'posted', text: '已计入、更正' },
] as const
type Show = (typeof TABS)[number]['key']

const LISTS = { 'make-ups': MakeUpList, pending: PendingList, cases: CaseList, posted: EntryList }

/** How many wait at the desk's own site on a tab; what is posted waits for nobody. */
function countOf({ counts }: Desk, show: Show): number {
  if (counts === null || show === 'posted') return 0
  return show === 'make-ups' ? counts.hours.makeUps : counts.hours[show]
}

const isShow = (value: string | undefined): value is Show => TABS.some(({ key }) => key === value)

function SiteHours() {
  const desk = useDesk()
  const { show: asked, site: askedSite } = useParameters<'show' | 'site'>()
  const scope = useScope(desk, askedSite)
  const [show, setShow] = useState<Show>(isShow(asked) ? asked : 'make-ups')
  const [done, setDone] = useState<string | null>(null)
  const List = LISTS[show]
  return (
    <StationFrame id="site-hours" title="时数和补录" current="hours" desk={desk}>
      <View className="stack">
        <Tabs<Show>
          label="时数的分类"
          items={TABS.map((tab) => ({ ...tab, count: scope.lower === null ? countOf(desk, tab.key) : 0 }))}
          value={show}
          onChange={(next) => {
            setDone(null)
            setShow(next)
          }}
        />
        {done !== null && <Notice tone="leaf">{done}</Notice>}
        <ScopeLine desk={desk} scope={scope} />
        <List key={`${scope.code}.${show}`} site={scope.code} onDone={setDone} />
      </View>
    </StationFrame>
  )
}

export default guarded(SiteHours)

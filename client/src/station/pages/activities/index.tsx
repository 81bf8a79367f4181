import { activities as contract } from '@shared/contract/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { CalendarFeed } from '@/activity-parts/calendar-feed'
import { usePages } from '@/api'
import { Empty, Failed, guarded, ListMore, Loading, Tabs } from '@/design'
import { useParameters } from '@/platform/navigation'
import { type Desk, useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { ActivityRow } from './activity-row'

const TABS = [
  { key: 'reviewing', text: '等审核' },
  { key: 'running', text: '报名和进行中' },
  { key: 'unsettled', text: '等结项' },
] as const
type Show = (typeof TABS)[number]['key']

const NOTHING: Record<Show, { title: string; note: string }> = {
  reviewing: { title: '没有等审核的活动', note: '队长交来的活动，会先出现在这里。' },
  running: { title: '现在没有报名或进行中的活动', note: '审核通过的活动会列在这里，可以替没有手机的人报名。' },
  unsettled: { title: '没有等结项的活动', note: '活动结束后 10 个工作日内要记好时数；超过的会标出来。' },
}

function ActivityRows({ site, show }: { site: string; show: Show }) {
  const list = usePages(contract.ofSite, { query: { site, show } })
  if (list.isPending && list.error === null) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="calendar" {...NOTHING[show]} />
  return (
    <View className="stack">
      <View className="station-rows">
        {list.items.map((line) => (
          <ActivityRow key={line.code} line={line} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

/** How many wait on a tab; those that run are in nobody's way. */
const countOf = ({ counts }: Desk, show: Show): number => (counts === null || show === 'running' ? 0 : counts.activities[show])

const isShow = (value: string | undefined): value is Show => TABS.some(({ key }) => key === value)

function SiteActivities() {
  const desk = useDesk()
  const { show: asked } = useParameters<'show'>()
  const [show, setShow] = useState<Show>(isShow(asked) ? asked : 'reviewing')
  const site = desk.site?.code ?? ''
  return (
    <StationFrame id="site-activities" title="活动" current="activities" desk={desk}>
      <View className="stack">
        <Tabs<Show>
          label="活动的分类"
          items={TABS.map((tab) => ({ ...tab, count: countOf(desk, tab.key) }))}
          value={show}
          onChange={setShow}
        />
        <ActivityRows key={`${site}.${show}`} site={site} show={show} />
        {site !== '' && <CalendarFeed key={site} site={site} />}
      </View>
    </StationFrame>
  )
}

export default guarded(SiteActivities)

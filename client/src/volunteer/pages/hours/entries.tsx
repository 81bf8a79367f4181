import { hours } from '@shared/contract/hours'
import { HOURS_KIND_LABELS } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { EntryCard } from '@/activity-parts/entry-card'
import { minutesWords } from '@/activity-work/words'
import { usePages, useRead } from '@/api'
import { Card, Empty, Failed, ListMore, Loading, Notice } from '@/design'
import { go } from '@/platform/navigation'

/** The two kinds side by side, never added up. */
function Totals() {
  const read = useRead(hours.mine)
  if (read.data === undefined) return null
  const { timedMinutes, manualMinutes } = read.data.totals
  return (
    <>
      <View className="halves" id="hours-totals">
        <Card title={HOURS_KIND_LABELS.timed}>
          <View className="words-title">{minutesWords(timedMinutes)}</View>
        </Card>
        <Card title={HOURS_KIND_LABELS.manual}>
          <View className="words-title">{minutesWords(manualMinutes)}</View>
        </Card>
      </View>
      <View className="words-note">两样分开记，不相加。</View>
    </>
  )
}

/** Every entry of this person's hours, the latest first. */
export function Entries() {
  const list = usePages(hours.mine)
  const [opened, setOpened] = useState<string | null>(null)
  return (
    <>
      {opened !== null && (
        <Notice id="case-opened" tone="leaf">{`已经停下来，请站里核实，编号 ${opened}。有结果会发消息给您，也可以在“核实”里看。`}</Notice>
      )}
      <Totals />
      {list.isPending && list.error === null && <Loading />}
      {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <Empty
          icon="clock"
          title="还没有时数"
          note="活动现场签到、签退，队长结项后就会入账。"
          action={{ text: '看我能参加的活动', onPress: () => go('/volunteer/pages/my-activities/index') }}
        />
      )}
      {list.items.map((entry) => (
        <EntryCard key={entry.code} entry={entry} onOpened={setOpened} />
      ))}
      <ListMore list={list} />
    </>
  )
}

import { HOURS_REASONS } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import { minutesWords } from '@/activity-work/words'
import { Card, Fact, Notice } from '@/design'
import type { Settled as Reply } from './settle-form'

/** What settling has posted for each person, and why that much. */
export function Settled({ settled }: { settled: Reply }) {
  return (
    <View className="stack">
      <Notice tone="leaf">已经结项。时数入了账，关联的单等点单的人评价。</Notice>
      <Card title="记下的时数">
        {settled.items.map(({ person, minutes, reasons }) => (
          <Fact key={person.code} label={person.name}>
            <View className="words-strong">{minutes > 0 ? minutesWords(minutes) : '不计'}</View>
            <View className="words-note">{reasons.map((reason) => HOURS_REASONS[reason]).join('；')}</View>
          </Fact>
        ))}
      </Card>
    </View>
  )
}

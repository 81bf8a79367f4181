import { HOURS_ENTRY_STATE_LABELS } from '@shared/lifecycle/hours-entry'
import { beijingDate } from '@shared/time/beijing'
import { dateWords } from '@shared/time/words'
import { HOURS_KIND_LABELS, HOURS_REASONS } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import { minutesWords } from '@/activity-work/words'
import { Card, Chip } from '@/design'
import { go } from '@/platform/navigation'
import { ENTRY_TONES, type HoursEntry, SOURCE_WORDS } from './hours-words'
import { NotMe } from './not-me'

interface EntryCardProps {
  entry: HoursEntry
  onOpened(number: string): void
}

/** One entry of somebody's hours: how much, for what, of which kind, and why that much. */
export function EntryCard({ entry, onOpened }: EntryCardProps) {
  const { code, kind, source, state, minutes, date, activity, team, reasons } = entry
  const words = [HOURS_KIND_LABELS[kind], ...(SOURCE_WORDS[source] === '' || kind === 'manual' ? [] : [SOURCE_WORDS[source]])]
  return (
    <Card
      id={`entry-${code}`}
      title={`${activity.title} · ${minutesWords(minutes)}`}
      aside={<Chip tone={ENTRY_TONES[state]}>{HOURS_ENTRY_STATE_LABELS[state]}</Chip>}
      note={[dateWords(date, beijingDate(Date.now())), ...words, team.name].join(' · ')}
      onPress={() => go('/volunteer/pages/hours-entry/index', { code })}
    >
      <View className="stack">
        {reasons.length > 0 && <View className="words-note">{`${reasons.map((reason) => HOURS_REASONS[reason]).join('；')}。`}</View>}
        <NotMe entry={entry} onOpened={onOpened} />
      </View>
    </Card>
  )
}

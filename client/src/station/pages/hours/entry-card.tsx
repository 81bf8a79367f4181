import type { ReplyOf } from '@shared/contract/endpoint'
import type { hours } from '@shared/contract/hours'
import { HOURS_ENTRY_STATE_LABELS, type HoursEntryState } from '@shared/lifecycle/hours-entry'
import { HOURS_KIND_LABELS, HOURS_REASONS, type HoursSource } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { minutesWords, spanWords } from '@/activity-work/words'
import { Card, Chip, type Tone } from '@/design'

export type SiteEntry = ReplyOf<typeof hours.ofSite>['items'][number]
/** What every reader of an entry gets. */
type Entry = ReplyOf<typeof hours.one>

const TONES: Record<HoursEntryState, Tone> = { pending: 'amber', posted: 'leaf', frozen: 'sky', reversed: 'grey', declined: 'grey' }

const SOURCES: Record<HoursSource, string> = { settlement: '结项计入', make_up: '补录计入', reversal: '冲销', correction: '更正后的时数' }

interface EntryCardProps {
  entry: Entry
  person: string
  /** Who has vouched for it, each a phrase. */
  vouched?: readonly string[]
  children?: ReactNode
}

/** One entry of somebody's hours: amounts never change, a wrong one is taken back by another. */
export function EntryCard({ entry, person, vouched = [], children }: EntryCardProps) {
  const { minutes, kind, source, state, activity, team, reasons } = entry
  const why = reasons.map((reason) => HOURS_REASONS[reason]).join('；')
  return (
    <Card
      title={`${person} · ${minutesWords(minutes)}`}
      note={`${activity.title} · ${spanWords(entry, Date.now())} · ${team.name}`}
      aside={<Chip tone={TONES[state]}>{HOURS_ENTRY_STATE_LABELS[state]}</Chip>}
    >
      <View>{`${HOURS_KIND_LABELS[kind]} · ${SOURCES[source]}`}</View>
      {why !== '' && <View className="words-note">{why}</View>}
      {vouched.map((words) => (
        <View key={words} className="words-note">
          {words}
        </View>
      ))}
      {children}
    </Card>
  )
}

import { hours } from '@shared/contract/hours'
import { HOURS_ENTRY_STATE_LABELS } from '@shared/lifecycle/hours-entry'
import { momentWords } from '@shared/time/words'
import { HOURS_KIND_LABELS, HOURS_REASONS } from '@shared/vocabulary/hours'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { ENTRY_TONES, type HoursEntry, SOURCE_WORDS } from '@/activity-parts/hours-words'
import { NotMe } from '@/activity-parts/not-me'
import { minutesWords, spanWords } from '@/activity-work/words'
import { useRead } from '@/api'
import { Button, Card, Chip, Empty, Fact, Failed, guarded, Loading, Notice, Page } from '@/design'
import { go, goInstead, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'

function Whole({ entry }: { entry: HoursEntry }) {
  const { kind, source, state, minutes, startsAt, endsAt, activity, team, reasons, of, postedAt, case: number } = entry
  const now = Date.now()
  return (
    <Card title={activity.title} aside={<Chip tone={ENTRY_TONES[state]}>{HOURS_ENTRY_STATE_LABELS[state]}</Chip>} note={team.name}>
      <Fact label="多久">{minutesWords(minutes)}</Fact>
      <Fact label="什么时候服务">{spanWords({ startsAt, endsAt }, now)}</Fact>
      <Fact label="怎么计的">{[HOURS_KIND_LABELS[kind], SOURCE_WORDS[source]].filter((words) => words !== '').join(' · ')}</Fact>
      {reasons.length > 0 && <Fact label="为什么是这么多">{reasons.map((reason) => HOURS_REASONS[reason]).join('；')}</Fact>}
      <Fact label="什么时候记的">{momentWords(Date.parse(postedAt), now)}</Fact>
      {number !== null && <Fact label="正在核实">{`编号 ${number}`}</Fact>}
      {of !== null && (
        <Button icon="forward" onPress={() => go('/volunteer/pages/hours-entry/index', { code: of })}>
          看原来那笔
        </Button>
      )}
    </Card>
  )
}

function EntryPage() {
  const { code = '' } = useParameters<'code'>()
  const signedIn = useSignedIn()
  const read = useRead(hours.one, { params: { code } }, { enabled: signedIn && code !== '' })
  const [opened, setOpened] = useState<string | null>(null)
  const entry = read.data
  return (
    <Page id="hours-entry" title="一笔时数" signedInFor="登录后看这笔时数">
      <View className="stack">
        {code === '' && (
          <Empty
            icon="clock"
            title="没有说是哪一笔"
            action={{ text: '看我的时数', onPress: () => goInstead('/volunteer/pages/hours/index') }}
          />
        )}
        {code !== '' && read.isPending && <Loading cards={1} />}
        {entry === undefined && read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {opened !== null && <Notice id="case-opened" tone="leaf">{`已经停下来，请站里核实，编号 ${opened}。有结果会发消息给您。`}</Notice>}
        {entry !== undefined && (
          <>
            <Whole entry={entry} />
            <NotMe entry={entry} onOpened={setOpened} />
            <Button icon="calendar" onPress={() => go('/pages/activity/index', { code: entry.activity.code })}>
              看这个活动
            </Button>
          </>
        )}
      </View>
    </Page>
  )
}

export default guarded(EntryPage)

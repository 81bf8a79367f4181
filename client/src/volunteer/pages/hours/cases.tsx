import { hoursCases } from '@shared/contract/hours'
import { HOURS_CASE_STATE_LABELS } from '@shared/lifecycle/hours-entry'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { CASE_TONES } from '@/activity-parts/hours-words'
import { minutesWords } from '@/activity-work/words'
import { usePages } from '@/api'
import { Card, Chip, Empty, Failed, ListMore, Loading } from '@/design'
import { go } from '@/platform/navigation'

/** Entries that this person said were not theirs, and what the site found out. */
export function Cases() {
  const list = usePages(hoursCases.mine)
  const now = Date.now()
  return (
    <>
      {list.isPending && list.error === null && <Loading />}
      {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <Empty icon="shield" title="没有要核实的时数" note="看到不是自己的时数，按“不是我”，站里会核实。" />
      )}
      {list.items.map(({ code, state, text, words, openedAt, decidedAt, entry }) => (
        <Card
          key={code}
          id={`case-${code}`}
          title={`${entry.activity.title} · ${minutesWords(entry.minutes)}`}
          aside={<Chip tone={CASE_TONES[state]}>{HOURS_CASE_STATE_LABELS[state]}</Chip>}
          note={`编号 ${code} · ${momentWords(Date.parse(openedAt), now)}提出`}
          onPress={() => go('/volunteer/pages/hours-entry/index', { code: entry.code })}
        >
          {text !== '' && <View>{`您说：${text}`}</View>}
          {words !== '' && <View>{`站里说：${words}${decidedAt === null ? '' : `（${momentWords(Date.parse(decidedAt), now)}）`}`}</View>}
        </Card>
      ))}
      <ListMore list={list} />
    </>
  )
}

import { supervision } from '@shared/contract'
import { momentWords, promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { usePages, useRead } from '@/api'
import { Card, Empty, Failed, ListMore, Loading } from '@/design'
import { go } from '@/platform/navigation'

/** Activities whose hours should have been posted, by site; never by person. */
export function HoursDue({ site }: { site: string }) {
  const query = { query: { site } }
  const totals = useRead(supervision.hoursDue, query)
  const list = usePages(supervision.hoursDue, query)
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="check" title="时数都按期入账了" note="超过 10 个工作日没入账的，会列在这里。" />
  const now = Date.now()
  return (
    <View className="stack">
      <View className="words-note">{(totals.data?.sites ?? []).map(({ site: { name }, count }) => `${name} ${count} 场`).join('，')}</View>
      {list.items.map((line) => (
        <Card
          key={line.code}
          title={line.title}
          note={`${line.village.name} · ${line.team}`}
          onPress={() => go('/station/pages/activity/index', { code: line.code })}
        >
          <View>{`经办：${line.site.name}`}</View>
          <View className="station-late">{`应当在${promiseWords(Date.parse(line.dueAt), now)}入账`}</View>
          {line.endedAt !== null && <View className="words-note">{`活动 ${momentWords(Date.parse(line.endedAt), now)} 结束`}</View>}
        </Card>
      ))}
      <ListMore list={list} />
    </View>
  )
}

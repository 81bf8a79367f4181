import { complaints as contract } from '@shared/contract'
import type { ComplaintList as ListName } from '@shared/vocabulary/complaints'
import { View } from '@tarojs/components'
import { usePages } from '@/api'
import { Empty, Failed, ListMore, Loading } from '@/design'
import { ComplaintCard } from './complaint-card'
import './complaints.scss'

const NOTHING: Record<ListName, string> = {
  waiting: '没有等办的投诉建议',
  late: '没有超时的投诉建议',
  answered: '没有等对方表态的',
  ended: '还没有办结的',
  about: '没有人说我们站',
}

/** One list of a place's complaints; what is about one's own site is read there alone, not opened. */
export function ComplaintList({ site, show }: { site: string; show: ListName }) {
  const list = usePages(contract.list, { query: { site, show } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="check" title={NOTHING[show]} />
  return (
    <View className="stack">
      <View className="station-rows">
        {list.items.map((line) => (
          <ComplaintCard key={line.code} line={line} pressed={show !== 'about'} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

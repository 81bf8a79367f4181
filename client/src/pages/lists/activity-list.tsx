import { activities } from '@shared/contract'
import { ActivityCard } from '@/activity-parts/activity-card'
import { usePages } from '@/api'
import { type Filters, queryOf } from './filters'
import { ListRows } from './list-rows'

/** What happens in a place: coming activities, the next first; or what has been. */
export function ActivityList({ filters, onWiden }: { filters: Filters; onWiden: (() => void) | null }) {
  const list = usePages(activities.list, { query: { ...queryOf(filters), state: filters.when } })
  return (
    <ListRows
      list={list}
      nothing={filters.when === 'coming' ? '这里近期还没有活动' : '这里还没有办过活动'}
      onWiden={onWiden}
      row={(line) => <ActivityCard key={line.code} line={line} />}
    />
  )
}

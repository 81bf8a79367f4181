import { projects } from '@shared/contract'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { usePages } from '@/api'
import { Card, Chip } from '@/design'
import { go } from '@/platform/navigation'
import { type Filters, queryOf } from './filters'
import { ListRows } from './list-rows'

/** What the teams of a place offer. */
export function ProjectList({ filters, onWiden }: { filters: Filters; onWiden: (() => void) | null }) {
  const list = usePages(projects.list, { query: queryOf(filters) })
  return (
    <ListRows
      list={list}
      nothing="这里还没有服务项目"
      onWiden={onWiden}
      row={({ code, title, category, summary, team, place }) => (
        <Card
          key={code}
          title={title}
          aside={<Chip>{CATEGORY_LABELS[category]}</Chip>}
          note={`${team.name} · ${place.name}`}
          onPress={() => go('/pages/service/index', { code })}
        >
          <View>{summary}</View>
        </Card>
      )}
    />
  )
}

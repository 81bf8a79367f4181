import { projects } from '@shared/contract'
import { distanceWords } from '@shared/geo/distance'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { Text } from '@tarojs/components'
import { useRead } from '@/api'
import { Card, Chip, Failed, Loading } from '@/design'

/** What is being ordered: service, team, distance. */
export function ProjectCard({ code, village }: { code: string; village: string | undefined }) {
  const read = useRead(projects.one, { params: { code }, query: village === undefined ? {} : { village } })
  if (read.error && !read.data) return <Failed error={read.error} onRetry={() => void read.refetch()} kept="您填的内容还在。" />
  if (!read.data) return <Loading cards={1} />
  const { service, team, category, distance, summary } = read.data
  const far = distance === null ? '' : ` · 离村 ${distanceWords(distance)}`
  return (
    <Card title={service.name} note={`${team.name}${far}`} aside={<Chip>{CATEGORY_LABELS[category]}</Chip>}>
      <Text>{summary}</Text>
    </Card>
  )
}

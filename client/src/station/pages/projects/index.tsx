import { projects as contract } from '@shared/contract'
import type { ProjectState } from '@shared/lifecycle/project'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Empty, Failed, guarded, ListMore, Loading, Tabs } from '@/design'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { ProjectCard } from './project-card'

/** A draft is the team's own and is not listed here. */
const TABS: readonly { key: ProjectState; text: string }[] = [
  { key: 'reviewing', text: '等审核' },
  { key: 'listed', text: '已上架' },
  { key: 'paused', text: '暂停' },
  { key: 'returned', text: '退回的' },
  { key: 'retired', text: '已下架' },
]

function ProjectList({ site, state }: { site: string; state: ProjectState }) {
  const list = usePages(contract.toReview, { query: { site, state } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) {
    return state === 'reviewing' ? (
      <Empty icon="check" title="没有等审核的项目" note="队伍送来审核的项目，会先出现在这里。" />
    ) : (
      <Empty icon="list" title="这里还没有项目" note="看看别的分类，或请队长在「我的队伍」里提出项目。" />
    )
  }
  return (
    <View className="stack">
      <View className="station-rows">
        {list.items.map((project) => (
          <ProjectCard key={project.code} project={project} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

function Projects() {
  const desk = useDesk()
  const [state, setState] = useState<ProjectState>('reviewing')
  const site = desk.site?.code ?? ''
  return (
    <StationFrame id="projects-review" title="项目审核" current="projects" desk={desk}>
      <View className="stack">
        <Tabs<ProjectState> label="项目的状态" items={TABS} value={state} onChange={setState} />
        <ProjectList key={`${site}.${state}`} site={site} state={state} />
      </View>
    </StationFrame>
  )
}

export default guarded(Projects)

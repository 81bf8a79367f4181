import { projects } from '@shared/contract'
import { View } from '@tarojs/components'
import { useRead } from '@/api'
import { Button, Empty, Failed, guarded, Loading, Page } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { ProjectCard } from './project-card'

const propose = () => go('/volunteer/pages/project-form/index')

function Projects() {
  const signedIn = useSignedIn()
  const mine = useRead(projects.mine, {}, { enabled: signedIn })
  const teams = mine.data?.teams ?? []
  const items = mine.data?.items ?? []
  return (
    <Page
      id="projects"
      title="我们的项目"
      signedInFor="登录后看您队伍的项目"
      foot={
        teams.length > 0 && (
          <Button kind="primary" icon="plus" onPress={propose}>
            提出项目
          </Button>
        )
      }
    >
      <View className="stack">
        {mine.isPending && <Loading />}
        {mine.error !== null && <Failed error={mine.error} onRetry={() => void mine.refetch()} />}
        {mine.data !== undefined && teams.length === 0 && (
          <Empty icon="team" title="您现在没有带队伍" note="项目由队伍提出。想带队伍，可以到村里的文明实践站登记。" />
        )}
        {teams.length > 0 && items.length === 0 && (
          <Empty icon="list" title="还没有项目" note="写下你们会做什么，站里审核后就会出现在村民的菜单上。" />
        )}
        {items.map((project) => (
          <ProjectCard key={project.code} project={project} named={teams.length > 1} />
        ))}
      </View>
    </Page>
  )
}

export default guarded(Projects)

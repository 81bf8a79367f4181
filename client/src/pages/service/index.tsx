import { projects } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { distanceWords } from '@shared/geo/distance'
import { PROJECT_STATE_LABELS } from '@shared/lifecycle/project'
import { CATEGORY_LABELS, RISK_LABELS, TEAM_KIND_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useRead } from '@/api'
import { Button, Card, Chip, Fact, Failed, guarded, Loading, Notice, Page } from '@/design'
import { useVillage } from '@/pages/place/village'
import { go, useParameters } from '@/platform/navigation'

type Project = ReplyOf<typeof projects.one>

function About({ project }: { project: Project }) {
  return (
    <View className="stack">
      {project.state !== 'listed' && (
        <Notice tone="amber">这个项目现在是“{PROJECT_STATE_LABELS[project.state]}”，暂时不能点。可以看看别的服务，或直接说需求。</Notice>
      )}
      <Card title={project.title} note={project.summary} aside={<Chip>{CATEGORY_LABELS[project.category]}</Chip>}>
        {project.detail !== '' && <View>{project.detail}</View>}
      </Card>
      <Card>
        <Fact label="服务">{project.service.name}</Fact>
        <Fact label="队伍">{`${project.team.name}（${TEAM_KIND_LABELS[project.team.kind]}）`}</Fact>
        <Fact label="从哪里来">
          {project.distance === null ? project.place.name : `${project.place.name}，离您的村 ${distanceWords(project.distance)}`}
        </Fact>
        <Fact label="一次最多">{`${project.people} 人`}</Fact>
        {project.qualification !== '' && <Fact label="资质">{project.qualification}</Fact>}
        <Fact label="风险">{RISK_LABELS[project.risk]}</Fact>
      </Card>
      <View className="words-note">志愿服务不收钱。队伍可以接，也可以不接；站里会把结果告诉您。</View>
    </View>
  )
}

function Service() {
  const { code = '' } = useParameters<'code'>()
  const village = useVillage()
  const read = useRead(
    projects.one,
    { params: { code }, query: village === null ? {} : { village: village.code } },
    { enabled: code !== '' },
  )
  const project = read.data
  return (
    <Page
      title="服务项目"
      id="service"
      foot={
        project?.state === 'listed' && (
          <Button kind="primary" onPress={() => go('/pages/order-form/index', { project: code })}>
            点这项服务
          </Button>
        )
      }
    >
      {read.isPending && <Loading />}
      {read.error && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {project && <About project={project} />}
    </Page>
  )
}

export default guarded(Service)

import { projects } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Choice, Empty, Failed, Field, guarded, Loading, Notice, Page } from '@/design'
import { goInstead, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import './index.scss'
import { ProjectForm } from './project-form'

const openProjects = () => goInstead('/volunteer/pages/projects/index')

function ProjectFormPage() {
  const { code, team } = useParameters<'code' | 'team'>()
  const signedIn = useSignedIn()
  const mine = useRead(projects.mine, {}, { enabled: signedIn })
  const [chosen, setChosen] = useState(team ?? null)
  const teams = mine.data?.teams ?? []
  const project = mine.data?.items.find((item) => item.code === code) ?? null
  const offering =
    project?.team.code ?? teams.find((each) => each.code === chosen)?.code ?? (teams.length === 1 ? teams[0]?.code : undefined)
  const missing = mine.data !== undefined && (code === undefined ? teams.length === 0 : project === null)
  return (
    <Page id="project-form" title={code === undefined ? '提出项目' : '修改项目'} signedInFor="登录后提出您队伍的项目">
      <View className="stack">
        {mine.isPending && <Loading />}
        {mine.error !== null && <Failed error={mine.error} kept="您写的还在。" onRetry={() => void mine.refetch()} />}
        {missing && (
          <Empty
            icon="list"
            title={code === undefined ? '您现在没有带队伍' : '没有找到这个项目'}
            note={code === undefined ? '项目由队伍提出。想带队伍，可以到村里的文明实践站登记。' : '它可能已经不归您的队伍管了。'}
            action={{ text: '看我们的项目', onPress: openProjects }}
          />
        )}
        {code === undefined && teams.length > 1 && (
          <Field label="哪一支队伍提出">
            <Choice
              stacked
              options={teams.map((each) => ({ value: each.code, label: each.name }))}
              value={offering ?? null}
              onChange={setChosen}
            />
          </Field>
        )}
        {project !== null && !project.actions.includes('revise') && <Notice>这个项目现在不能修改。站里审核完以后再来。</Notice>}
        {offering !== undefined && !missing && (project === null || project.actions.includes('revise')) && (
          <ProjectForm key={code ?? 'new'} project={project} team={offering} />
        )}
      </View>
    </Page>
  )
}

export default guarded(ProjectFormPage)

import { projects as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { PROJECT_STATE_LABELS, type ProjectState } from '@shared/lifecycle/project'
import { CATEGORY_LABELS, RISK_LABELS, TEAM_KIND_LABELS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chip, Fact, Failed, ReasonSheet, type Tone } from '@/design'
import { RetireSheet } from './retire-sheet'

export type Project = ReplyOf<typeof contract.one>

const TONES: Record<ProjectState, Tone> = {
  draft: 'grey',
  reviewing: 'amber',
  returned: 'grey',
  listed: 'leaf',
  paused: 'sky',
  retired: 'grey',
}

/** What the reviewing site looks at: what is offered, by whom, the risk and the insurance. */
function Particulars({ project }: { project: Project }) {
  const risky = project.risk === 3
  const insured = project.insurance !== null && project.insurance !== ''
  return (
    <>
      <View>{project.summary}</View>
      {project.detail !== '' && <View className="words-note">{project.detail}</View>}
      <Fact label="服务">{`${CATEGORY_LABELS[project.category]} · ${project.service.name} · 一次最多 ${project.people} 人`}</Fact>
      {project.qualification !== '' && <Fact label="资质">{project.qualification}</Fact>}
      <Fact label="风险和保险">
        {RISK_LABELS[project.risk]}
        {insured ? ` · 保险：${project.insurance ?? ''}` : ' · 没有填保险'}
        {risky && !insured && <View className="station-late">风险较高的服务，要有保险单号才能上架。</View>}
      </Fact>
      {project.openOrders > 0 && <Fact label="在办的单">{`${project.openOrders} 张，仍按原来的版本办`}</Fact>}
      {project.returnReason !== null && project.returnReason !== '' && <Fact label="退回的原因">{project.returnReason}</Fact>}
    </>
  )
}

function ReturnSheet({ project, onClose }: { project: Project; onClose(): void }) {
  const write = useWrite(contract.return, onClose)
  return (
    <ReasonSheet
      open
      title={`退回「${project.title}」`}
      textLabel="要改什么"
      textHint="队伍会读到，改好了可以再送审。"
      textMost={200}
      action="退回"
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: project.code }, body: { reason: text } })}
      onClose={onClose}
    />
  )
}

type Sheet = 'return' | 'retire'

/** A project and what may be done with it. */
export function ProjectCard({ project }: { project: Project }) {
  const [sheet, setSheet] = useState<Sheet | null>(null)
  const list = useWrite(contract.putOnList)
  const pause = useWrite(contract.pause)
  const resume = useWrite(contract.resume)
  const given = { params: { code: project.code } }
  const may = (action: Project['actions'][number]) => project.actions.includes(action)
  const error = list.error ?? pause.error ?? resume.error
  const close = () => setSheet(null)
  return (
    <Card
      title={project.title}
      note={`${project.team.name}（${TEAM_KIND_LABELS[project.team.kind]}） · ${project.place.name} · 第 ${project.version} 版`}
      aside={<Chip tone={TONES[project.state]}>{PROJECT_STATE_LABELS[project.state]}</Chip>}
    >
      <Particulars project={project} />
      {error !== null && <Failed error={error} />}
      <View className="station-buttons not-printed">
        {may('list') && (
          <Button narrow kind="leaf" busy={list.busy} label={`上架「${project.title}」`} onPress={() => void list.send(given)}>
            上架
          </Button>
        )}
        {may('return') && (
          <Button narrow label={`退回「${project.title}」`} onPress={() => setSheet('return')}>
            退回
          </Button>
        )}
        {may('resume') && (
          <Button narrow kind="leaf" busy={resume.busy} label={`恢复「${project.title}」`} onPress={() => void resume.send(given)}>
            恢复接单
          </Button>
        )}
        {may('pause') && (
          <Button narrow busy={pause.busy} label={`暂停「${project.title}」`} onPress={() => void pause.send(given)}>
            暂停接单
          </Button>
        )}
        {may('retire') && (
          <Button narrow label={`下架「${project.title}」`} onPress={() => setSheet('retire')}>
            下架
          </Button>
        )}
      </View>
      {sheet === 'return' && <ReturnSheet project={project} onClose={close} />}
      {sheet === 'retire' && <RetireSheet project={project} onClose={close} />}
    </Card>
  )
}

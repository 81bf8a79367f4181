import { projects } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { PROJECT_STATE_LABELS, type ProjectState } from '@shared/lifecycle/project'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chip, ConfirmSheet, Failed, Notice, type Tone } from '@/design'
import { go } from '@/platform/navigation'

type Project = ReplyOf<typeof projects.one>

const TONES: Record<ProjectState, Tone> = {
  draft: 'grey',
  reviewing: 'amber',
  returned: 'kapok',
  listed: 'leaf',
  paused: 'sky',
  retired: 'grey',
}

const noteOf = ({ service, version, team }: Project, named: boolean): string =>
  [service.name, `第 ${version} 版`, ...(named ? [team.name] : [])].join(' · ')

/** One project of the leader's teams: where it stands, and what may be done about it. */
export function ProjectCard({ project, named }: { project: Project; named: boolean }) {
  const submit = useWrite(projects.submit)
  const pause = useWrite(projects.pause)
  const resume = useWrite(projects.resume)
  const [retiring, setRetiring] = useState(false)
  const retire = useWrite(projects.retire, () => setRetiring(false))
  const { code, title, state, summary, openOrders, returnReason, actions } = project
  const busy = submit.busy || pause.busy || resume.busy || retire.busy
  const failure = submit.error ?? pause.error ?? resume.error
  const steps = [
    { action: 'submit', verb: '送站点审核', write: submit },
    { action: 'pause', verb: '暂停接单', write: pause },
    { action: 'resume', verb: '恢复接单', write: resume },
  ] as const
  const press = (write: (typeof steps)[number]['write']) => {
    for (const step of steps) step.write.clear()
    void write.send({ params: { code } })
  }
  return (
    <Card title={title} aside={<Chip tone={TONES[state]}>{PROJECT_STATE_LABELS[state]}</Chip>} note={noteOf(project, named)}>
      <View className="stack">
        <View>{summary}</View>
        {state === 'returned' && returnReason !== null && <Notice tone="amber">{`站里退回的原因：${returnReason}`}</Notice>}
        {openOrders > 0 && <View className="words-note">{`还有 ${openOrders} 单在办`}</View>}
        {failure !== null && <Failed error={failure} />}
        <View className="halves">
          {steps
            .filter(({ action }) => actions.includes(action))
            .map(({ action, verb, write }) => (
              <Button key={action} busy={write.busy} disabled={busy} label={`${verb}：${title}`} onPress={() => press(write)}>
                {verb}
              </Button>
            ))}
          {actions.includes('revise') && (
            <Button disabled={busy} label={`修改：${title}`} onPress={() => go('/volunteer/pages/project-form/index', { code })}>
              修改
            </Button>
          )}
          {actions.includes('retire') && (
            <Button
              disabled={busy}
              label={`下架：${title}`}
              onPress={() => {
                retire.clear()
                setRetiring(true)
              }}
            >
              下架
            </Button>
          )}
        </View>
      </View>
      <ConfirmSheet
        open={retiring}
        title={`下架“${title}”`}
        action="下架"
        busy={retire.busy}
        error={retire.error}
        onConfirm={() => void retire.send({ params: { code } })}
        onClose={() => setRetiring(false)}
      >
        {`下架以后，村民不能再点这个项目，也不能重新上架。${openOrders > 0 ? `在办的 ${openOrders} 单照常办完。` : ''}只是停一阵，可以选“暂停接单”。`}
      </ConfirmSheet>
    </Card>
  )
}

import { tasks as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { momentWords } from '@shared/time/words'
import { EVIDENCE_KIND_LABELS, TASK_WORK_LABELS } from '@shared/vocabulary/tasks'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Card, ConfirmSheet, Fact, Failed, guarded, Loading, Notice, Page, ReasonSheet } from '@/design'
import { useParameters } from '@/platform/navigation'
import '../../administration.scss'
import { dueWords, TaskChip } from '../../task-card'
import { DaySheet } from './day-sheet'
import { EvidencePicker } from './evidence-picker'

type Task = ReplyOf<typeof contract.one>
type Asking = 'attach' | 'submit' | 'accept' | 'return' | 'reschedule' | 'cancel'

const EVENTS: Readonly<Record<string, string>> = {
  start: '开始办',
  attach: '加了依据',
  submit: '交上来',
  accept: '验收通过',
  return: '退回再做',
  take_over: '换人办',
  reschedule: '改了期限',
  cancel: '取消',
}

function Evidence({ task }: { task: Task }) {
  return (
    <Card title="依据">
      {task.evidence.length === 0 && <View className="words-note">还没有。从站里已经有的活动、项目、队伍、设施里选，不用再写一遍。</View>}
      {task.evidence.map(({ kind, code, name }) => (
        <Fact key={`${kind}.${code}`} label={EVIDENCE_KIND_LABELS[kind]}>
          {name}
        </Fact>
      ))}
    </Card>
  )
}

function History({ events }: Pick<Task, 'events'>) {
  if (events.length === 0) return null
  return (
    <Card title="经过">
      {events.map(({ action, by, said, at }) => (
        <Fact key={`${action}.${at}`} label={EVENTS[action] ?? action}>
          {[by, momentWords(Date.parse(at), Date.now()), ...(said === '' ? [] : [said])].join(' · ')}
        </Fact>
      ))}
    </Card>
  )
}

/** What this person may do now; the server says what that is. */
function Actions({ task, onAsk }: { task: Task; onAsk(asking: Asking): void }) {
  const start = useWrite(contract.start)
  const takeOver = useWrite(contract.takeOver)
  const params = { code: task.code }
  const may = (action: Task['actions'][number]) => task.actions.includes(action)
  return (
    <View className="stack">
      {start.error !== null && <Failed error={start.error} />}
      {takeOver.error !== null && <Failed error={takeOver.error} />}
      {may('start') && (
        <Button kind="primary" busy={start.busy} onPress={() => void start.send({ params })}>
          我来办
        </Button>
      )}
      {may('take_over') && (
        <Button busy={takeOver.busy} onPress={() => void takeOver.send({ params })}>
          换我来办
        </Button>
      )}
      {may('attach') && (
        <Button icon="plus" onPress={() => onAsk('attach')}>
          加一样依据
        </Button>
      )}
      {may('submit') && (
        <Button kind="primary" onPress={() => onAsk('submit')}>
          交上去验收
        </Button>
      )}
      {may('accept') && (
        <View className="halves">
          <Button onPress={() => onAsk('return')}>退回再做</Button>
          <Button kind="leaf" onPress={() => onAsk('accept')}>
            验收通过
          </Button>
        </View>
      )}
      {may('reschedule') && (
        <View className="halves">
          <Button onPress={() => onAsk('reschedule')}>改期限</Button>
          <Button onPress={() => onAsk('cancel')}>取消任务</Button>
        </View>
      )}
    </View>
  )
}

function TaskView({ task }: { task: Task }) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const close = () => setAsking(null)
  const submit = useWrite(contract.submit, close)
  const accept = useWrite(contract.accept, close)
  const back = useWrite(contract.return, close)
  const cancel = useWrite(contract.cancel, close)
  const params = { code: task.code }
  return (
    <View className="stack">
      <Card title={TASK_WORK_LABELS[task.work]} note={task.site.name} aside={<TaskChip state={task.state} />}>
        <Fact label="期限">{dueWords(task)}</Fact>
        <Fact label="谁来办">{task.owner ?? '站里的工作人员，谁开始办就是谁'}</Fact>
      </Card>
      {task.state === 'returned' && <Notice tone="amber">{`退回的原因：${task.returnReason}`}</Notice>}
      <Evidence task={task} />
      <Actions task={task} onAsk={setAsking} />
      <History events={task.events} />
      {asking === 'attach' && <EvidencePicker task={task} onClose={close} />}
      {asking === 'reschedule' && <DaySheet task={task} onClose={close} />}
      <ReasonSheet
        open={asking === 'cancel'}
        title="取消这项任务"
        textLabel="为什么不用做了"
        textHint="办这件事的人会看到。做过的记录还在。"
        textMost={200}
        action="取消任务"
        busy={cancel.busy}
        error={cancel.error}
        onSubmit={({ text }) => void cancel.send({ params, body: { reason: text } })}
        onClose={close}
      />
      <ReasonSheet
        open={asking === 'submit'}
        title="交上去验收"
        textLabel="想说明的"
        textOptional
        textMost={200}
        action="交上去"
        busy={submit.busy}
        error={submit.error}
        onSubmit={({ text }) => void submit.send({ params, body: { said: text } })}
        onClose={close}
      />
      <ReasonSheet
        open={asking === 'return'}
        title="退回再做"
        textLabel="还差什么"
        textHint="办这件事的人会看到。"
        textMost={200}
        action="退回"
        busy={back.busy}
        error={back.error}
        onSubmit={({ text }) => void back.send({ params, body: { reason: text } })}
        onClose={close}
      />
      <ConfirmSheet
        open={asking === 'accept'}
        title="验收通过"
        action="通过"
        actionKind="leaf"
        busy={accept.busy}
        error={accept.error}
        onConfirm={() => void accept.send({ params })}
        onClose={close}
      >
        通过以后，这项任务就完成了。
      </ConfirmSheet>
    </View>
  )
}

function TaskPage() {
  const { code } = useParameters<'code'>()
  const read = useRead(contract.one, { params: { code: code ?? '' } }, { enabled: code !== undefined })
  return (
    <Page id="task" title="一项任务" signedInFor="登录后看任务">
      {read.isPending && read.error === null && <Loading />}
      {read.error !== null && read.data === undefined && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <TaskView task={read.data} />}
    </Page>
  )
}

export default guarded(TaskPage)

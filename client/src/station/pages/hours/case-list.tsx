import type { ReplyOf } from '@shared/contract/endpoint'
import { hoursCases } from '@shared/contract/hours'
import { HOURS_CASE_STATE_LABELS } from '@shared/lifecycle/hours-entry'
import { momentWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages, useWrite } from '@/api'
import { Button, Choice, Fact, Notice, ReasonSheet } from '@/design'
import { useElder } from '@/state/preferences'
import { EntryCard } from './entry-card'
import { Rows } from './rows'

type Case = ReplyOf<typeof hoursCases.ofSite>['items'][number]

const SHOWN = [
  { value: 'open', label: '核实中' },
  { value: 'upheld', label: '核实无误的' },
  { value: 'reversed', label: '冲销的' },
] as const
type Shown = (typeof SHOWN)[number]['value']

interface Decision {
  verb: string
  title: string
  hint: string
  done: string
}
const DECISIONS: Record<'uphold' | 'overturn', Decision> = {
  uphold: { verb: '核实无误', title: '核实无误，恢复计入', hint: '写明查到了什么，对方会读到。', done: '核实无误，时数恢复计入。' },
  overturn: {
    verb: '确有错误',
    title: '确有错误，冲销',
    hint: '原来的一笔不改，另记一笔负数冲掉它。写明查到了什么，对方会读到。',
    done: '已经冲销，对方会收到消息。',
  },
}

function DecideSheet({
  one,
  how,
  onDone,
  onClose,
}: {
  one: Case
  how: 'uphold' | 'overturn'
  onDone(sentence: string): void
  onClose(): void
}) {
  const decision = DECISIONS[how]
  const write = useWrite(how === 'uphold' ? hoursCases.uphold : hoursCases.overturn, () => onDone(decision.done))
  return (
    <ReasonSheet
      open
      title={decision.title}
      textLabel="查到了什么"
      textHint={decision.hint}
      textMost={200}
      action={decision.verb}
      busy={write.busy}
      error={write.error}
      onSubmit={({ text }) => void write.send({ params: { code: one.code }, body: { words: text } })}
      onClose={onClose}
    />
  )
}

function CaseRow({ one, onDone }: { one: Case; onDone(sentence: string): void }) {
  const [how, setHow] = useState<'uphold' | 'overturn' | null>(null)
  const { code, person, text, words, openedAt, state, entry, actions } = one
  return (
    <EntryCard entry={entry} person={person.name}>
      <Fact label={`核实编号 ${code}`}>
        <View>{`${momentWords(Date.parse(openedAt), Date.now())} 说“不是我”${text === '' ? '' : `：${text}`}`}</View>
        {words !== '' && <View>{`${HOURS_CASE_STATE_LABELS[state]}：${words}`}</View>}
      </Fact>
      {state === 'open' && !actions.includes('uphold') && (
        <Notice tone="amber">当初确认、审批过这笔时数的人，不能自己说它没有错，请别的同事来核实。</Notice>
      )}
      <View className="station-buttons">
        {(['overturn', 'uphold'] as const)
          .filter((action) => actions.includes(action))
          .map((action) => (
            <Button key={action} narrow label={`核实编号 ${code}：${DECISIONS[action].verb}`} onPress={() => setHow(action)}>
              {DECISIONS[action].verb}
            </Button>
          ))}
      </View>
      {how !== null && <DecideSheet one={one} how={how} onDone={onDone} onClose={() => setHow(null)} />}
    </EntryCard>
  )
}

/** What volunteers have said is not theirs, for the site to find out. */
export function CaseList({ site, onDone }: { site: string; onDone(sentence: string): void }) {
  const elder = useElder()
  const [show, setShow] = useState<Shown>('open')
  const list = usePages(hoursCases.ofSite, { query: { site, show } })
  return (
    <View className="stack">
      <Choice<Shown> stacked={elder} label="核实的情况" options={SHOWN} value={show} onChange={setShow} />
      <Rows list={list} nothing={{ title: '没有要核实的时数', note: '有人对自己的时数说“不是我”，会列在这里，核实以前先不计。' }}>
        {(one) => <CaseRow key={one.code} one={one} onDone={onDone} />}
      </Rows>
    </View>
  )
}

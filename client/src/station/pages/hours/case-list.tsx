import type { ReplyOf } from '@shared/contract/endpoint'
import { hoursCases } from '@shared/contract/hours'
import { momentWords, promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { caseStateWords } from '@/activity-parts/hours-words'
import { MakeUpCard } from '@/activity-work/make-up-card'
import { usePages, useWrite } from '@/api'
import { Button, Chip, Choice, Fact, Notice, ReasonSheet } from '@/design'
import { useElder } from '@/state/preferences'
import { EntryCard } from './entry-card'
import { Rows } from './rows'

type Case = ReplyOf<typeof hoursCases.ofSite>['items'][number]

const SHOWN = [
  { value: 'open', label: '核实中' },
  { value: 'upheld', label: '核实无误的' },
  { value: 'reversed', label: '不计的' },
] as const
type Shown = (typeof SHOWN)[number]['value']

interface Decision {
  verb: string
  title: string
  hint: string
  done: string
}
type Action = 'uphold' | 'overturn'
const ON_MAKE_UP: Record<Action, Decision> = {
  uphold: {
    verb: '核实无误',
    title: '核实无误，继续公示',
    hint: '写明查到了什么，双方都会读到。',
    done: '核实无误，公示接着走完剩下的天数。',
  },
  overturn: {
    verb: '确有错误',
    title: '确有错误，不予计入',
    hint: '写明查到了什么，双方都会读到。',
    done: '这份补录没有通过，双方都会收到消息。',
  },
}
const ON_ENTRY: Record<Action, Decision> = {
  uphold: { verb: '核实无误', title: '核实无误，恢复计入', hint: '写明查到了什么，对方会读到。', done: '核实无误，时数恢复计入。' },
  overturn: {
    verb: '确有错误',
    title: '确有错误，冲销',
    hint: '原来的一笔不改，另记一笔负数冲掉它。写明查到了什么，对方会读到。',
    done: '已经冲销，对方会收到消息。',
  },
}

const decisionsOf = ({ about }: Case): Record<Action, Decision> => (about === 'entry' ? ON_ENTRY : ON_MAKE_UP)

function DecideSheet({ one, how, onDone, onClose }: { one: Case; how: Action; onDone(sentence: string): void; onClose(): void }) {
  const decision = decisionsOf(one)[how]
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

/** What was said against it, by when it is to be settled, and how it ended. */
function Said({ one }: { one: Case }) {
  const { code, about, text, words, openedAt, dueAt, late } = one
  const now = Date.now()
  const verb = about === 'entry' ? '说“不是我”' : '有人提异议'
  return (
    <Fact label={`核实编号 ${code}`}>
      <View>{`${momentWords(Date.parse(openedAt), now)} ${verb}${text === '' ? '' : `：${text}`}`}</View>
      {late && <Chip tone="kapok">{`超期了：应在 ${promiseWords(Date.parse(dueAt ?? openedAt), now)}核实`}</Chip>}
      {!late && dueAt !== null && one.state === 'open' && (
        <View className="words-note">{`请在 ${promiseWords(Date.parse(dueAt), now)}核实`}</View>
      )}
      {words !== '' && <View>{`${caseStateWords(one)}：${words}`}</View>}
    </Fact>
  )
}

/** The entry or the make-up that a case is about. */
function About({ one, children }: { one: Case; children: ReactNode }) {
  const { entry, makeUp, person } = one
  if (entry !== null) {
    return (
      <EntryCard entry={entry} person={person.name}>
        {children}
      </EntryCard>
    )
  }
  return makeUp === null ? null : <MakeUpCard makeUp={makeUp}>{children}</MakeUpCard>
}

function CaseRow({ one, onDone }: { one: Case; onDone(sentence: string): void }) {
  const [how, setHow] = useState<Action | null>(null)
  const { code, state, actions } = one
  return (
    <About one={one}>
      <Said one={one} />
      {state === 'open' && !actions.includes('uphold') && (
        <Notice tone="amber">当初确认、审批过这笔时数的人，不能自己说它没有错，请别的同事来核实。</Notice>
      )}
      <View className="station-buttons">
        {(['overturn', 'uphold'] as const)
          .filter((action) => actions.includes(action))
          .map((action) => (
            <Button key={action} narrow label={`核实编号 ${code}：${decisionsOf(one)[action].verb}`} onPress={() => setHow(action)}>
              {decisionsOf(one)[action].verb}
            </Button>
          ))}
      </View>
      {how !== null && <DecideSheet one={one} how={how} onDone={onDone} onClose={() => setHow(null)} />}
    </About>
  )
}

/** What volunteers have said is not theirs, and what others object to, for the site to find out. */
export function CaseList({ site, onDone }: { site: string; onDone(sentence: string): void }) {
  const elder = useElder()
  const [show, setShow] = useState<Shown>('open')
  const list = usePages(hoursCases.ofSite, { query: { site, show } })
  return (
    <View className="stack">
      <Choice<Shown> stacked={elder} label="核实的情况" options={SHOWN} value={show} onChange={setShow} />
      <Rows
        list={list}
        nothing={{ title: '没有要核实的时数', note: '有人对自己的时数说“不是我”，或对公示的补录有异议，会列在这里，核实以前先不计。' }}
      >
        {(one) => <CaseRow key={one.code} one={one} onDone={onDone} />}
      </Rows>
    </View>
  )
}

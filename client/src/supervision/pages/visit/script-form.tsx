import { returnVisits as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import {
  VISIT_ANSWERS,
  VISIT_QUESTIONS,
  VISIT_SCRIPT,
  type VisitAnswer,
  type VisitAnswers,
  type VisitQuestion,
} from '@shared/vocabulary/return-visits'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Choice, Failed, Field, Notice, TextArea, Tick } from '@/design'
import { go } from '@/platform/navigation'

export type Visit = ReplyOf<typeof contract.visit>
type Answered = Partial<VisitAnswers>

const isWhole = (answered: Answered): answered is VisitAnswers => VISIT_QUESTIONS.every((question) => answered[question] !== undefined)

interface QuestionProps {
  question: VisitQuestion
  value: VisitAnswer | undefined
  onChange(answer: VisitAnswer): void
}

function Question({ question, value, onChange }: QuestionProps) {
  const { asks, words } = VISIT_SCRIPT[question]
  return (
    <Field label={asks}>
      <Choice<VisitAnswer>
        options={VISIT_ANSWERS.map((answer) => ({ value: answer, label: words[answer] }))}
        value={value ?? null}
        onChange={onChange}
      />
    </Field>
  )
}

/** What to say on the phone, and what came of it. */
export function ScriptForm({ visit }: { visit: Visit }) {
  const [answered, setAnswered] = useState<Answered>({})
  const [note, setNote] = useState('')
  const [reopen, setReopen] = useState(false)
  const finish = useWrite(contract.finish)
  const params = { code: visit.code }
  const unsolved = answered.solved === 'no'
  const without = (result: 'no_answer' | 'refused' | 'wrong_number') =>
    void finish.send({ params, body: { result, answers: null, note: note.trim(), reopen: false } })
  const reached = () => {
    if (!isWhole(answered)) return
    void finish.send({ params, body: { result: 'reached', answers: answered, note: note.trim(), reopen: unsolved && reopen } })
  }
  return (
    <Card title="打通了照着问" id="visit-script">
      <View className="stack">
        <View className="words-note">
          「您好，我是文明实践中心做回访的，想问问上次帮忙办得怎么样，一两分钟就好。您说的只用来改进，不会告诉上门的人是谁说的。」
        </View>
        {VISIT_QUESTIONS.map((question) => (
          <Question
            key={question}
            question={question}
            value={answered[question]}
            onChange={(answer) => setAnswered({ ...answered, [question]: answer })}
          />
        ))}
        <Field label="对方还说了什么" optional hint="不用写名字和电话。">
          <TextArea value={note} onChange={setNote} maxLength={200} />
        </Field>
        {unsolved && visit.mayReopen && (
          <Tick checked={reopen} onChange={setReopen}>
            对方想要再办：把这张单交回站里，换人再办
          </Tick>
        )}
        {unsolved && !visit.mayReopen && (
          <>
            <Notice tone="amber">这张单已经办结，不能直接再办。请问对方要不要投诉，或者另点一张单。</Notice>
            <Button narrow onPress={() => go('/complaints/pages/file/index', { order: visit.order.code, proxy: '1' })}>
              替对方记下投诉
            </Button>
          </>
        )}
        {finish.error !== null && <Failed error={finish.error} kept="您记的还在。" />}
        <Button kind="leaf" busy={finish.busy} disabled={!isWhole(answered)} onPress={reached}>
          问完了，记下来
        </Button>
        {!isWhole(answered) && <View className="words-note">每个问题都问过，才能记下来。</View>}
        <View className="halves">
          <Button disabled={finish.busy} onPress={() => without('no_answer')}>
            没打通
          </Button>
          <Button disabled={finish.busy} onPress={() => without('refused')}>
            不愿意说
          </Button>
        </View>
        <Button kind="quiet" disabled={finish.busy} onPress={() => without('wrong_number')}>
          号码不对
        </Button>
      </View>
    </Card>
  )
}

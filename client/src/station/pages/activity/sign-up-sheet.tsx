import { signUps } from '@shared/contract/sign-ups'
import { SIGN_UP_STATE_LABELS } from '@shared/lifecycle/sign-up'
import { beijingDate } from '@shared/time/beijing'
import { GUARDIAN_RELATION_LABELS, GUARDIAN_RELATIONS } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Activity } from '@/activity-work/activity'
import { detailsOf, useWrite } from '@/api'
import { Button, Choice, Failed, Field, Sheet, TextInput, Tick } from '@/design'
import { DateInput } from '@/design/date-input'
import { PersonFinder } from '@/station/person-finder'
import { bodyOf, type Enrolment, emptyEnrolment, missingIn } from './enrolment'

interface SignUpSheetProps {
  activity: Activity
  onClose(): void
  /** @param sentence what was done, to be shown */
  onDone(sentence: string): void
}

interface FieldsFor {
  enrolment: Enrolment
  wrong: Readonly<Record<string, string>>
  change(part: Partial<Enrolment>): void
}

const WHO = [
  { value: 'new', label: '第一次来' },
  { value: 'known', label: '用电话找' },
] as const
const RELATIONS = GUARDIAN_RELATIONS.map((value) => ({ value, label: GUARDIAN_RELATION_LABELS[value] }))

function Newcomer({ enrolment, wrong, change }: FieldsFor) {
  const today = beijingDate(Date.now())
  return (
    <>
      <Field label="怎么称呼" error={wrong.name}>
        <TextInput value={enrolment.name} maxLength={20} onChange={(name) => change({ name })} />
      </Field>
      <Field label="电话" optional hint="没有的可以不填；站里有事会打给他。" error={wrong.phone}>
        <TextInput kind="phone" value={enrolment.phone} maxLength={14} onChange={(phone) => change({ phone })} />
      </Field>
      <Field label="出生日期" optional hint="岗位对年龄有要求的才用得着。" error={wrong.birthDate}>
        <DateInput
          label="出生日期"
          value={enrolment.birthDate}
          earliest="1900-01-01"
          latest={today}
          onChange={(birthDate) => change({ birthDate })}
        />
      </Field>
    </>
  )
}

function GuardianFields({ enrolment, wrong, change }: FieldsFor) {
  const { guardian } = enrolment
  const put = (part: Partial<typeof guardian>) => change({ guardian: { ...guardian, ...part } })
  return (
    <>
      <Field label="监护人姓名" error={wrong['guardian.name']}>
        <TextInput value={guardian.name} maxLength={20} onChange={(name) => put({ name })} />
      </Field>
      <Field label="监护人电话" error={wrong['guardian.phone']}>
        <TextInput kind="phone" value={guardian.phone} maxLength={14} onChange={(phone) => put({ phone })} />
      </Field>
      <Field label="监护人是他的" error={wrong['guardian.relation']}>
        <Choice stacked options={RELATIONS} value={guardian.relation} onChange={(relation) => put({ relation })} />
      </Field>
      <Tick checked={guardian.present} onChange={(present) => put({ present })}>
        监护人会到场陪同
      </Tick>
    </>
  )
}

/** Signs up somebody who has no phone to do it with. */
export function SignUpSheet({ activity, onClose, onDone }: SignUpSheetProps) {
  const [only, ...others] = activity.posts
  const [enrolment, setEnrolment] = useState(() => emptyEnrolment(others.length === 0 ? (only?.code ?? null) : null))
  const [pressed, setPressed] = useState(false)
  const write = useWrite(signUps.signUpFor, ({ person, state }) => onDone(`${person.name}：${SIGN_UP_STATE_LABELS[state]}。`))
  const change = (part: Partial<Enrolment>) => setEnrolment((before) => ({ ...before, ...part }))
  const wrong = pressed ? { ...detailsOf(write.error), ...missingIn(enrolment) } : {}
  const send = () => {
    setPressed(true)
    const body = bodyOf(enrolment)
    if (body !== null) void write.send({ params: { code: activity.code }, body })
  }
  const fields = { enrolment, wrong, change }
  return (
    <Sheet
      open
      title="替人报名"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不了</Button>
          <Button kind="primary" busy={write.busy} onPress={send}>
            报名
          </Button>
        </>
      }
    >
      <View className="stack">
        <Field label="哪个岗位" error={wrong.post}>
          <Choice
            stacked
            options={activity.posts.map(({ code, name, left }) => ({
              value: code,
              label: name,
              note: left > 0 ? `还要 ${left} 人` : '报满了，会进候补',
            }))}
            value={enrolment.post}
            onChange={(post) => change({ post })}
          />
        </Field>
        <Field label="替谁报名">
          <Choice options={WHO} value={enrolment.who} onChange={(who) => change({ who })} />
        </Field>
        {enrolment.who === 'known' ? (
          <PersonFinder person={enrolment.person} error={wrong.person} onChange={(person) => change({ person })} />
        ) : (
          <Newcomer {...fields} />
        )}
        <Tick checked={enrolment.minor} onChange={(minor) => change({ minor })}>
          他未满 18 岁，监护人同意
        </Tick>
        {enrolment.minor && <GuardianFields {...fields} />}
        {write.error !== null && <Failed error={write.error} kept="您填的还在。" />}
      </View>
    </Sheet>
  )
}

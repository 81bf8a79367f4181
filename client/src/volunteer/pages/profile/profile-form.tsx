import { signUps } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { beijingDate } from '@shared/time/beijing'
import { CREDENTIAL_LABELS, SKILL_LABELS, SKILLS, type Skill } from '@shared/vocabulary/activities'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Chips, Fact, Failed, Field, Notice, Page, TextArea } from '@/design'
import { DateInput } from '@/design/date-input'
import { errorAt } from '@/volunteer/field-errors'

type Profile = ReplyOf<typeof signUps.profile>

const SKILL_OPTIONS = SKILLS.map((value) => ({ value, label: SKILL_LABELS[value] }))

/** Papers are seen at a site: here they are only read. */
function Credentials({ credentials }: Pick<Profile, 'credentials'>) {
  const today = beijingDate(Date.now())
  const until = (day: string | null) => (day === null ? '长期有效' : day < today ? `${day} 已过期，请到站里更新` : `有效到 ${day}`)
  return (
    <Card title="登记的证件" note="带上证件到站里，工作人员看过就登记，不用上传照片。">
      {credentials.length === 0 && <View>还没有登记。</View>}
      {credentials.map(({ credential, validUntil }) => (
        <Fact key={credential} label={CREDENTIAL_LABELS[credential]}>
          {until(validUntil)}
        </Fact>
      ))}
    </Card>
  )
}

/** What somebody tells of themself as a volunteer; all of it may be left out. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const [birthDate, setBirthDate] = useState(profile.birthDate ?? '')
  const [skills, setSkills] = useState<readonly Skill[]>(profile.skills)
  const [about, setAbout] = useState(profile.about)
  const [saved, setSaved] = useState(false)
  const fill = useWrite(signUps.fillProfile, () => setSaved(true))
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      setSaved(false)
      set(value)
    }
  const save = () => void fill.send({ body: { birthDate: birthDate === '' ? null : birthDate, skills: [...skills], about: about.trim() } })
  return (
    <Page
      id="profile"
      title="志愿者资料"
      foot={
        <Button id="save-profile" kind="primary" busy={fill.busy} onPress={save}>
          保存
        </Button>
      }
    >
      <View className="stack">
        {saved && <Notice tone="leaf">已经保存。“我能参加的”会跟着变。</Notice>}
        <Card>
          <Field
            label="出生日期"
            optional
            hint="只用来看岗位的年龄要求；未满 18 岁报名要监护人同意。不公开，队长也看不到。"
            error={errorAt(fill.error, 'birthDate')}
          >
            <DateInput
              label="出生日期"
              value={birthDate}
              earliest="1900-01-01"
              latest={beijingDate(Date.now())}
              onChange={changed(setBirthDate)}
            />
          </Field>
          <Field label="特长" optional hint="会什么就选什么，可以多选。" error={errorAt(fill.error, 'skills')}>
            <Chips<Skill> options={SKILL_OPTIONS} values={skills} onChange={changed(setSkills)} />
          </Field>
          <Field label="想说的" optional error={errorAt(fill.error, 'about')}>
            <TextArea value={about} onChange={changed(setAbout)} maxLength={200} placeholder="例如：周末有空，会开三轮车" />
          </Field>
        </Card>
        <Credentials credentials={profile.credentials} />
        {fill.error !== null && <Failed error={fill.error} onRetry={save} kept="您填的都还在。" />}
      </View>
    </Page>
  )
}

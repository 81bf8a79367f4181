import { teams } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Failed, Field, Notice, Section, TextArea } from '@/design'
import { Stepper } from '@/design/stepper'
import { errorAt } from '@/volunteer/field-errors'
import { Areas } from './areas'
import { type Arrangement, arrangementOf, bodyOf, type Team } from './arrangement'
import { Blackouts } from './blackouts'
import { Calendar } from './calendar'

const CAPACITIES = [
  { field: 'perSlot', label: '同一时段', most: 50 },
  { field: 'perDay', label: '一天', most: 100 },
  { field: 'perWeek', label: '一周', most: 300 },
] as const

/** Everything a leader arranges for one team, saved with one button. */
export function TeamForm({ team }: { team: Team }) {
  const [arrangement, setArrangement] = useState(() => arrangementOf(team))
  const [saved, setSaved] = useState(false)
  const [tried, setTried] = useState(false)
  const arrange = useWrite(teams.arrange, (reply) => {
    setArrangement(arrangementOf(reply))
    setSaved(true)
  })
  const { about, areas, radiusKm, weekly, blackouts } = arrangement
  const change = (part: Partial<Arrangement>) => {
    setSaved(false)
    setArrangement({ ...arrangement, ...part })
  }
  const aboutMissing = about.trim() === '' ? '请写一句队伍会做什么' : undefined
  const save = () => {
    setTried(true)
    if (aboutMissing === undefined) void arrange.send({ params: { code: team.code }, body: bodyOf(arrangement) })
  }
  const wrong = (field: string) => errorAt(arrange.error, field)
  return (
    <View className="stack team__form">
      <Card title={team.name} note={`${team.home.name} · ${team.members} 人`}>
        <View>{`本周已接 ${team.bookedThisWeek} 单，一周最多 ${team.perWeek} 单。`}</View>
      </Card>
      <Card>
        <Field label="队伍会做什么" hint="村民和站里都看得到" error={(tried ? aboutMissing : undefined) ?? wrong('about')}>
          <TextArea value={about} maxLength={120} placeholder="例如：会修家电，常下村" onChange={(words) => change({ about: words })} />
        </Field>
      </Card>
      <Section title="去哪里">
        <Card>
          <Field label="指定的地方" hint="选了镇，就包括镇里所有的村" error={wrong('areas')}>
            <Areas home={team.home.code} areas={areas} onChange={(next) => change({ areas: next })} />
          </Field>
          <Field label={`离${team.home.name}多远以内也去`} hint="0 公里：只去指定的地方" error={wrong('radiusKm')}>
            <Stepper label="路程" unit="公里" least={0} most={100} value={radiusKm} onChange={(next) => change({ radiusKm: next })} />
          </Field>
        </Card>
        {areas.length === 0 && radiusKm === 0 && <Notice tone="amber">没有地方也没有路程，站里就请不到你们。</Notice>}
      </Section>
      <Section title="平常哪些时候有空">
        <Card>
          <Field label="打勾的时段可以请你们" error={wrong('weekly')}>
            <Calendar weekly={weekly} onChange={(next) => change({ weekly: next })} />
          </Field>
        </Card>
        {weekly.length === 0 && <Notice tone="amber">一个时段都没有选，站里就请不到你们。</Notice>}
      </Section>
      <Section title="哪些日子停歇">
        <Card>
          <Blackouts blackouts={blackouts} error={wrong('blackouts')} onChange={(next) => change({ blackouts: next })} />
        </Card>
      </Section>
      <Section title="最多接几单">
        <Card>
          {CAPACITIES.map(({ field, label, most }) => (
            <Field key={field} label={label} error={wrong(field)}>
              <Stepper
                label={label}
                unit="单"
                least={1}
                most={most}
                value={arrangement[field]}
                onChange={(next) => change({ [field]: next })}
              />
            </Field>
          ))}
        </Card>
      </Section>
      {arrange.error !== null && <Failed error={arrange.error} kept="您改的还在。" />}
      {saved && <Notice tone="leaf">已保存。已经接下的单不变。</Notice>}
      <Button kind="primary" busy={arrange.busy} onPress={save}>
        保存
      </Button>
    </View>
  )
}

import { projects } from '@shared/contract'
import { RISK_LABELS, RISKS } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Choice, Failed, Field, Notice, TextArea, TextInput } from '@/design'
import { goInstead } from '@/platform/navigation'
import { errorAt } from '@/volunteer/field-errors'
import { type Content, contentOf, NOTHING, needsInsurance, type Project, sentOf, wrongIn } from './content'
import { ServiceChoice } from './service-choice'

interface ProjectFormProps {
  /** The one that is revised; null for a new one. */
  project: Project | null
  /** The team that offers it. */
  team: string
}

const RISK_NOTES: Record<(typeof RISKS)[number], string> = {
  1: '室内、不动工具，例如宣讲、教用手机',
  2: '户外、用工具或要赶路，要有保险',
  3: '登高、涉水、用电等，要有保险，站里会仔细看',
}
const RISK_OPTIONS = RISKS.map((risk) => ({ value: String(risk), label: RISK_LABELS[risk], note: RISK_NOTES[risk] }))

const done = () => goInstead('/volunteer/pages/projects/index')

/** Proposes a project or changes one; a new one is kept as a draft first, so that nothing is lost if sending it to the site fails. */
export function ProjectForm({ project, team }: ProjectFormProps) {
  const [content, setContent] = useState(() => (project === null ? NOTHING : contentOf(project)))
  const [kept, setKept] = useState(project)
  const [tried, setTried] = useState(false)
  const propose = useWrite(projects.propose)
  const revise = useWrite(projects.revise)
  const submit = useWrite(projects.submit)
  const busy = propose.busy || revise.busy || submit.busy
  const failure = propose.error ?? revise.error ?? submit.error
  const change = (part: Partial<Content>) => setContent({ ...content, ...part })
  const missing = tried ? wrongIn(content) : {}
  const wrong = (field: keyof Content) => missing[field] ?? errorAt(failure, field)
  /** Revising what is on the list, or paused, sends it to the site by itself. */
  const onList = kept !== null && (kept.state === 'listed' || kept.state === 'paused')

  const keep = (body: NonNullable<ReturnType<typeof sentOf>>): Promise<Project | null> =>
    kept === null ? propose.send({ body: { team, ...body } }) : revise.send({ params: { code: kept.code }, body })

  const send = async (toSite: boolean) => {
    setTried(true)
    const body = sentOf(content)
    if (body === null) return
    for (const write of [propose, revise, submit]) write.clear()
    const saved = await keep(body)
    if (saved === null) return
    setKept(saved)
    if (!toSite || !saved.actions.includes('submit')) return done()
    if ((await submit.send({ params: { code: saved.code } })) !== null) done()
  }

  return (
    <View className="stack project-form">
      {kept?.returnReason && <Notice tone="amber">{`站里退回的原因：${kept.returnReason}`}</Notice>}
      {onList && <Notice>改动会成为新的一版，站里审核后重新上架；办理中的单仍按原来的版本。</Notice>}
      <Card>
        <Field label="项目名字" error={wrong('title')}>
          <TextInput value={content.title} maxLength={30} placeholder="例如：上门修家电" onChange={(title) => change({ title })} />
        </Field>
        <Field label="一句话说明" hint="写在村民的菜单上" error={wrong('summary')}>
          <TextInput value={content.summary} maxLength={60} onChange={(summary) => change({ summary })} />
        </Field>
      </Card>
      <Card>
        <ServiceChoice value={content.serviceCode} error={wrong('serviceCode')} onChange={(serviceCode) => change({ serviceCode })} />
      </Card>
      <Card>
        <Field label="详细说明" optional hint="做什么、要村里准备什么、大约多久" error={wrong('detail')}>
          <TextArea value={content.detail} maxLength={500} onChange={(detail) => change({ detail })} />
        </Field>
        <Field label="队员的资质" optional hint="例如：执业医师、电工证" error={wrong('qualification')}>
          <TextInput value={content.qualification} maxLength={60} onChange={(qualification) => change({ qualification })} />
        </Field>
        <Field label="一次最多服务几个人" error={wrong('people')}>
          <TextInput kind="number" value={content.people} maxLength={3} onChange={(people) => change({ people })} />
        </Field>
      </Card>
      <Card>
        <Field label="风险" error={wrong('risk')}>
          <Choice
            stacked
            options={RISK_OPTIONS}
            value={content.risk === null ? null : String(content.risk)}
            onChange={(value) => change({ risk: RISKS.find((risk) => String(risk) === value) ?? null })}
          />
        </Field>
        <Field
          label="保险"
          optional={!needsInsurance(content.risk)}
          hint="哪家的什么保险、保单号；只有队伍和站里看得到"
          error={wrong('insurance')}
        >
          <TextInput
            value={content.insurance}
            maxLength={60}
            placeholder="例如：意外险保单号"
            onChange={(insurance) => change({ insurance })}
          />
        </Field>
      </Card>
      {tried && Object.keys(missing).length > 0 && <Notice tone="amber">还有没填好的，上面已经标出。</Notice>}
      {failure !== null && <Failed error={failure} kept={kept === null ? '您写的还在。' : '草稿已经存下，您写的还在。'} />}
      <Button kind="primary" busy={busy} onPress={() => void send(true)}>
        送站点审核
      </Button>
      {!onList && (
        <Button disabled={busy} onPress={() => void send(false)}>
          先存草稿
        </Button>
      )}
    </View>
  )
}

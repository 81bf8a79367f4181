import { emergencies as contract, places as placeContract } from '@shared/contract'
import { EMERGENCY_KIND_LABELS, EMERGENCY_KINDS, EMERGENCY_PLACES_MOST, type EmergencyKind } from '@shared/vocabulary/emergencies'
import { useState } from 'react'
import { detailsOf, useRead, useWrite } from '@/api'
import { Button, Chips, Choice, Failed, Field, Notice, Sheet, TextArea, TextInput } from '@/design'
import type { DeskSite } from '@/station/desk'

const KINDS = EMERGENCY_KINDS.map((value) => ({ value, label: EMERGENCY_KIND_LABELS[value] }))

const HOURS = ['6', '12', '24', '48', '72'] as const
type Hours = (typeof HOURS)[number]

const HOUR_MS = 60 * 60 * 1000
/** The moment so many hours from now. */
export const inHours = (hours: string): string => new Date(Date.now() + Number(hours) * HOUR_MS).toISOString()

/** Until when, said as a length from now. */
export function HoursChoice({ value, onChange }: { value: Hours | null; onChange(hours: Hours): void }) {
  return (
    <Choice<Hours> stacked options={HOURS.map((hours) => ({ value: hours, label: `${hours} 小时` }))} value={value} onChange={onChange} />
  )
}

/** Whom it would reach, and who commands there already. */
function Reach({ under, places }: { under: string; places: readonly string[] }) {
  const read = useRead(contract.preview, { query: { under, places: places.join(',') } }, { enabled: places.length > 0 })
  if (read.error !== null) return <Failed error={read.error} onRetry={() => void read.refetch()} />
  if (read.data === undefined) return null
  const { villages, staff, gridWorkers, leaders, villagers, held } = read.data
  return (
    <>
      <Notice id="emergency-reach">
        {`${villages} 个村，会通知到：工作人员 ${staff} 人、网格员 ${gridWorkers} 人、队长 ${leaders} 人、村民 ${villagers} 人。没有用过本系统的人，要敲门、打电话、用广播。`}
      </Notice>
      {held.map((line) => (
        <Notice key={line.code} tone="amber">
          {`${line.owner.name}已经在指挥“${line.title}”。同一个地方只能由一级指挥，请先联系他们。`}
        </Notice>
      ))}
    </>
  )
}

interface OpenSheetProps {
  under: DeskSite
  onClose(): void
  onDone(code: string): void
}

/** Opens an emergency over the whole place or some of what it holds. */
export function OpenSheet({ under, onClose, onDone }: OpenSheetProps) {
  const below = useRead(placeContract.children, { query: { parent: under.code } }, { fresh: 600_000 })
  const [kind, setKind] = useState<EmergencyKind | null>(null)
  const [title, setTitle] = useState('')
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<string[]>([])
  const [hours, setHours] = useState<Hours | null>(null)
  const [pressed, setPressed] = useState(false)
  const open = useWrite(contract.open, ({ code }) => onDone(code))
  const wrong = detailsOf(open.error)
  const options = [
    { value: under.code, label: `${below.data?.parent?.name ?? under.name}全部` },
    ...(below.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name })),
  ]
  // All of a place stands for each part of it.
  const choose = (codes: string[]) => {
    const all = codes.includes(under.code) && !chosen.includes(under.code)
    setChosen(all ? [under.code] : codes.filter((code) => code !== under.code).slice(0, EMERGENCY_PLACES_MOST))
  }
  const ready = title.trim() !== '' && words.trim() !== '' && chosen.length > 0
  const send = () => {
    setPressed(true)
    if (kind !== null && hours !== null && ready)
      void open.send({ body: { under: under.code, places: chosen, kind, title, words, endsAt: inHours(hours) } })
  }
  return (
    <Sheet
      open
      id="open-emergency"
      title="发布预警"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不发</Button>
          <Button kind="primary" busy={open.busy} onPress={send}>
            发布
          </Button>
        </>
      }
    >
      <Field label="什么事" error={pressed && kind === null ? '请选一项' : undefined}>
        <Choice<EmergencyKind> options={KINDS} value={kind} onChange={setKind} />
      </Field>
      <Field label="标题" error={pressed && title.trim() === '' ? '请写标题' : wrong.title}>
        <TextInput value={title} maxLength={30} placeholder="比如：台风今晚登陆" onChange={setTitle} />
      </Field>
      <Field label="请大家怎么做" hint="一两句话，老人家也听得懂。" error={pressed && words.trim() === '' ? '请写一两句话' : wrong.words}>
        <TextArea value={words} maxLength={200} placeholder="比如：今晚八点后请待在家里。危房里的人先到村委会。" onChange={setWords} />
      </Field>
      <Field label="哪些地方" error={pressed && chosen.length === 0 ? '请至少选一个地方' : wrong.places}>
        <Chips options={options} values={chosen} onChange={choose} />
      </Field>
      {below.error !== null && <Failed error={below.error} onRetry={() => void below.refetch()} />}
      <Reach under={under.code} places={chosen} />
      <Field label="从现在起多久" hint="到时会提醒您结束，或者改晚一点。" error={pressed && hours === null ? '请选一项' : wrong.endsAt}>
        <HoursChoice value={hours} onChange={setHours} />
      </Field>
      {open.error !== null && <Failed error={open.error} kept="您写的还在。" />}
    </Sheet>
  )
}

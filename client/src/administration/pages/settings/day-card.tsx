import { administration as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { beijingDate } from '@shared/time/beijing'
import { monthDayWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useWrite } from '@/api'
import { Button, Card, Choice, Fact, Failed, Field, Sheet, TextInput } from '@/design'
import { DateInput } from '@/design/date-input'

type Settings = ReplyOf<typeof contract.settings>

const KINDS = [
  { value: 'rest', label: '放假' },
  { value: 'work', label: '上班' },
] as const

function DaySheet({ onClose, onDone }: { onClose(): void; onDone(): void }) {
  const [date, setDate] = useState('')
  const [kind, setKind] = useState<'rest' | 'work' | null>(null)
  const [label, setLabel] = useState('')
  const [pressed, setPressed] = useState(false)
  const set = useWrite(contract.setDay, onDone)
  const save = () => {
    setPressed(true)
    if (date !== '' && kind !== null) void set.send({ params: { date }, body: { working: kind === 'work', label: label.trim() } })
  }
  return (
    <Sheet
      open
      id="day-sheet"
      title="定某一天上班还是放假"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不定</Button>
          <Button kind="primary" busy={set.busy} onPress={save}>
            定下来
          </Button>
        </>
      }
    >
      <Field label="哪一天" hint="已经答应的时限照旧；以后答应的按新的日历算。" error={pressed && date === '' ? '请选一天' : undefined}>
        <DateInput label="哪一天" value={date} earliest={beijingDate(Date.now())} onChange={setDate} />
      </Field>
      <Field label="这一天" error={pressed && kind === null ? '请选一样' : undefined}>
        <Choice<'rest' | 'work'> options={KINDS} value={kind} onChange={setKind} />
      </Field>
      <Field label="因为什么" optional>
        <TextInput value={label} onChange={setLabel} maxLength={40} placeholder="比如 春节、调休上班" />
      </Field>
      {set.error !== null && <Failed error={set.error} kept="您填的还在。" />}
    </Sheet>
  )
}

/** Days over what the published calendar says. */
export function DayCard({ days, calendarUntil, mayChange }: Pick<Settings, 'days' | 'calendarUntil' | 'mayChange'>) {
  const [open, setOpen] = useState(false)
  const today = beijingDate(Date.now())
  return (
    <Card title="节假日和调休" note={`国家公布的放假安排已经有了，到 ${calendarUntil} 年底；下面是另外定的。`}>
      {days.length === 0 && <View className="words-note">没有另外定的日子。</View>}
      {days.map(({ date, working, label }) => (
        <Fact key={date} label={monthDayWords(date, today)}>{`${working ? '上班' : '放假'}${label === '' ? '' : ` · ${label}`}`}</Fact>
      ))}
      {mayChange && (
        <Button className="administration-actions" icon="calendar" onPress={() => setOpen(true)}>
          定一天
        </Button>
      )}
      {open && <DaySheet onClose={() => setOpen(false)} onDone={() => setOpen(false)} />}
    </Card>
  )
}

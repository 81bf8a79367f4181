import { beijingDate } from '@shared/time/beijing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Field, TextInput } from '@/design'
import { DateInput } from '@/design/date-input'
import { type Blackout, pauseWords, wrongWith } from './arrangement'

interface BlackoutsProps {
  blackouts: readonly Blackout[]
  onChange(blackouts: Blackout[]): void
  error: string | undefined
}

const NONE: Blackout = { from: '', to: '', note: '' }
/** As many as the server keeps. */
const MOST = 60

/** The days on which the team does not go out, whatever the week says. */
export function Blackouts({ blackouts, onChange, error }: BlackoutsProps) {
  const [next, setNext] = useState(NONE)
  const [wrong, setWrong] = useState<string | null>(null)
  const today = beijingDate(Date.now())
  const change = (part: Partial<Blackout>) => {
    setWrong(null)
    setNext({ ...next, ...part })
  }
  const add = () => {
    const whole = { ...next, to: next.to === '' ? next.from : next.to, note: next.note.trim() }
    const found =
      wrongWith(whole) ?? (blackouts.some(({ from, to }) => from === whole.from && to === whole.to) ? '这几天已经在上面了' : null)
    setWrong(found)
    if (found !== null) return
    onChange([...blackouts, whole].sort((one, other) => (one.from < other.from ? -1 : 1)))
    setNext(NONE)
  }
  return (
    <View className="stack">
      {blackouts.length === 0 && <View className="words-note">没有停歇的日子。</View>}
      {blackouts.map((blackout) => (
        <View key={`${blackout.from} ${blackout.to}`} className="beside">
          <View>
            <View>{pauseWords(blackout, today)}</View>
            {blackout.note !== '' && <View className="words-note">{blackout.note}</View>}
          </View>
          <Button
            narrow
            label={`去掉 ${pauseWords(blackout, today)}`}
            onPress={() => onChange(blackouts.filter((each) => each !== blackout))}
          >
            去掉
          </Button>
        </View>
      ))}
      {blackouts.length < MOST && (
        <>
          <View className="halves">
            <Field label="从哪天">
              <DateInput label="从哪天" value={next.from} earliest={today} onChange={(from) => change({ from })} />
            </Field>
            <Field label="到哪天" optional>
              <DateInput label="到哪天" value={next.to} earliest={next.from === '' ? today : next.from} onChange={(to) => change({ to })} />
            </Field>
          </View>
          <Field label="为什么停" optional error={wrong ?? error}>
            <TextInput value={next.note} maxLength={40} placeholder="例如：农忙、过年" onChange={(note) => change({ note })} />
          </Field>
          <Button icon="plus" onPress={add}>
            加上这几天
          </Button>
        </>
      )}
    </View>
  )
}

import { PERIOD_LABELS, PERIODS, type Period, type PeriodName, periodOf } from '@shared/figures/period'
import { beijingDate } from '@shared/time/beijing'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Choice, Field } from '@/design'
import { DateInput } from '@/design/date-input'
import './period-choice.scss'

type Chosen = PeriodName | 'own'

const OPTIONS: { value: Chosen; label: string }[] = [
  ...PERIODS.map((value) => ({ value, label: PERIOD_LABELS[value] })),
  { value: 'own', label: '自己选' },
]
/** The first day that a date may be. */
const EARLIEST = '2020-01-01'

/** Which days are counted: a period that one has a name for, or from one day to another. */
export function PeriodChoice({ period, onChange }: { period: Period; onChange(period: Period): void }) {
  const today = beijingDate(Date.now())
  const named = PERIODS.find((name) => periodOf(name, today).from === period.from && period.until === today)
  const [own, setOwn] = useState(named === undefined)
  const [from, setFrom] = useState(period.from)
  const [until, setUntil] = useState(period.until)
  const choose = (chosen: Chosen) => {
    setOwn(chosen === 'own')
    if (chosen !== 'own') onChange(periodOf(chosen, today))
  }
  return (
    <View className="stack not-printed" id="figures-period">
      <Choice<Chosen> label="看哪一段" options={OPTIONS} value={own ? 'own' : (named ?? null)} onChange={choose} />
      {own && (
        <View className="period-days">
          <Field label="从哪天">
            <DateInput label="从哪天" value={from} earliest={EARLIEST} latest={until} onChange={setFrom} />
          </Field>
          <Field label="到哪天">
            <DateInput label="到哪天" value={until} earliest={from} latest={today} onChange={setUntil} />
          </Field>
          <Button narrow onPress={() => onChange({ from, until })}>
            看这几天
          </Button>
        </View>
      )}
    </View>
  )
}

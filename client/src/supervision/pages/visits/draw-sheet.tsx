import { returnVisits as contract } from '@shared/contract'
import type { Period } from '@shared/figures/period'
import { MOST_DRAWN, type Sizing } from '@shared/vocabulary/return-visits'
import { useState } from 'react'
import { detailsOf, useWrite } from '@/api'
import { Button, Choice, Failed, Field, Sheet, TextInput } from '@/design'
import { periodWords } from '../../visit-words'

const SIZES: { value: Sizing; label: string }[] = [
  { value: 'count', label: '抽几张' },
  { value: 'share', label: '抽百分之几' },
]
const UNITS: Record<Sizing, string> = { count: '张', share: '%' }
const MOST: Record<Sizing, number> = { count: MOST_DRAWN, share: 100 }

interface DrawSheetProps {
  under: string
  place: string
  period: Period
  onClose(): void
  onDone(code: string): void
}

/** What to draw: how many, and by which seed. */
export function DrawSheet({ under, place, period, onClose, onDone }: DrawSheetProps) {
  const [sizing, setSizing] = useState<Sizing>('count')
  const [amount, setAmount] = useState('20')
  const [seed, setSeed] = useState('')
  const draw = useWrite(contract.draw, ({ code }) => onDone(code))
  const number = Number(amount)
  const fits = Number.isInteger(number) && number >= 1 && number <= MOST[sizing]
  const send = () => {
    if (fits) void draw.send({ body: { under, ...period, seed: seed.trim(), sizing, amount: number } })
  }
  return (
    <Sheet
      open
      id="draw-visits"
      title={`从${place}抽一批`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不抽</Button>
          <Button kind="primary" busy={draw.busy} disabled={!fits} onPress={send}>
            抽
          </Button>
        </>
      }
    >
      <Field label="从哪些单里抽">{`${periodWords(period)}里，已经办完的。要换日子，先在页面上面选。`}</Field>
      <Field label="抽多少" error={fits ? undefined : `请填 1 到 ${MOST[sizing]} 的整数`}>
        <Choice<Sizing> options={SIZES} value={sizing} onChange={setSizing} />
        <TextInput kind="number" label={`多少${UNITS[sizing]}`} value={amount} onChange={setAmount} maxLength={3} />
      </Field>
      <Field
        label="种子"
        optional
        hint="同样的种子，谁来抽都是同样的单。可以填一个大家都看得到、事先不知道的数，例如当天公布的开奖号码；不填就由系统出一个。"
        error={detailsOf(draw.error).seed}
      >
        <TextInput value={seed} onChange={setSeed} maxLength={40} />
      </Field>
      {draw.error !== null && <Failed error={draw.error} kept="您填的还在。" />}
    </Sheet>
  )
}

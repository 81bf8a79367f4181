import type { SettingOf } from '@shared/contract/settings'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button, Field, Sheet } from '@/design'
import { TimeInput } from '@/design/time-input'
import { clockFace } from './words'

type Hours = SettingOf<'opening_hours'>

interface HoursSheetProps {
  hours: Hours
  onClose(): void
  onNext(hours: Hours): void
}

const asTime = (minutes: number): string => clockFace(minutes).padStart(5, '0')
const asMinutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const wrongWith = (hours: Hours): string | undefined =>
  hours.every(([open, close], at) => open < close && (at === 0 || (hours[at - 1]?.[1] ?? 0) <= open))
    ? undefined
    : '每段时间要从早到晚，不能重叠'

/** When the sites are open: working time is counted within these hours. */
export function HoursSheet({ hours, onClose, onNext }: HoursSheetProps) {
  const [changed, setChanged] = useState<Hours>(hours)
  const [pressed, setPressed] = useState(false)
  const wrong = wrongWith(changed)
  const change = (at: number, end: 0 | 1, time: string) =>
    setChanged(
      changed.map(([open, close], place): [number, number] =>
        place !== at ? [open, close] : end === 0 ? [asMinutes(time), close] : [open, asMinutes(time)],
      ),
    )
  const next = () => {
    setPressed(true)
    if (wrong === undefined) onNext(changed)
  }
  return (
    <Sheet
      open
      id="hours-sheet"
      title="开门时间"
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" onPress={next}>
            看看会怎样
          </Button>
        </>
      }
    >
      {changed.map(([open, close], at) => (
        <Field key={at} label={changed.length === 1 ? '每天' : `第 ${at + 1} 段`} error={pressed ? wrong : undefined}>
          <View className="halves">
            <TimeInput label={`第 ${at + 1} 段从几点`} value={asTime(open)} onChange={(time) => change(at, 0, time)} />
            <TimeInput label={`第 ${at + 1} 段到几点`} value={asTime(close)} onChange={(time) => change(at, 1, time)} />
          </View>
        </Field>
      ))}
      {changed.length === 1 ? (
        <Button
          onPress={() =>
            setChanged([
              [510, 720],
              [840, 1050],
            ])
          }
        >
          中午关门，分成两段
        </Button>
      ) : (
        <Button onPress={() => setChanged(changed.slice(0, 1))}>只要一段</Button>
      )}
    </Sheet>
  )
}

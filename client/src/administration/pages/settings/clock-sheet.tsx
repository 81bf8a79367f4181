import { URGENCIES, URGENCY_LABELS, type Urgency } from '@shared/vocabulary/orders'
import { useState } from 'react'
import { Button, Field, Sheet } from '@/design'
import { Stepper } from '@/design/stepper'
import { CLOCK_NAMES, type ClockName, type Length, type Lengths, unitOf } from './words'

interface ClockSheetProps {
  clock: ClockName
  lengths: Lengths
  onClose(): void
  onNext(lengths: Lengths): void
}

/** How far one clock goes: minutes by fives. */
const stepOf = (length: Length): number => ('wall' in length && length.wall === 'minutes' ? 5 : 1)
const mostOf = (length: Length): number => ('wall' in length && length.wall === 'minutes' ? 720 : 60)

/** One of the promises, for each urgency. How it is counted stays: working time, or day and night. */
export function ClockSheet({ clock, lengths, onClose, onNext }: ClockSheetProps) {
  const [changed, setChanged] = useState(lengths[clock])
  const change = (urgency: Urgency, amount: number) => setChanged({ ...changed, [urgency]: { ...changed[urgency], amount } })
  return (
    <Sheet
      open
      id="clock-sheet"
      title={`${CLOCK_NAMES[clock]}的时限`}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>先不改</Button>
          <Button kind="primary" onPress={() => onNext({ ...lengths, [clock]: changed })}>
            看看会怎样
          </Button>
        </>
      }
    >
      {URGENCIES.map((urgency) => {
        const length = changed[urgency]
        return (
          <Field key={urgency} label={URGENCY_LABELS[urgency]}>
            <Stepper
              label={`${CLOCK_NAMES[clock]}，${URGENCY_LABELS[urgency]}`}
              value={length.amount}
              onChange={(amount) => change(urgency, amount)}
              least={stepOf(length)}
              most={mostOf(length)}
              step={stepOf(length)}
              unit={unitOf(length)}
            />
          </Field>
        )
      })}
    </Sheet>
  )
}

import { Text, View } from '@tarojs/components'
import { Icon } from './icon'
import { Press } from './press'
import './stepper.scss'

interface StepperProps {
  /** What is counted: read aloud with the buttons. */
  label: string
  value: number
  onChange(value: number): void
  least: number
  most: number
  /** How far one press goes; it stops at `least` and `most`. */
  step?: number
  /** 单, 公里. */
  unit: string
}

/** A number chosen by less and more. */
export function Stepper({ label, value, onChange, least, most, step = 1, unit }: StepperProps) {
  const to = (next: number) => onChange(Math.min(most, Math.max(least, next)))
  return (
    <View className="stepper">
      <Press className="stepper__button" label={`${label}，少 ${step} ${unit}`} disabled={value <= least} onPress={() => to(value - step)}>
        <Icon name="minus" size="text" colour={value <= least ? 'grey' : 'ink'} />
      </Press>
      <Text className="stepper__value">{`${value} ${unit}`}</Text>
      <Press className="stepper__button" label={`${label}，多 ${step} ${unit}`} disabled={value >= most} onPress={() => to(value + step)}>
        <Icon name="plus" size="text" colour={value >= most ? 'grey' : 'ink'} />
      </Press>
    </View>
  )
}

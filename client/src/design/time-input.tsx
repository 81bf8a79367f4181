import { Picker, View } from '@tarojs/components'
import { spoken } from './spoken'
import './text-input.scss'
import type { TimeInputProps } from './time-input-props'

/** A time of day, chosen on WeChat's own wheel. */
export function TimeInput({ label, value, onChange }: TimeInputProps) {
  return (
    <Picker mode="time" value={value} onChange={(event) => onChange(event.detail.value)}>
      <View className="kapok-input" {...spoken({ role: 'button', label: `${label}，${value === '' ? '还没有选' : value}` })}>
        {value === '' ? '选时间' : value}
      </View>
    </Picker>
  )
}

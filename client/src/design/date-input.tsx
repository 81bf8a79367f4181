import { Picker, View } from '@tarojs/components'
import type { DateInputProps } from './date-input-props'
import { spoken } from './spoken'
import './text-input.scss'

/** A day, chosen on WeChat's own calendar wheel. */
export function DateInput({ label, value, onChange, earliest, latest = '2099-12-31' }: DateInputProps) {
  return (
    <Picker mode="date" value={value} start={earliest} end={latest} onChange={(event) => onChange(event.detail.value)}>
      <View className="kapok-input" {...spoken({ role: 'button', label: `${label}，${value === '' ? '还没有选' : value}` })}>
        {value === '' ? '选一天' : value}
      </View>
    </Picker>
  )
}

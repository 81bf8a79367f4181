import { Picker, View } from '@tarojs/components'
import { spoken } from '@/design/spoken'
import type { DateInputProps } from './date-input-props'

/** A day, chosen on WeChat's own calendar wheel. */
export function DateInput({ label, value, onChange, earliest }: DateInputProps) {
  return (
    <Picker mode="date" value={value} start={earliest} end="2099-12-31" onChange={(event) => onChange(event.detail.value)}>
      <View className="kapok-input" {...spoken({ role: 'button', label: `${label}，${value === '' ? '还没有选' : value}` })}>
        {value === '' ? '选一天' : value}
      </View>
    </Picker>
  )
}

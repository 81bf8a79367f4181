import { Text, View } from '@tarojs/components'
import './chips.scss'
import type { Option } from './choice'
import { classNames } from './class-names'
import { useFieldLabel } from './field'
import { Icon } from './icon'
import { Press } from './press'
import { spoken } from './spoken'

interface ChipsProps<Value extends string> {
  options: readonly Option<Value>[]
  values: readonly Value[]
  onChange(values: Value[]): void
  label?: string
  disabled?: boolean
  id?: string
  className?: string
}

/** Any of several, in the order in which they are offered. */
export function Chips<Value extends string>({ options, values, onChange, label, disabled, id, className }: ChipsProps<Value>) {
  const said = useFieldLabel(label)
  const toggle = (value: Value) =>
    onChange(options.map((option) => option.value).filter((known) => (known === value ? !values.includes(known) : values.includes(known))))
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-chips', className)}
      {...spoken({ role: 'group', ...(said === undefined ? {} : { label: said }) })}
    >
      {options.map((option) => {
        const chosen = values.includes(option.value)
        return (
          <Press
            key={option.value}
            role="checkbox"
            chosen={chosen}
            disabled={disabled}
            className={classNames('kapok-chips__one', chosen && 'kapok-chips__one--chosen')}
            onPress={() => toggle(option.value)}
          >
            {chosen && <Icon name="check" size="text" colour="kapok" className="kapok-chips__mark" />}
            <Text>{option.label}</Text>
          </Press>
        )
      })}
    </View>
  )
}

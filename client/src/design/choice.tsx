import { Text, View } from '@tarojs/components'
import './choice.scss'
import { classNames } from './class-names'
import { useFieldLabel } from './field'
import { Icon } from './icon'
import { Press } from './press'
import { spoken } from './spoken'

export interface Option<Value extends string> {
  value: Value
  label: string
  /** A second, softer line; only where the options stand one below the other. */
  note?: string
}

interface ChoiceProps<Value extends string> {
  options: readonly Option<Value>[]
  /** Null while nothing is chosen. */
  value: Value | null
  onChange(value: Value): void
  /** One below the other: for long words, notes, or more than four. */
  stacked?: boolean
  /** Read aloud; inside a `Field` its label is. */
  label?: string
  disabled?: boolean
  id?: string
  className?: string
}

/** One of a few. */
export function Choice<Value extends string>({ options, value, onChange, stacked, label, disabled, id, className }: ChoiceProps<Value>) {
  const said = useFieldLabel(label)
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-choice', stacked ? 'kapok-choice--stacked' : 'kapok-choice--segments', className)}
      {...spoken({ role: 'radiogroup', ...(said === undefined ? {} : { label: said }) })}
    >
      {options.map((option) => {
        const chosen = option.value === value
        return (
          <Press
            key={option.value}
            role="radio"
            chosen={chosen}
            disabled={disabled}
            className={classNames('kapok-choice__option', chosen && 'kapok-choice__option--chosen')}
            onPress={() => onChange(option.value)}
          >
            <View className="kapok-choice__mark">{chosen && <Icon name="check" size="text" colour="kapok" />}</View>
            <View className="kapok-choice__words">
              <Text>{option.label}</Text>
              {stacked && option.note !== undefined && <View className="kapok-choice__note">{option.note}</View>}
            </View>
          </Press>
        )
      })}
    </View>
  )
}

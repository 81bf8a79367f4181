import { Text, View } from '@tarojs/components'
import { createContext, type ReactNode, useContext } from 'react'
import { classNames } from './class-names'
import './field.scss'
import { spoken } from './spoken'

/** What a control inside a field is called when it is read aloud. */
const FieldLabel = createContext<string | undefined>(undefined)

/** The control's own label, or that of the field around it. */
export const useFieldLabel = (own: string | undefined): string | undefined => {
  const around = useContext(FieldLabel)
  return own ?? around
}

interface FieldProps {
  label: string
  /** Marks what may be left out. Everything else is needed, and is not marked. */
  optional?: boolean
  /** Helps before a mistake: what it is for, who sees it. */
  hint?: string
  /** What is wrong with what was written. */
  error?: string | undefined
  children: ReactNode
  id?: string
  className?: string
}

/** A control under its name. */
export function Field({ label, optional, hint, error, children, id, className }: FieldProps) {
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-field', className)}>
      <View className="kapok-field__label">
        <Text>{label}</Text>
        {optional && <Text className="kapok-field__optional">(可不填)</Text>}
      </View>
      <FieldLabel.Provider value={label}>{children}</FieldLabel.Provider>
      {hint !== undefined && hint !== '' && <View className="kapok-field__hint">{hint}</View>}
      {error !== undefined && error !== '' && (
        <View className="kapok-field__error" {...spoken({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}

import { Input } from '@tarojs/components'
import { classNames } from './class-names'
import { useFieldLabel } from './field'
import { spoken } from './spoken'
import './text-input.scss'
import type { TextInputProps } from './text-input-props'

const KEYBOARDS = { text: 'text', phone: 'number', number: 'number', search: 'text' } as const

/** One line of text. */
export function TextInput({
  value,
  onChange,
  kind = 'text',
  placeholder,
  maxLength = 140,
  disabled,
  label,
  onConfirm,
  id,
  className,
}: TextInputProps) {
  const said = useFieldLabel(label)
  return (
    <Input
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-input', className)}
      type={KEYBOARDS[kind]}
      value={value}
      maxlength={maxLength}
      placeholder={placeholder ?? ''}
      placeholderClass="kapok-input__placeholder"
      disabled={disabled ?? false}
      confirmType={kind === 'search' ? 'search' : 'done'}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => onConfirm?.()}
      {...spoken(said === undefined ? {} : { label: said })}
    />
  )
}

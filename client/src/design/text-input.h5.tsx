import { classNames } from './class-names'
import { useFieldLabel } from './field'
import './text-input.scss'
import type { TextInputProps } from './text-input-props'

const TYPES = { text: 'text', phone: 'tel', number: 'text', search: 'search' } as const
const KEYBOARDS = { text: 'text', phone: 'tel', number: 'numeric', search: 'search' } as const

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
    <input
      id={id}
      className={classNames('kapok-input', className)}
      type={TYPES[kind]}
      inputMode={KEYBOARDS[kind]}
      value={value}
      maxLength={maxLength}
      placeholder={placeholder}
      disabled={disabled}
      aria-label={said}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        // While Chinese is being composed, Enter chooses a word.
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.()
      }}
    />
  )
}

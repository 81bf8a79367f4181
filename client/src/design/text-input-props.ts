export interface TextInputProps {
  value: string
  onChange(value: string): void
  /** Which keyboard a phone shows. */
  kind?: 'text' | 'phone' | 'number' | 'search'
  placeholder?: string
  maxLength?: number
  disabled?: boolean
  /** Read aloud; inside a `Field` its label is. */
  label?: string
  /** The keyboard's own "done". */
  onConfirm?: () => void
  id?: string
  className?: string
}

export interface TimeInputProps {
  /** Read aloud: 几点开始. */
  label: string
  /** 'HH:MM' on a clock in China, or empty while none is chosen. */
  value: string
  onChange(value: string): void
}

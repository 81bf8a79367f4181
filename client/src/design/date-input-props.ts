export interface DateInputProps {
  /** Read aloud: 从哪天, 到哪天. */
  label: string
  /** 'YYYY-MM-DD', or empty while none is chosen. */
  value: string
  onChange(value: string): void
  /** 'YYYY-MM-DD': no day before it can be chosen. */
  earliest: string
  /** 'YYYY-MM-DD': no day after it can be chosen. */
  latest?: string
}

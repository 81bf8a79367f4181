export interface TextAreaProps {
  value: string
  onChange(value: string): void
  placeholder?: string
  /** Characters; how many are left is said near the end. */
  maxLength?: number
  disabled?: boolean
  label?: string
  id?: string
  className?: string
}

/** 还能写 12 个字; empty while there is room enough. */
export function roomLeft(value: string, maxLength: number): string {
  const left = maxLength - value.length
  return left <= Math.max(20, maxLength / 10) ? `还能写 ${Math.max(0, left)} 个字` : ''
}

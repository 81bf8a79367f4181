import type { DateInputProps } from './date-input-props'

/** A day, in the browser's own field: typed on a keyboard, chosen on a phone. */
export function DateInput({ label, value, onChange, earliest }: DateInputProps) {
  return (
    <input
      className="kapok-input"
      type="date"
      aria-label={label}
      value={value}
      min={earliest}
      max="2099-12-31"
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

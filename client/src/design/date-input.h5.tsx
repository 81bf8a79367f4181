import type { DateInputProps } from './date-input-props'
import './text-input.scss'

/** A day, in the browser's own field: typed on a keyboard, chosen on a phone. */
export function DateInput({ label, value, onChange, earliest, latest = '2099-12-31' }: DateInputProps) {
  return (
    <input
      className="kapok-input"
      type="date"
      aria-label={label}
      value={value}
      min={earliest}
      max={latest}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

import './text-input.scss'
import type { TimeInputProps } from './time-input-props'

/** A time of day, in the browser's own field. */
export function TimeInput({ label, value, onChange }: TimeInputProps) {
  return <input className="kapok-input" type="time" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)} />
}

import { classNames } from './class-names'
import type { PressProps } from './press-props'

/** As in press.tsx, made of the browser's own button: tab stop, Enter and Space come with it. */
export function Press({ id, className, children, label, role = 'button', chosen, current, disabled, onPress }: PressProps) {
  const state =
    role === 'tab'
      ? { 'aria-selected': chosen ?? false }
      : role === 'radio' || role === 'checkbox'
        ? { 'aria-checked': chosen ?? false }
        : {}
  return (
    <button
      type="button"
      id={id}
      role={role === 'button' ? undefined : role}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
      {...state}
      disabled={disabled}
      className={classNames('kapok-press', disabled && 'kapok-press--disabled', className)}
      onClick={onPress}
    >
      {children}
    </button>
  )
}

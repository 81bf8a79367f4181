import { useLayoutEffect, useRef } from 'react'
import { classNames } from './class-names'
import { useFieldLabel } from './field'
import './text-area.scss'
import { roomLeft, type TextAreaProps } from './text-area-props'

export function TextArea({ value, onChange, placeholder, maxLength = 500, disabled, label, id, className }: TextAreaProps) {
  const said = useFieldLabel(label)
  const room = roomLeft(value, maxLength)
  const area = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows what is written
  useLayoutEffect(() => {
    const element = area.current
    if (element === null) return
    element.style.height = 'auto'
    element.style.height = `${element.scrollHeight + 3}px`
  }, [value])
  return (
    <div>
      <textarea
        ref={area}
        id={id}
        className={classNames('kapok-area', className)}
        value={value}
        maxLength={maxLength}
        placeholder={placeholder}
        disabled={disabled}
        rows={3}
        aria-label={said}
        onChange={(event) => onChange(event.target.value)}
      />
      {room !== '' && <div className="kapok-area__room">{room}</div>}
    </div>
  )
}

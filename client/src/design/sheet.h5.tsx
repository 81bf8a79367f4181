import { type KeyboardEvent, useEffect, useRef } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { Press } from './press'
import './sheet.scss'
import type { SheetProps } from './sheet-props'

const REACHABLE = 'button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), a[href]'

/** Keeps Tab inside the sheet. */
function turnRound(event: KeyboardEvent<HTMLElement>, panel: HTMLElement): void {
  const reachable = Array.from(panel.querySelectorAll<HTMLElement>(REACHABLE))
  const edge = event.shiftKey ? reachable[0] : reachable[reachable.length - 1]
  const other = event.shiftKey ? reachable[reachable.length - 1] : reachable[0]
  if (document.activeElement !== edge && document.activeElement !== panel) return
  event.preventDefault()
  other?.focus()
}

export function Sheet({ open, title, onClose, children, foot, id, className }: SheetProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const before = document.activeElement
    panel.current?.focus()
    return () => {
      if (before instanceof HTMLElement) before.focus()
    }
  }, [open])
  if (!open) return null
  return (
    <div id={id} className={classNames('kapok-sheet', className)}>
      <div className="kapok-sheet__ground" onClick={onClose} aria-hidden="true" />
      <div
        ref={panel}
        className="kapok-sheet__panel"
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onClose()
          if (event.key === 'Tab' && panel.current !== null) turnRound(event, panel.current)
        }}
      >
        <div className="kapok-sheet__head">
          <h2 className="kapok-sheet__title">{title}</h2>
          <Press label="关闭" className="kapok-sheet__close" onPress={onClose}>
            <Icon name="close" />
          </Press>
        </div>
        <div className="kapok-sheet__body">{children}</div>
        {foot !== undefined && <div className="kapok-sheet__foot">{foot}</div>}
      </div>
    </div>
  )
}

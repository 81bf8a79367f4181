import type { ReactNode } from 'react'

export interface SheetProps {
  open: boolean
  title: string
  onClose(): void
  children?: ReactNode
  /** Its buttons, always in sight. */
  foot?: ReactNode
  id?: string
  className?: string
}

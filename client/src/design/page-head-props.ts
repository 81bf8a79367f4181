import type { ReactNode } from 'react'

export interface PageHeadProps {
  title: string
  /** Stands in the title's place, e.g. the chosen village. */
  heading?: ReactNode
  /** At the right: a number, a small button. */
  aside?: ReactNode
  /** Where "back" leads; a page of the tab bar has none. */
  onBack?: (() => void) | undefined
}

import type { ReactNode } from 'react'

export interface PressProps {
  id?: string | undefined
  className?: string | undefined
  children?: ReactNode
  /** Read aloud in place of the words inside; leave out where they say it all. */
  label?: string | undefined
  role?: 'button' | 'link' | 'radio' | 'checkbox' | 'tab'
  /** For radio, checkbox and tab. */
  chosen?: boolean | undefined
  /** For a link in a navigation: it is the page shown. */
  current?: boolean | undefined
  disabled?: boolean | undefined
  onPress(): void
}

import type { ReactNode } from 'react'
import type { DeskSignInProps } from './desk-sign-in-props'

/** Nobody sits at a desk in WeChat; what draws the code is too new for its oldest phones. */
export const DeskSignIn: ((props: DeskSignInProps) => ReactNode) | null = null

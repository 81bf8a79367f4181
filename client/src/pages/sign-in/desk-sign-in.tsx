import type { ReactNode } from 'react'
import type { DeskSignInProps } from './desk-sign-in-props'

/** Nobody sits at a desk in WeChat: there the mini program signs in by itself. */
export const DeskSignIn: ((props: DeskSignInProps) => ReactNode) | null = null

import { Text } from '@tarojs/components'
import './chip.scss'
import { classNames } from './class-names'
import type { Tone } from './palette'

interface ChipProps {
  /** The word of the state: 等队伍回复, 已安排. */
  children: string
  tone?: Tone
  id?: string
  className?: string
}

/** A state, as a word. */
export function Chip({ children, tone = 'grey', id, className }: ChipProps) {
  return (
    <Text {...(id === undefined ? {} : { id })} className={classNames('kapok-chip', `kapok-chip--${tone}`, className)}>
      {children}
    </Text>
  )
}

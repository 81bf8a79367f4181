import { Text } from '@tarojs/components'
import './badge.scss'
import { spoken } from './spoken'

interface BadgeProps {
  count: number
  /** Of what, read aloud: 条未读. */
  of: string
}

/** How many wait; nothing when none do. */
export function Badge({ count, of }: BadgeProps) {
  if (count <= 0) return null
  return (
    <Text className="kapok-badge" {...spoken({ label: `${count}${of}` })}>
      {count > 99 ? '99+' : String(count)}
    </Text>
  )
}

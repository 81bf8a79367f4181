import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'
import './notice.scss'
import type { Tone } from './palette'
import { spoken } from './spoken'

interface NoticeProps {
  children: ReactNode
  tone?: Tone
  icon?: IconName
  id?: string
  className?: string
}

const ICONS: Record<Tone, IconName> = { kapok: 'warn', leaf: 'check', amber: 'clock', sky: 'info', grey: 'info' }

/** A sentence that stays: what was done, what to know. Used instead of words that vanish by themselves. */
export function Notice({ children, tone = 'sky', icon, id, className }: NoticeProps) {
  return (
    <View
      {...(id === undefined ? {} : { id })}
      className={classNames('kapok-notice', `kapok-notice--${tone}`, className)}
      {...spoken({ role: 'status' })}
    >
      <Icon name={icon ?? ICONS[tone]} size="text" colour={tone} className="kapok-notice__mark" />
      <View>{children}</View>
    </View>
  )
}

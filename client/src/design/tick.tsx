import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Icon } from './icon'
import { Press } from './press'
import './tick.scss'

interface TickProps {
  checked: boolean
  onChange(checked: boolean): void
  /** What is said by ticking it: 我已读过，同意。 */
  children: ReactNode
  label?: string
  id?: string
  className?: string
}

/** One sentence to say yes to. Never ticked beforehand. */
export function Tick({ checked, onChange, children, label, id, className }: TickProps) {
  return (
    <Press
      role="checkbox"
      id={id}
      label={label}
      chosen={checked}
      className={classNames('kapok-tick', className)}
      onPress={() => onChange(!checked)}
    >
      <View className={classNames('kapok-tick__box', checked && 'kapok-tick__box--checked')}>
        {checked && <Icon name="check" colour="white" className="kapok-tick__mark" />}
      </View>
      <View className="kapok-tick__words">{children}</View>
    </Press>
  )
}

import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import './fact.scss'

interface FactProps {
  /** What it is: 服务对象, 时间. */
  label: string
  children: ReactNode
  id?: string
  className?: string
}

/** Something to read, under its name. Several stand one below the other in a card, with lines between them. */
export function Fact({ label, children, id, className }: FactProps) {
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-fact', className)}>
      <View className="kapok-fact__label">{label}</View>
      <View className="kapok-fact__value">{children}</View>
    </View>
  )
}

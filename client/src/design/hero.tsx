import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Flower } from './flower'
import './hero.scss'

interface HeroProps {
  title: string
  note?: string
  /** Buttons of kind `white` or `outline`. */
  children?: ReactNode
  id?: string
}

/** The red ground that a page opens with: the kapok in flower. */
export function Hero({ title, note, children, id }: HeroProps) {
  return (
    <View {...(id === undefined ? {} : { id })} className="kapok-hero">
      <Flower colour="white" className="kapok-hero__flower" />
      <View className="kapok-hero__title">{title}</View>
      {note !== undefined && <View className="kapok-hero__note">{note}</View>}
      {children !== undefined && <View className="kapok-hero__actions">{children}</View>}
    </View>
  )
}

import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names'
import { Press } from './press'
import './section.scss'
import { spoken } from './spoken'

interface SectionProps {
  title: string
  /** Where the rest of it is: 全部 3, 更多. */
  more?: { text: string; onPress(): void }
  children?: ReactNode
  id?: string
  className?: string
}

/** A heading and what belongs to it. */
export function Section({ title, more, children, id, className }: SectionProps) {
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-section', className)}>
      <View className="kapok-section__head">
        <Text className="kapok-section__title" {...spoken({ role: 'heading' })}>
          {title}
        </Text>
        {more !== undefined && (
          <Press role="link" className="kapok-section__more" label={`${title},${more.text}`} onPress={more.onPress}>
            <Text>{more.text}</Text>
          </Press>
        )}
      </View>
      <View className="stack">{children}</View>
    </View>
  )
}

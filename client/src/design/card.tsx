import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './card.scss'
import { classNames } from './class-names'
import { Press } from './press'

interface CardProps {
  /** The main words of the card. */
  title?: string
  /** A chip at the right of the title. */
  aside?: ReactNode
  /** One line in small soft words. */
  note?: string
  children?: ReactNode
  /** Makes the card's head a link: keep other buttons in `children`, which stay outside of it. */
  onPress?: () => void
  /** `asks`: somebody waits for an answer here; `best`: the recommended one. Always said in words too. */
  mark?: 'asks' | 'best'
  /** Read aloud in place of title and note, when pressed. */
  label?: string
  id?: string
  className?: string
}

/** White ground for one thing. */
export function Card({ title, aside, note, children, onPress, mark, label, id, className }: CardProps) {
  const head = (title !== undefined || aside !== undefined || note !== undefined) && (
    <>
      {(title !== undefined || aside !== undefined) && (
        <View className="kapok-card__line">
          <Text className="kapok-card__title">{title}</Text>
          {aside !== undefined && <View className="kapok-card__aside">{aside}</View>}
        </View>
      )}
      {note !== undefined && note !== '' && <View className="kapok-card__note">{note}</View>}
    </>
  )
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-card', mark && `kapok-card--${mark}`, className)}>
      {head && onPress !== undefined ? (
        <Press role="link" className="kapok-card__head" label={label} onPress={onPress}>
          {head}
        </Press>
      ) : (
        head
      )}
      {children}
    </View>
  )
}

import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon, type IconName } from './icon'
import type { Tone } from './palette'
import { Press } from './press'
import './tile.scss'

interface TileProps {
  icon: IconName
  title: string
  note?: string
  tone?: Tone
  /** `row`: a wide line with a large mark (an elder's home); `small`: a mark with a word below (a category). */
  shape?: 'row' | 'small'
  onPress(): void
  id?: string
  className?: string
}

/** A large thing to press: a drawing and a word. */
export function Tile({ icon, title, note, tone = 'kapok', shape = 'row', onPress, id, className }: TileProps) {
  return (
    <Press
      role="link"
      id={id}
      className={classNames('kapok-tile', `kapok-tile--${shape}`, `kapok-tile--${tone}`, className)}
      onPress={onPress}
    >
      <View className="kapok-tile__mark">
        <Icon name={icon} size="large" colour={shape === 'row' ? 'white' : tone} />
      </View>
      <View className="kapok-tile__words">
        <View className="kapok-tile__title">
          <Text>{title}</Text>
        </View>
        {note !== undefined && <View className="kapok-tile__note">{note}</View>}
      </View>
    </Press>
  )
}

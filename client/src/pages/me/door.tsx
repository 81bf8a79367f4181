import { View } from '@tarojs/components'
import { Badge, Icon, type IconName, Press } from '@/design'

interface DoorProps {
  icon: IconName
  text: string
  note?: string
  /** How many wait behind it. */
  count?: number
  countOf?: string
  onPress(): void
  id?: string
}

/** A line that leads on. */
export function Door({ icon, text, note, count = 0, countOf = '条', onPress, id }: DoorProps) {
  return (
    <Press role="link" className="me__door" id={id} label={count > 0 ? `${text}，${count} ${countOf}` : undefined} onPress={onPress}>
      <Icon name={icon} colour="kapok" />
      <View>
        <View>{text}</View>
        {note !== undefined && <View className="words-note">{note}</View>}
      </View>
      <View className="me__onward">
        <Badge count={count} of={countOf} />
        <Icon name="forward" size="text" colour="soft" />
      </View>
    </Press>
  )
}

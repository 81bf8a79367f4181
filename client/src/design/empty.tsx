import { View } from '@tarojs/components'
import { Button } from './button'
import { classNames } from './class-names'
import './empty.scss'
import { Icon, type IconName } from './icon'

interface EmptyProps {
  /** 还没有点过单 */
  title: string
  /** What to do next. */
  note?: string
  icon?: IconName
  action?: { text: string; onPress(): void }
  id?: string
  className?: string
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, note, icon = 'order', action, id, className }: EmptyProps) {
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-empty', className)}>
      <View className="kapok-empty__mark">
        <Icon name={icon} size="large" colour="soft" />
      </View>
      <View className="kapok-empty__title">{title}</View>
      {note !== undefined && <View className="kapok-empty__note">{note}</View>}
      {action !== undefined && (
        <Button narrow className="kapok-empty__action" onPress={action.onPress}>
          {action.text}
        </Button>
      )}
    </View>
  )
}

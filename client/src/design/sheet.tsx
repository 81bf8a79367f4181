import { Text, View } from '@tarojs/components'
import { classNames } from './class-names'
import { Icon } from './icon'
import { Press } from './press'
import './sheet.scss'
import type { SheetProps } from './sheet-props'
import { spoken } from './spoken'

/** Something asked before going on, over the page; it closes without consequence. From below on a phone, in the middle of a wide screen. */
export function Sheet({ open, title, onClose, children, foot, id, className }: SheetProps) {
  if (!open) return null
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-sheet', className)} catchMove>
      <View className="kapok-sheet__ground" onClick={onClose} />
      <View className="kapok-sheet__panel" {...spoken({ role: 'dialog', label: title })}>
        <View className="kapok-sheet__head">
          <Text className="kapok-sheet__title">{title}</Text>
          <Press label="关闭" className="kapok-sheet__close" onPress={onClose}>
            <Icon name="close" />
          </Press>
        </View>
        <View className="kapok-sheet__body">{children}</View>
        {foot !== undefined && <View className="kapok-sheet__foot">{foot}</View>}
      </View>
    </View>
  )
}

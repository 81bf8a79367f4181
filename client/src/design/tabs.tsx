import { Text, View } from '@tarojs/components'
import { Badge } from './badge'
import { classNames } from './class-names'
import { Press } from './press'
import { spoken } from './spoken'
import './tabs.scss'

export interface TabItem<Key extends string> {
  key: Key
  text: string
  /** How many wait there. */
  count?: number
}

interface TabsProps<Key extends string> {
  items: readonly TabItem<Key>[]
  value: Key
  onChange(key: Key): void
  label: string
  id?: string
  className?: string
}

/** Parts of one page, one shown at a time. */
export function Tabs<Key extends string>({ items, value, onChange, label, id, className }: TabsProps<Key>) {
  return (
    <View {...(id === undefined ? {} : { id })} className={classNames('kapok-tabs', className)} {...spoken({ role: 'tablist', label })}>
      {items.map(({ key, text, count = 0 }) => (
        <Press
          key={key}
          role="tab"
          chosen={key === value}
          className={classNames('kapok-tabs__one', key === value && 'kapok-tabs__one--chosen')}
          onPress={() => onChange(key)}
        >
          <Text>{text}</Text>
          {count > 0 && (
            <View className="kapok-tabs__count">
              <Badge count={count} of="件" />
            </View>
          )}
        </Press>
      ))}
    </View>
  )
}

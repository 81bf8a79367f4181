import { View } from '@tarojs/components'
import './loading.scss'
import { spoken } from './spoken'

/** Where something will stand in a moment. It keeps still: nothing blinks. @param cards how many grey cards to draw */
export function Loading({ cards = 3, id }: { cards?: number; id?: string }) {
  return (
    <View {...(id === undefined ? {} : { id })} className="stack kapok-loading" {...spoken({ role: 'status', label: '正在打开' })}>
      {Array.from({ length: cards }, (_, place) => (
        <View key={place} className="kapok-loading__card">
          <View className="kapok-loading__line" />
          <View className="kapok-loading__line kapok-loading__line--short" />
        </View>
      ))}
    </View>
  )
}

import type { places } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { View } from '@tarojs/components'
import { Card, Chip } from '@/design'

export type ListedPlace = ReplyOf<typeof places.children>['items'][number]

const LEVEL_WORDS: Record<ListedPlace['level'], string> = { city: '市', county: '市（区）', town: '镇（街）', village: '村（社区）' }

interface PlaceListProps {
  items: readonly ListedPlace[]
  /** Found by name: each says where it lies. */
  searched: boolean
  onChoose(place: ListedPlace): void
}

/** Places to press: a village is chosen, what holds villages is opened. */
export function PlaceList({ items, searched, onChoose }: PlaceListProps) {
  return (
    <View className="stack">
      {items.map((place) => (
        <Card
          key={place.code}
          title={place.name}
          {...(searched ? { note: place.path } : {})}
          {...(place.level === 'village' ? {} : { aside: <Chip>{LEVEL_WORDS[place.level]}</Chip> })}
          label={place.level === 'village' ? `选${place.name}` : `打开${place.name}`}
          onPress={() => onChoose(place)}
        />
      ))}
    </View>
  )
}

import { View } from '@tarojs/components'
import { ProgressBar } from '@/design'
import { placesNote } from './words'

interface PlacesBarProps {
  places: number
  placesLeft: number
  waiting: number
}

/** How many of the places are taken, drawn and in words. */
export function PlacesBar(counted: PlacesBarProps) {
  const words = placesNote(counted)
  const taken = counted.places === 0 ? 0 : (counted.places - counted.placesLeft) / counted.places
  return (
    <View>
      <ProgressBar value={taken} label={words} />
      <View className="words-note">{words}</View>
    </View>
  )
}

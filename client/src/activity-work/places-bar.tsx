import { View } from '@tarojs/components'
import { ProgressBar } from '@/design'

interface Counted {
  places: number
  placesLeft: number
  waiting: number
}

/** '报了 6 人，还要 4 人，候补 2 人'. */
export function placesWords({ places, placesLeft, waiting }: Counted): string {
  const room = placesLeft > 0 ? `还要 ${placesLeft} 人` : '报满了'
  return [`报了 ${places - placesLeft} 人`, room, ...(waiting > 0 ? [`候补 ${waiting} 人`] : [])].join('，')
}

/** How many of the places are taken, drawn and in words. */
export function PlacesBar(counted: Counted) {
  const words = placesWords(counted)
  const taken = counted.places === 0 ? 0 : (counted.places - counted.placesLeft) / counted.places
  return (
    <View>
      <ProgressBar value={taken} label={words} />
      <View className="words-note">{words}</View>
    </View>
  )
}

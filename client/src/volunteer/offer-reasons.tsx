import { View } from '@tarojs/components'
import type { Offer } from './offer-words'

/** Why this team was asked, and what the site wrote to it. */
export function OfferReasons({ offer }: { offer: Offer }) {
  if (offer.reasons.length === 0 && offer.message === '') return null
  return (
    <View className="offer-reasons">
      {offer.reasons.length > 0 && <View>{`为什么请你们：${offer.reasons.join('、')}。`}</View>}
      {offer.message !== '' && <View>{`站里说：${offer.message}`}</View>}
    </View>
  )
}

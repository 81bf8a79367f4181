import { View } from '@tarojs/components'
import { AttachedPhoto } from './attached-photo'
import { AttachedVoice } from './attached-voice'
import './attachments.scss'
import type { Attachment } from './order'

/** The photos and recordings of an order; nothing where there are none. */
export function Attachments({ items }: { items: readonly Attachment[] }) {
  const photos = items.filter(({ kind }) => kind === 'photo')
  const recordings = items.filter(({ kind }) => kind === 'voice')
  if (items.length === 0) return null
  return (
    <View className="attachments stack">
      {photos.length > 0 && (
        <View className="attachments__photos">
          {photos.map(({ code }, place) => (
            <AttachedPhoto key={code} code={code} place={place + 1} />
          ))}
        </View>
      )}
      {recordings.map(({ code, seconds }) => (
        <AttachedVoice key={code} code={code} seconds={seconds} />
      ))}
    </View>
  )
}

import { Image } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { sentenceOf } from '@/api'
import { Button, Press } from '@/design'
import { useAttachedFile } from './attached-file'

/** A photo, small; pressed, it fills the screen. */
export function AttachedPhoto({ code, place }: { code: string; place: number }) {
  const { address, error, retry } = useAttachedFile(code, true)
  const name = `照片 ${place}`
  if (error !== null) {
    return (
      <Button icon="refresh" label={`${name}：${sentenceOf(error)}再试一次`} onPress={retry}>
        {`${name}没取到，再试`}
      </Button>
    )
  }
  return (
    <Press
      className="attachments__photo"
      label={address === null ? `${name}，正在取` : `放大${name}`}
      disabled={address === null}
      onPress={() => {
        if (address !== null) void Taro.previewImage({ urls: [address], current: address })
      }}
    >
      {address !== null && <Image className="attachments__picture" src={address} mode="aspectFill" />}
    </Press>
  )
}

import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'
import type { PickedFile } from './picked-file'

/** Lets a person take or choose photos. @param most 1 to 9 */
export async function choosePhotos(most = 1): Promise<Outcome<PickedFile[]>> {
  try {
    const { tempFiles } = await Taro.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['album', 'camera'],
    })
    return got(tempFiles.map(({ tempFilePath, size }) => ({ kind: 'photo', address: tempFilePath, name: 'photo.jpg', bytes: size })))
  } catch (failure) {
    return outcomeOfFailure(failure, '没有打开相机或相册。可以在微信的设置里允许后再试，不附照片也能下单。')
  }
}

import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'

/** Puts a text on the clipboard. */
export async function copy(text: string): Promise<Outcome<null>> {
  try {
    await Taro.setClipboardData({ data: text })
    return got(null)
  } catch (failure) {
    return outcomeOfFailure(failure, '没有复制成，请长按上面的地址自己复制。')
  }
}

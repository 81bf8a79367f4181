import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'

/** Reads a code with the camera: the text in it. */
export async function scan(): Promise<Outcome<string>> {
  try {
    const { result } = await Taro.scanCode({ onlyFromCamera: false })
    return got(result)
  } catch (failure) {
    return outcomeOfFailure(failure, '没有扫到码，也可以直接输入编号。')
  }
}

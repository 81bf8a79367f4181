import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'

/** Shows a PDF that was fetched to this device; from there it can be sent on or printed. @param address as `download` gives it */
export async function showPdf(address: string): Promise<Outcome<null>> {
  try {
    await Taro.openDocument({ filePath: address, fileType: 'pdf', showMenu: true })
    return got(null)
  } catch (failure) {
    return outcomeOfFailure(failure, '没有打开，请再试一次。')
  }
}

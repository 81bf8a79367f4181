import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'

/** Opens a table that was fetched to this device; from there it can be sent on to a computer. */
export async function showSheet(address: string, _name: string): Promise<Outcome<null>> {
  try {
    await Taro.openDocument({ filePath: address, fileType: 'xlsx', showMenu: true })
    return got(null)
  } catch (failure) {
    return outcomeOfFailure(failure, '没有打开，请再试一次，或者到电脑上导出。')
  }
}

/** Shows a PDF that was fetched to this device; from there it can be sent on or printed. @param address as `download` gives it */
export async function showPdf(address: string): Promise<Outcome<null>> {
  try {
    await Taro.openDocument({ filePath: address, fileType: 'pdf', showMenu: true })
    return got(null)
  } catch (failure) {
    return outcomeOfFailure(failure, '没有打开，请再试一次。')
  }
}

import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'

/** Offers to call a number. @param number digits, as it is dialled */
export async function phone(number: string): Promise<Outcome<null>> {
  try {
    await Taro.makePhoneCall({ phoneNumber: number })
    return got(null)
  } catch (failure) {
    return outcomeOfFailure(failure, `没有拨出去，可以自己拨 ${number}。`)
  }
}

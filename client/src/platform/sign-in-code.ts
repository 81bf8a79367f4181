import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'

/** WeChat's one-time code that the server trades for who this is; valid five minutes, once. */
export async function signInCode(): Promise<Outcome<string>> {
  try {
    const { code } = await Taro.login()
    return got(code)
  } catch (failure) {
    return outcomeOfFailure(failure, '微信登录没有成功，请稍后再试。')
  }
}

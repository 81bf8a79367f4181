import { type Outcome, unavailable } from './outcome'

/** A browser has no WeChat account: the desk shows a code to be confirmed in the mini program instead. */
export async function signInCode(): Promise<Outcome<string>> {
  return unavailable('请用微信小程序扫码登录。')
}

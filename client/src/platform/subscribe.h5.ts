import { type Outcome, unavailable } from './outcome'

export async function askToNotify(_templates: readonly string[]): Promise<Outcome<string[]>> {
  return unavailable('浏览器里没有微信提醒，进展可在“我的单”里看。')
}

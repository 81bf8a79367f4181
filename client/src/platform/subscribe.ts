import Taro from '@tarojs/taro'
import { got, type Outcome, outcomeOfFailure } from './outcome'

/**
 * Asks whether WeChat may bring one message of each kind. Must follow a press by the person, or WeChat refuses.
 * @param templates WeChat's template ids, at most three
 * @returns those that were allowed, perhaps none
 */
export async function askToNotify(templates: readonly string[]): Promise<Outcome<string[]>> {
  if (templates.length === 0) return got([])
  try {
    // Taro's type also demands the ids of another platform.
    const asked = { tmplIds: templates.slice(0, 3) } as Taro.requestSubscribeMessage.Option
    const answers: Readonly<Record<string, unknown>> = { ...(await Taro.requestSubscribeMessage(asked)) }
    return got(templates.filter((template) => answers[template] === 'accept'))
  } catch (failure) {
    return outcomeOfFailure(failure, '这次没有打开微信提醒，进展仍可在“我的单”里看。')
  }
}

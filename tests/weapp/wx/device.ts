import { BUILT_IN_TAGS } from '../built-in-tags'
import type { WxApi } from './api'
import { DECLARED_APIS } from './declared-apis'
import type { Network } from './network'

export interface Device {
  /** Base library version that the phone says it has. */
  readonly libVersion: string
  /** The code of wx.login, or what makes it. */
  readonly loginCode: string | (() => string)
  /** Overrides of what the phone says of itself, such as fontSizeSetting. */
  readonly information: Readonly<Record<string, unknown>>
  /** What the app was opened with. */
  readonly launchOptions: () => unknown
}

const SCREEN = { width: 375, height: 812, statusBar: 44, bottom: 34 }

/** Events of the phone and the base library; only a change of the network ever happens by itself. */
const EVENTS = [
  ...['Error', 'UnhandledRejection', 'PageNotFound', 'AppShow', 'AppHide', 'ThemeChange', 'NetworkStatusChange', 'NetworkWeakChange'],
  ...['MemoryWarning', 'WindowResize', 'KeyboardHeightChange', 'AudioInterruptionBegin', 'AudioInterruptionEnd', 'UserCaptureScreen'],
  'NeedPrivacyAuthorization',
]

/** What the app can learn of the phone, of WeChat and of itself. */
export function defineDevice(api: WxApi, device: Device, network: Network): void {
  const information = (): Record<string, unknown> => ({ ...phone(device.libVersion), ...device.information })
  for (const name of [
    'getSystemInfoSync',
    'getDeviceInfo',
    'getWindowInfo',
    'getAppBaseInfo',
    'getSystemSetting',
    'getAppAuthorizeSetting',
  ]) {
    api.defineSync(name, information)
  }
  for (const name of ['getSystemInfo', 'getSystemInfoAsync']) api.defineAsync(name, () => api.realm.copy(information()))
  api.defineSync('getAccountInfoSync', () => ({ miniProgram: { appId: 'wxsimulated', envVersion: 'develop', version: '' } }))
  api.defineSync('getMenuButtonBoundingClientRect', () => ({ width: 87, height: 32, left: 281, top: 48, right: 368, bottom: 80 }))
  for (const name of ['getLaunchOptionsSync', 'getEnterOptionsSync']) api.defineSync(name, device.launchOptions)
  api.defineSync('canIUse', (question) => {
    const subject = String(question).split('.')[0] ?? ''
    return DECLARED_APIS.includes(subject) || BUILT_IN_TAGS.has(subject)
  })
  api.defineSync('getUpdateManager', () => silentObject(api, ['onCheckForUpdate', 'onUpdateReady', 'onUpdateFailed', 'applyUpdate']), false)
  api.wx.nextTick = (callback: () => void) => api.activity.defer(() => api.problems.guard('nextTick', callback))
  api.wx.env = api.realm.object({ USER_DATA_PATH: 'http://usr' })
  for (const name of EVENTS) api.defineEvent(name)
  api.defineAsync('login', () => ({ code: typeof device.loginCode === 'string' ? device.loginCode : device.loginCode() }))
  api.defineAsync('checkSession', () => undefined)
  api.defineAsync('getNetworkType', () => ({ networkType: networkType(network.online) }))
  api.defineAsync('getSetting', () => ({ authSetting: api.realm.object() }))
  api.defineAsync('getPrivacySetting', () => ({ needAuthorization: false, privacyContractName: '' }))
  api.defineAsync('requirePrivacyAuthorize', () => undefined)
}

export function networkType(online: boolean): string {
  return online ? 'wifi' : 'none'
}

function phone(libVersion: string): Record<string, unknown> {
  const { width, height, statusBar, bottom } = SCREEN
  return {
    ...{
      brand: 'Apple',
      model: 'iPhone X',
      system: 'iOS 13.7',
      platform: 'ios',
      version: '8.0.50',
      SDKVersion: libVersion,
      language: 'zh_CN',
    },
    ...{
      pixelRatio: 3,
      screenWidth: width,
      screenHeight: height,
      windowWidth: width,
      windowHeight: height - statusBar - 44 - bottom,
      statusBarHeight: statusBar,
    },
    ...{ fontSizeSetting: 16, theme: 'light', enableDebug: false, host: { env: 'WeChat' } },
    safeArea: { left: 0, right: width, top: statusBar, bottom: height - bottom, width, height: height - statusBar - bottom },
  }
}

function silentObject(api: WxApi, methods: readonly string[]): Record<string, unknown> {
  return api.realm.object(Object.fromEntries(methods.map((name) => [name, () => undefined])))
}

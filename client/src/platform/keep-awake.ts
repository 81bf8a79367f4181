import Taro from '@tarojs/taro'

/** Keeps the screen from going dark while others scan it. A device that does not let it be kept is no error. @returns how to stop */
export function keepAwake(): () => void {
  const keep = (keepScreenOn: boolean) => {
    Taro.setKeepScreenOn({ keepScreenOn, fail: () => undefined })
  }
  keep(true)
  return () => keep(false)
}

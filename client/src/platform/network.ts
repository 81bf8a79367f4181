import Taro from '@tarojs/taro'

/** Tells whenever the device comes online or goes offline. @returns how to stop listening */
export function watchNetwork(tell: (online: boolean) => void): () => void {
  const listener = ({ isConnected }: { isConnected: boolean }) => tell(isConnected)
  Taro.getNetworkType({ success: ({ networkType }) => tell(networkType !== 'none') })
  Taro.onNetworkStatusChange(listener)
  return () => Taro.offNetworkStatusChange(listener)
}

/** Tells whenever the application comes to the front or leaves it. @returns how to stop listening */
export function watchFocus(tell: (focused: boolean) => void): () => void {
  const shown = () => tell(true)
  const hidden = () => tell(false)
  Taro.onAppShow(shown)
  Taro.onAppHide(hidden)
  return () => {
    Taro.offAppShow(shown)
    Taro.offAppHide(hidden)
  }
}

import Taro from '@tarojs/taro'
import { createJSONStorage } from 'zustand/middleware'

/**
 * What is remembered on this device, through Taro's storage on both targets.
 * A full or forbidden storage must not stop anybody: then a choice lasts until the application is closed.
 */
const onDevice = {
  getItem(name: string): string | null {
    try {
      return Taro.getStorageSync<string>(name) || null
    } catch {
      return null
    }
  },
  setItem(name: string, value: string): void {
    try {
      Taro.setStorageSync(name, value)
    } catch {
      // Nothing to tell: the choice holds for now.
    }
  },
  removeItem(name: string): void {
    try {
      Taro.removeStorageSync(name)
    } catch {
      // As above.
    }
  },
}

export const remembered = <Remembered>() => createJSONStorage<Remembered>(() => onDevice)

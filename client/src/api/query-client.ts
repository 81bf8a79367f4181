import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { watchFocus, watchNetwork } from '@/platform/network'
import { isUncertain } from './errors'

focusManager.setEventListener((setFocused) => watchFocus(setFocused))
onlineManager.setEventListener((setOnline) => watchNetwork(setOnline))

/** Milliseconds for which what was read is shown again without asking. */
const FRESH = 15_000

/** What was read from the server, shared by all pages. Without a network a read fails at once and says so, instead of waiting unseen. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH,
      networkMode: 'always',
      refetchOnReconnect: true,
      retry: (failures, error) => failures < 2 && isUncertain(error),
      retryDelay: (failures) => 600 * 2 ** failures,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Whether the device says that it has a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(() => onlineManager.isOnline())
  useEffect(() => onlineManager.subscribe(setOnline), [])
  return online
}

import { QueryClientProvider } from '@tanstack/react-query'
import { type PropsWithChildren, useEffect } from 'react'
import { queryClient } from '@/api/query-client'
import { startDelivery } from '@/check-in/deliver'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  // What was noted without signal goes out from whichever page is open.
  useEffect(startDelivery, [])
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
}

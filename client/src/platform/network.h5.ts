export function watchNetwork(tell: (online: boolean) => void): () => void {
  const listener = () => tell(navigator.onLine)
  listener()
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

export function watchFocus(tell: (focused: boolean) => void): () => void {
  const listener = () => tell(document.visibilityState === 'visible')
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

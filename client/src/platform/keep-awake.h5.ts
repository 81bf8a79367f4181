/** Kept only while the page is in sight; browsers without it let the screen go dark as usual. */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null
  let ended = false
  const take = async () => {
    try {
      const taken = (await navigator.wakeLock?.request('screen')) ?? null
      if (ended) void taken?.release()
      else lock = taken
    } catch {
      // Refused, e.g. on a low battery.
    }
  }
  const onShow = () => {
    if (document.visibilityState === 'visible') void take()
  }
  void take()
  document.addEventListener('visibilitychange', onShow)
  return () => {
    ended = true
    document.removeEventListener('visibilitychange', onShow)
    void lock?.release()
  }
}

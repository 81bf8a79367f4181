import { useEffect, useState } from 'react'

/** As in desk-frame.scss: from here on the columns of a desk stand side by side. */
const WIDE = '(min-width: 900px)'

export function useWide(): boolean {
  const [wide, setWide] = useState(() => window.matchMedia(WIDE).matches)
  useEffect(() => {
    const query = window.matchMedia(WIDE)
    const listener = () => setWide(query.matches)
    listener()
    query.addEventListener('change', listener)
    return () => query.removeEventListener('change', listener)
  }, [])
  return wide
}

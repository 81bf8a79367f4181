import { useEffect, useState } from 'react'
import { Notice } from '@/design'

/** Milliseconds after which a person wants to know that something is going on. */
const NOTICED = 500

interface WorkingProps {
  busy: boolean
  /** What is going on: 正在给这些单排队伍. */
  children: string
}

/** Says what is being worked out, and for how long already, once that takes longer than half a second. Nothing moves but the seconds. */
export function Working({ busy, children }: WorkingProps) {
  const [since, setSince] = useState<number | null>(null)
  const [now, setNow] = useState(0)
  useEffect(() => {
    if (!busy) {
      setSince(null)
      return
    }
    const start = Date.now()
    const later = setTimeout(() => {
      setSince(start)
      setNow(Date.now())
    }, NOTICED)
    const ticking = setInterval(() => setNow(Date.now()), 1_000)
    return () => {
      clearTimeout(later)
      clearInterval(ticking)
    }
  }, [busy])
  if (since === null) return null
  const seconds = Math.max(0, Math.floor((now - since) / 1_000))
  return (
    <Notice icon="clock" className="not-printed">
      {`${children}…${seconds > 0 ? `已经 ${seconds} 秒` : ''}`}
    </Notice>
  )
}

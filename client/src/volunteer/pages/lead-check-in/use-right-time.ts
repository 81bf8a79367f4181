import { momentOfSlot, SLOT_MS, slotAt } from '@shared/check-in/code'
import { useEffect, useState } from 'react'

/**
 * The beginning of the ten seconds that it is now (epoch ms, right time); the component is drawn anew with each.
 * @param ahead how far the right time is ahead of this phone's clock, in milliseconds
 */
export function useSlotStart(ahead: number): number {
  const [slot, setSlot] = useState(() => slotAt(Date.now() + ahead))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const turn = () => {
      const now = Date.now() + ahead
      setSlot(slotAt(now))
      timer = setTimeout(turn, SLOT_MS - (now % SLOT_MS))
    }
    turn()
    return () => clearTimeout(timer)
  }, [ahead])
  return momentOfSlot(slot)
}

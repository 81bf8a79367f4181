import { useEffect, useState } from 'react'

/** What was typed, once the typing has paused for so many milliseconds: a search need not ask for every stroke. */
export function useSettled(text: string, pause = 350): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pause)
    return () => clearTimeout(timer)
  }, [text, pause])
  return settled
}

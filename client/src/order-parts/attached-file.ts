import { attachments } from '@shared/contract'
import { useCallback, useEffect, useState } from 'react'
import { download } from '@/api'

/**
 * The bytes of an attachment, fetched with the session's authority.
 * @param wanted false until they are needed: a recording is fetched when it is first played
 */
export function useAttachedFile(code: string, wanted: boolean) {
  const [address, setAddress] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [attempt, setAttempt] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a further attempt fetches again
  useEffect(() => {
    if (!wanted) return
    let gone = false
    download(attachments.read, { code }).then(
      (fetched) => {
        if (!gone) setAddress(fetched)
      },
      (failure: unknown) => {
        if (!gone) setError(failure)
      },
    )
    return () => {
      gone = true
    }
  }, [code, wanted, attempt])
  const retry = useCallback(() => {
    setError(null)
    setAttempt((count) => count + 1)
  }, [])
  return { address, error, retry }
}

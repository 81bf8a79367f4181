import { session as contract } from '@shared/contract'
import { useState } from 'react'
import { call, queryClient } from '@/api'
import { useQueue } from '@/check-in/use-queue'
import { Button, ConfirmSheet } from '@/design'
import { useSession } from '@/state/session'

/** Ends the session here and, where the network lets us say so, at the server. */
export function SignOutButton() {
  const signOut = useSession((state) => state.signOut)
  const { waiting } = useQueue()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    // Leaving must not hang on the network: a session that is not told ends by itself.
    await call(contract.end).catch(() => null)
    signOut()
    queryClient.clear()
  }
  return (
    <>
      <Button id="sign-out" icon="leave" onPress={() => setAsking(true)}>
        退出登录
      </Button>
      <ConfirmSheet
        open={asking}
        title="退出登录？"
        action="退出"
        busy={busy}
        onConfirm={() => void leave()}
        onClose={() => setAsking(false)}
      >
        {waiting.length === 0
          ? '您的单还在，下次登录就能看到。'
          : `您的单还在。还有 ${waiting.length} 条签到没传上去，它们留在这部手机上，下次您在这里登录时会传。`}
      </ConfirmSheet>
    </>
  )
}

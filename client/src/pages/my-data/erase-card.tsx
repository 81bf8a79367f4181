import { ownData } from '@shared/contract/own-data'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { call, queryClient, useRead } from '@/api'
import { Button, Card, ConfirmSheet, Failed, Loading, Notice } from '@/design'
import { goInstead } from '@/platform/navigation'
import { useSession } from '@/state/session'

/** To be forgotten: what still stands in the way, and one question more before it is done for good. */
export function EraseCard() {
  const signOut = useSession((state) => state.signOut)
  const read = useRead(ownData.state)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const obstacles = read.data?.obstacles ?? []
  const erase = async () => {
    setBusy(true)
    setError(null)
    try {
      await call(ownData.erase, { body: { sure: true } })
      signOut()
      queryClient.clear()
      goInstead('/pages/home/index')
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Card
      id="erase-me"
      title="删除我的信息"
      note="您的称呼、电话、微信标识，和您在单上写的，全部抹去。办理记录和志愿时数留下，但不再有您的名字。"
    >
      {read.isPending && <Loading cards={1} />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {obstacles.length > 0 && (
        <View className="stack">
          <View>先办好这些，才能删除：</View>
          {obstacles.map(({ code, sentence }) => (
            <Notice key={code}>{sentence}</Notice>
          ))}
        </View>
      )}
      {read.data !== undefined && obstacles.length === 0 && (
        <Button id="erase" onPress={() => setAsking(true)}>
          删除我的信息
        </Button>
      )}
      <ConfirmSheet
        open={asking}
        title="真的要删除吗？"
        action="删除，不能恢复"
        busy={busy}
        error={error}
        onConfirm={() => void erase()}
        onClose={() => setAsking(false)}
      >
        删除以后找不回来。以前开的志愿服务记录单会作废，要用的话请先带走您的信息。以后再登录，就是一个新的人。
      </ConfirmSheet>
    </Card>
  )
}

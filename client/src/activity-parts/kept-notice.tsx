import { View } from '@tarojs/components'
import { useQueue } from '@/check-in/use-queue'
import { Button, Notice } from '@/design'
import { go } from '@/platform/navigation'

/** Says that check-ins wait on this phone to be sent, and where to see them; nothing where none do. */
export function KeptNotice() {
  const { waiting, refused } = useQueue()
  const count = waiting.length + refused.length
  if (count === 0) return null
  return (
    <Notice id="kept-check-ins" tone="amber" icon="clock">
      <View>{`有 ${count} 条签到记在手机上，还没传上去。连上网会自己传。`}</View>
      <Button kind="quiet" narrow onPress={() => go('/volunteer/pages/check-in/index')}>
        去看看
      </Button>
    </Notice>
  )
}

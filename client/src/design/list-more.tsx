import { View } from '@tarojs/components'
import { Button } from './button'
import { Failed } from './failed'
import './list-more.scss'

interface ListMoreProps {
  /** As `usePages` returns it. */
  list: { items: readonly unknown[]; hasMore: boolean; busy: boolean; error: Error | null; more(): void }
}

/** The end of a list: more of it, or that this was all. */
export function ListMore({ list }: ListMoreProps) {
  if (list.items.length === 0) return null
  if (list.error !== null) return <Failed error={list.error} onRetry={list.more} kept="上面的内容还在。" />
  if (!list.hasMore) return <View className="kapok-list-end">就这些了</View>
  return (
    <Button busy={list.busy} busyText="正在取…" onPress={list.more}>
      再看一些
    </Button>
  )
}

import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Pages } from '@/api'
import { Empty, Failed, type IconName, ListMore, Loading } from '@/design'

interface RowsProps<Item> {
  list: Pages<Item>
  nothing: { title: string; note: string; icon?: IconName }
  children(item: Item): ReactNode
}

/** A list of the desk in every state it can be in. */
export function Rows<Item>({ list, nothing, children }: RowsProps<Item>) {
  if (list.isPending && list.error === null) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="check" {...nothing} />
  return (
    <View className="stack">
      <View className="station-rows">{list.items.map(children)}</View>
      <ListMore list={list} />
    </View>
  )
}

import type { ReactNode } from 'react'
import type { Pages } from '@/api'
import { Empty, Failed, ListMore, Loading } from '@/design'

interface ListRowsProps<Item> {
  list: Pages<Item>
  row(item: Item): ReactNode
  nothing: string
  /** Given where the list is narrowed: shows all of it again. */
  onWiden: (() => void) | null
}

/** The rows of a public list, or why there are none. */
export function ListRows<Item>({ list, row, nothing, onWiden }: ListRowsProps<Item>) {
  if (list.isPending && list.error === null) return <Loading />
  if (list.items.length === 0 && list.error !== null) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) {
    return (
      <Empty
        icon="list"
        title={nothing}
        note="换一个地方，或者少选一点条件。"
        {...(onWiden === null ? {} : { action: { text: '不限条件', onPress: onWiden } })}
      />
    )
  }
  return (
    <>
      {list.items.map(row)}
      <ListMore list={list} />
    </>
  )
}

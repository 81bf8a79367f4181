import { desk as contract } from '@shared/contract'
import { CATEGORIES, CATEGORY_LABELS, type Category } from '@shared/vocabulary/categories'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Button, Chips, Empty, Failed, ListMore, Loading, TextInput } from '@/design'
import { OrderLine } from '@/station/order-line'

const OPTIONS = CATEGORIES.map((value) => ({ value, label: CATEGORY_LABELS[value] }))

/** Every open order of the site and below it, by category and by words. */
export function OpenOrders({ site }: { site: string }) {
  const [category, setCategory] = useState<Category | null>(null)
  const [words, setWords] = useState('')
  const [asked, setAsked] = useState('')
  const search = () => setAsked(words.trim())
  const list = usePages(contract.open, {
    query: { site, state: 'open', ...(category === null ? {} : { category }), ...(asked === '' ? {} : { text: asked }) },
  })
  return (
    <View className="stack">
      <Chips
        label="类别"
        options={OPTIONS}
        values={category === null ? [] : [category]}
        onChange={(chosen) => setCategory(chosen.find((one) => one !== category) ?? null)}
      />
      <View className="beside station-column">
        <TextInput
          kind="search"
          label="按服务或地名找"
          placeholder="按服务或地名找"
          maxLength={20}
          value={words}
          onChange={setWords}
          onConfirm={search}
        />
        <Button narrow icon="search" onPress={search}>
          找
        </Button>
      </View>
      {list.isPending && <Loading />}
      {list.error !== null && list.items.length === 0 && <Failed error={list.error} onRetry={list.refetch} />}
      {!list.isPending && list.error === null && list.items.length === 0 && (
        <Empty icon="search" title="没有找到在办的单" note="换一个类别，或少写几个字再找。" />
      )}
      <View className="station-rows">
        {list.items.map((line) => (
          <OrderLine key={line.code} line={line} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

import { callbacks as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Empty, Failed, guarded, ListMore, Loading, Notice } from '@/design'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { CallbackCard } from './callback-card'

function CallbackList({ site }: { site: string }) {
  const list = usePages(contract.list, { query: { site } })
  const [finished, setFinished] = useState(false)
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  return (
    <View className="stack">
      {finished && <Notice tone="leaf">已经记下。</Notice>}
      {list.items.length === 0 && <Empty icon="phone" title="没有要回的电话" note="电话点单的人有了进展，要打给对方的会列在这里。" />}
      <View className="station-rows">
        {list.items.map((callback) => (
          <CallbackCard key={callback.id} callback={callback} onFinished={() => setFinished(true)} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

function Callbacks() {
  const desk = useDesk()
  const site = desk.site?.code ?? ''
  return (
    <StationFrame id="callbacks" title="要回的电话" current="callbacks" desk={desk}>
      <View className="stack">
        <View className="words-note">这些人是打电话或到站里点的单，收不到手机上的消息，请打电话告诉对方。</View>
        <CallbackList key={site} site={site} />
      </View>
    </StationFrame>
  )
}

export default guarded(Callbacks)

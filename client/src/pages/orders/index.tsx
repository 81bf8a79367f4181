import { orders } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Empty, Failed, guarded, ListMore, Loading, Page, Tabs } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { MyOrderCard } from './my-order-card'

type Show = 'open' | 'ended'

const TABS = [
  { key: 'open', text: '在办' },
  { key: 'ended', text: '已了结' },
] as const

function MyOrders() {
  const signedIn = useSignedIn()
  const [show, setShow] = useState<Show>('open')
  const list = usePages(orders.mine, { query: { show } }, { enabled: signedIn })
  const nothing = !list.isPending && list.error === null && list.items.length === 0
  return (
    <Page title="我的单" tab="orders" id="orders" signedInFor="登录后看您点过的单">
      <View className="stack">
        <Tabs<Show> items={TABS} value={show} onChange={setShow} label="我的单" />
        {list.isPending && list.error === null && <Loading />}
        {list.items.length === 0 && list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
        {nothing && show === 'open' && (
          <Empty
            title="现在没有在办的单"
            note="看看村里能点的服务，或者直接说需求。"
            action={{ text: '点服务', onPress: () => go('/pages/menu/index') }}
          />
        )}
        {nothing && show === 'ended' && <Empty title="还没有了结的单" note="办结、撤回或没有受理的单会放在这里。" />}
        {list.items.map((order) => (
          <MyOrderCard key={order.code} order={order} />
        ))}
        <ListMore list={list} />
      </View>
    </Page>
  )
}

export default guarded(MyOrders)

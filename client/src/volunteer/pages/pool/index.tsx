import { pool as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Button, Empty, Failed, guarded, ListMore, Loading, Notice, Page } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { PoolCard, type PoolOrder, type Taken } from './pool-card'

type News = { kind: 'taken'; taken: Taken } | { kind: 'gone'; order: PoolOrder }

/** What came of the last press: taken, and where it goes on; or that somebody was faster. */
function Latest({ news }: { news: News }) {
  if (news.kind === 'gone') {
    const { title, village } = news.order
    return (
      <Notice tone="grey">{`「${title} · ${village.name}」已被别的队伍接走，或站里收回了。谢谢你们愿意帮忙，不影响队伍的任何评价。`}</Notice>
    )
  }
  const { order, acceptedSlot } = news.taken
  return (
    <View className="stack">
      <Notice tone="leaf">{`接下了「${order.title} · ${order.village.name}」，谢谢。${acceptedSlot === null ? '' : '时段已经替你们留好。'}`}</Notice>
      <Button onPress={() => go('/pages/order/index', { code: order.code })}>看这一单</Button>
    </View>
  )
}

function Pool() {
  const signedIn = useSignedIn()
  const [news, setNews] = useState<News | null>(null)
  const list = usePages(contract.list, {}, { enabled: signedIn })
  const gone = (order: PoolOrder) => {
    setNews({ kind: 'gone', order })
    list.refetch()
  }
  return (
    <Page id="pool" title="抢单" signedInFor="登录后看你们队伍能接的单">
      <View className="stack">
        <View className="words-note">这些单开放给合适的队伍，先接的先得。不接不影响队伍的任何评价。</View>
        {news !== null && <Latest news={news} />}
        {list.isPending && <Loading />}
        {list.error !== null && list.items.length === 0 && <Failed error={list.error} onRetry={list.refetch} />}
        {!list.isPending && list.error === null && list.items.length === 0 && (
          <Empty
            icon="hands"
            title="现在没有可以抢的单"
            note="站里开放抢单、你们又去得了的，会列在这里。日历和服务范围写得越准，看到的越多。"
            action={{ text: '看看队伍安排', onPress: () => go('/volunteer/pages/team/index') }}
          />
        )}
        {list.items.map((order) => (
          <PoolCard key={order.code} order={order} onTaken={(taken) => setNews({ kind: 'taken', taken })} onGone={gone} />
        ))}
        <ListMore list={list} />
      </View>
    </Page>
  )
}

export default guarded(Pool)

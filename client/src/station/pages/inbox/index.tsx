import { desk as contract } from '@shared/contract'
import { INBOX_LABELS, INBOX_TABS, type InboxTab } from '@shared/vocabulary/orders'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Empty, Failed, guarded, ListMore, Loading, Tabs } from '@/design'
import { type Desk, hasInbox, useDesk } from '@/station/desk'
import { OrderLine } from '@/station/order-line'
import { StationFrame } from '@/station/station-frame'
import { OpenOrders } from './open-orders'

type Shown = InboxTab | 'open'

const NOTHING: Record<InboxTab, { title: string; note: string }> = {
  emergency: { title: '没有应急的单', note: '预警期间的求助会列在这里，30 分钟内要答复。' },
  new: { title: '都办过了', note: '有新的单，会先出现在这里。' },
  due: { title: '没有快到时限的单', note: '离时限四小时以内的、已经超时的，会列在这里。' },
  waiting: { title: '没有等别人的单', note: '等对方补充、等队伍回复和正在服务的单，会列在这里。' },
  done: { title: '还没有了结的单', note: '办结、转介、撤回的单，以后在这里查。' },
}

function InboxList({ site, tab }: { site: string; tab: InboxTab }) {
  const list = usePages(contract.inbox, { query: { site, tab } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0) return <Empty icon="inbox" {...NOTHING[tab]} />
  return (
    <View className="stack">
      <View className="station-rows">
        {list.items.map((line) => (
          <OrderLine key={line.code} line={line} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

function tabsOf({ counts }: Desk): { key: Shown; text: string; count?: number }[] {
  const tabs = INBOX_TABS.filter((key) => key !== 'emergency' || (counts?.emergency ?? 0) > 0)
  return [...tabs.map((key) => ({ key, text: INBOX_LABELS[key], count: counts?.[key] ?? 0 })), { key: 'open', text: '全部在办' }]
}

function Inbox() {
  const desk = useDesk()
  const [chosen, setTab] = useState<Shown | null>(null)
  // While there are emergency orders, they come first.
  const first: Shown = (desk.counts?.emergency ?? 0) > 0 ? 'emergency' : 'new'
  const tab = chosen ?? first
  const site = desk.site?.code ?? ''
  if (desk.site !== null && !hasInbox(desk.site)) {
    return (
      <StationFrame id="inbox" title="全部在办" current="inbox" desk={desk}>
        <OpenOrders key={site} site={site} />
      </StationFrame>
    )
  }
  return (
    <StationFrame id="inbox" title="收件箱" current="inbox" desk={desk}>
      <View className="stack">
        <Tabs<Shown> label="收件箱的分类" items={tabsOf(desk)} value={tab} onChange={setTab} />
        {tab === 'open' ? <OpenOrders key={site} site={site} /> : <InboxList key={`${site}.${tab}`} site={site} tab={tab} />}
      </View>
    </StationFrame>
  )
}

export default guarded(Inbox)

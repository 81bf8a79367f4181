import { shortages as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Card, Empty, Failed, guarded, Loading, Section, Sheet, Tabs } from '@/design'
import { go } from '@/platform/navigation'
import { useWide } from '@/platform/wide'
import { type Desk, useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { Working } from '@/station/working'
import { BarList } from './bar-list'
import './index.scss'
import { type Bar, barsOf, type Shortages, type Way } from './shortage-words'
import { WhatIfPanel } from './what-if'

const TABS: readonly { key: Way; text: string }[] = [
  { key: 'visit', text: '多去一次最管用' },
  { key: 'team', text: '排满的队伍' },
  { key: 'service', text: '按服务' },
  { key: 'town', text: '按镇' },
  { key: 'week', text: '按周' },
]

const LEADS: Record<Way, string> = {
  visit: '横条越长，在那里多上门一次能多办的单越多、越急。',
  team: '这些队伍的时段满了；横条越长，多一个名额能多办的单越多、越急。',
  service: '横条越长，等着这项服务的单越多。',
  town: '横条越长，这个镇等着的单越多。',
  week: '横条越长，那一周等着的单越多。',
}

const toPlan = (show: string) => go('/station/pages/plan/index', { show })

function Summary({ data }: { data: Shortages }) {
  return (
    <Card>
      <View className="words-title">{`${data.orders} 张单里，${data.unserved} 张现在没有队伍能去`}</View>
      <View className="station-buttons not-printed">
        <Button narrow icon="forward" onPress={() => toPlan('unserved')}>
          去统筹派单里看
        </Button>
      </View>
    </Card>
  )
}

function Gaps({ desk, data, site }: { desk: Desk; data: Shortages; site: string }) {
  const wide = useWide()
  const [way, setWay] = useState<Way>('visit')
  const [tried, setTried] = useState<Bar | null>(null)
  const bars = barsOf(data, way)
  const panel = tried !== null && (
    <WhatIfPanel key={`${way}.${tried.key}`} site={site} teams={data.teams} town={tried.town} team={tried.team} about={tried.title} />
  )
  const list = (
    <View className="stack">
      <Summary data={data} />
      <Tabs<Way> label="怎么看缺口" items={TABS} value={way} onChange={setWay} />
      <View className="words-note">{LEADS[way]}</View>
      {bars.length === 0 ? (
        <Empty icon="check" title="这样看没有缺口" note="换一种看法。" />
      ) : (
        <BarList key={way} bars={bars} onTry={setTried} />
      )}
    </View>
  )
  return (
    <StationFrame
      id="shortages"
      title="供需缺口"
      current="shortages"
      desk={desk}
      picture={list}
      {...(wide
        ? {
            reason: (
              <Section title="试试怎么补上">
                <Card>{panel === false ? <View>点一项里的「试试怎么补上」，看多一支队伍、多一个时段会怎样。</View> : panel}</Card>
              </Section>
            ),
          }
        : {})}
    >
      {!wide && panel !== false && (
        <Sheet open title="试试怎么补上" onClose={() => setTried(null)} foot={<Button onPress={() => setTried(null)}>回到缺口</Button>}>
          {panel}
        </Sheet>
      )}
    </StationFrame>
  )
}

function ShortagesPage() {
  const desk = useDesk()
  const site = desk.site?.code ?? ''
  const read = useRead(contract.list, { query: { site } }, { enabled: site !== '' })
  if (read.data !== undefined && read.data.items.length > 0) return <Gaps desk={desk} data={read.data} site={site} />
  return (
    <StationFrame id="shortages" title="供需缺口" current="shortages" desk={desk}>
      <Working busy={read.isFetching}>正在算缺口在哪里</Working>
      {read.isPending && <Loading />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && read.error === null && (
        <Empty
          icon="check"
          title="现在没有缺口"
          note={read.data.orders === 0 ? '没有等着派的单。' : `${read.data.orders} 张单都有队伍能去。`}
          action={{ text: '去统筹派单', onPress: () => go('/station/pages/plan/index') }}
        />
      )}
    </StationFrame>
  )
}

export default guarded(ShortagesPage)

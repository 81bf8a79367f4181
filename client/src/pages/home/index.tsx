import { orders } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { promiseWords } from '@shared/time/words'
import { View } from '@tarojs/components'
import { KeptNotice } from '@/activity-parts/kept-notice'
import { useRead } from '@/api'
import { Button, Card, Failed, guarded, Hero, Loading, Page, PlaceLine, Section } from '@/design'
import { useVillage } from '@/pages/place/village'
import { go } from '@/platform/navigation'
import { useElder } from '@/state/preferences'
import { ActivitiesNear, useActivitiesNear } from './activities-near'
import { Categories } from './categories'
import { ElderTiles } from './elder-tiles'
import { EmergencyBanner } from './emergency-banner'
import { HomeAside } from './home-head'
import './index.scss'
import { Nearby } from './nearby'
import { OnNow } from './on-now'
import { OrderRow } from './order-row'
import { StationLine } from './station-line'
import { WorkDoors } from './work-doors'

type HomeReply = ReplyOf<typeof orders.home>

/** The end of a village's path that fits on one line beside the bell: with its town, for elders alone. */
const nearWords = (path: string, elder: boolean): string =>
  path
    .split(' · ')
    .slice(elder ? -1 : -2)
    .join(' · ')

function WhatCanIAskFor({ answerBy }: { answerBy: string | null }) {
  const note = answerBy === null ? '站里一定答复' : `站里一定答复，最迟${promiseWords(Date.parse(answerBy), Date.now())}`
  return (
    <>
      <Hero title="有需要，点一单" note={note}>
        <Button kind="white" onPress={() => go('/pages/menu/index')}>
          点服务
        </Button>
        <Button kind="outline" onPress={() => go('/pages/order-form/index')}>
          说需求
        </Button>
      </Hero>
      <Categories />
    </>
  )
}

function WhatBecameOfIt({ home }: { home: HomeReply }) {
  if (home.mine.length === 0) return null
  return (
    <Section title="我的单" more={{ text: `全部 ${home.mineOpen}`, onPress: () => go('/pages/orders/index') }}>
      {home.mine.slice(0, 3).map((line) => (
        <OrderRow key={line.code} line={line} />
      ))}
    </Section>
  )
}

function Home() {
  const elder = useElder()
  const village = useVillage()
  const read = useRead(orders.home, { query: village === null ? {} : { village: village.code } })
  const home = read.data
  const near = useActivitiesNear(village?.code ?? null)
  const choosePlace = () => go('/pages/place/index')
  return (
    <Page
      title="红棉点单"
      tab="home"
      id="home"
      className="home"
      heading={<PlaceLine path={village === null ? null : nearWords(village.path, elder)} onPress={choosePlace} />}
      aside={<HomeAside unread={home?.unread ?? 0} />}
    >
      <View className="stack">
        <KeptNotice />
        {home && home.emergency !== null && <EmergencyBanner emergency={home.emergency} phone={home.site?.phone ?? ''} />}
        <OnNow />
        {elder ? (
          <ElderTiles
            mine={home?.mine ?? []}
            mineOpen={home?.mineOpen ?? 0}
            activity={near?.[0]}
            site={home?.site ?? null}
            answerBy={home?.answerBy ?? null}
          />
        ) : (
          <WhatCanIAskFor answerBy={home?.answerBy ?? null} />
        )}
        {village === null && (
          <Card title="先选您的村" note="选好以后，能看到哪些队伍来得了、村里在办什么。" onPress={choosePlace} id="choose-village" />
        )}
        {read.error && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {read.isPending && !elder && <Loading cards={2} />}
        {home && (
          <>
            {!elder && <WhatBecameOfIt home={home} />}
            <WorkDoors work={home.work} />
            {!elder && near !== undefined && <ActivitiesNear lines={near} />}
            {!elder && home.village !== null && <Nearby lines={home.nearby} />}
            {!elder && home.site !== null && <StationLine site={home.site} />}
          </>
        )}
      </View>
    </Page>
  )
}

export default guarded(Home)

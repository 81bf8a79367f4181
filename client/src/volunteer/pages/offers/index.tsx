import { offers, teams } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages, useRead } from '@/api'
import { Button, Empty, Failed, guarded, ListMore, Loading, Notice, Page, Tabs } from '@/design'
import { go } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { OpenOfferCard, PastOfferCard, TakenOfferCard } from '@/volunteer/offer-card'
import { endingOf, type Offer, offerTitle } from '@/volunteer/offer-words'

const TABS = [
  { key: 'open', text: '等回复' },
  { key: 'taken', text: '已接' },
  { key: 'past', text: '过去' },
] as const
type Show = (typeof TABS)[number]['key']

const NOTHING: Record<Show, { title: string; note: string }> = {
  open: { title: '现在没有等回复的邀请', note: '站里有合适的单，会请到你们。日历和服务范围写得越准，请得越合适。' },
  taken: { title: '还没有接下的单', note: '接下的单会排在这里，到时候从这里出发。' },
  past: { title: '还没有过去的邀请', note: '不接、过时和站里收回的邀请，以后在这里查。' },
}

const openTeam = () => go('/volunteer/pages/team/index')

/** What the leader just answered, and where it goes on. */
function Answered({ offer }: { offer: Offer }) {
  if (offer.state === 'offered') return null
  return (
    <View className="stack">
      <Notice tone={offer.state === 'accepted' ? 'leaf' : 'grey'}>{`${offerTitle(offer)}：${endingOf(offer)}`}</Notice>
      {offer.state === 'accepted' && !offer.waitsForOther && (
        <Button onPress={() => go('/pages/order/index', { code: offer.order.code })}>看这一单</Button>
      )}
    </View>
  )
}

/** How much room the week still has, and the way to the team's calendar. */
function Room({ enabled }: { enabled: boolean }) {
  const mine = useRead(teams.mine, {}, { enabled })
  const [only, ...others] = mine.data?.items ?? []
  const room = only === undefined || others.length > 0 ? null : Math.max(0, only.perWeek - only.bookedThisWeek)
  return (
    <Button kind="quiet" narrow onPress={openTeam}>
      {room === null ? '队伍安排' : `本周还能接 ${room} 单`}
    </Button>
  )
}

function Offers() {
  const signedIn = useSignedIn()
  const [show, setShow] = useState<Show>('open')
  const [answered, setAnswered] = useState<Offer | null>(null)
  const list = usePages(offers.list, { query: { show } }, { enabled: signedIn })
  const named = new Set(list.items.map(({ team }) => team.code)).size > 1
  const card = (offer: Offer) => {
    if (show === 'taken') return <TakenOfferCard key={offer.code} offer={offer} named={named} />
    if (show === 'past') return <PastOfferCard key={offer.code} offer={offer} named={named} />
    return <OpenOfferCard key={offer.code} offer={offer} named={named} onAnswered={setAnswered} onReload={list.refetch} />
  }
  return (
    <Page id="offers" title="邀请" signedInFor="登录后看发给你们队伍的邀请" aside={signedIn ? <Room enabled={signedIn} /> : undefined}>
      <View className="stack">
        <Tabs
          label="邀请"
          items={TABS}
          value={show}
          onChange={(next) => {
            setAnswered(null)
            setShow(next)
          }}
        />
        {answered !== null && <Answered offer={answered} />}
        {list.isPending && <Loading />}
        {list.error !== null && <Failed error={list.error} onRetry={list.refetch} />}
        {!list.isPending && list.error === null && list.items.length === 0 && (
          <Empty {...NOTHING[show]} icon="inbox" action={{ text: '看看队伍安排', onPress: openTeam }} />
        )}
        {list.items.map(card)}
        <ListMore list={list} />
        {signedIn && show === 'open' && (
          <Button icon="hands" onPress={() => go('/volunteer/pages/pool/index')}>
            抢单：看看还有哪些单在等队伍
          </Button>
        )}
      </View>
    </Page>
  )
}

export default guarded(Offers)

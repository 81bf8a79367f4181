import { offers } from '@shared/contract'
import { distanceWords } from '@shared/geo/distance'
import { OFFER_STATE_LABELS } from '@shared/lifecycle/offer'
import { beijingDate } from '@shared/time/beijing'
import { slotWords } from '@shared/time/slot'
import { momentWords, promiseWords } from '@shared/time/words'
import { CATEGORY_LABELS } from '@shared/vocabulary/categories'
import { needsWords, takesMore } from '@shared/vocabulary/needs'
import { URGENCY_LABELS } from '@shared/vocabulary/orders'
import { View } from '@tarojs/components'
import { useRead } from '@/api'
import { Button, Card, Chip, Empty, Fact, Failed, guarded, Loading, Notice, Page, PromiseBox } from '@/design'
import { go, goInstead, useParameters } from '@/platform/navigation'
import { useSignedIn } from '@/state/session'
import { OfferAnswer } from '@/volunteer/offer-answer'
import { endingOf, OFFER_TONES, type Offer, offerTitle } from '@/volunteer/offer-words'

/** What is asked, of whom and when; never who asked. */
function Facts({ offer }: { offer: Offer }) {
  const now = Date.now()
  const today = beijingDate(now)
  const { order } = offer
  const slots = offer.acceptedSlot === null ? offer.slots : [offer.acceptedSlot]
  return (
    <Card title={offerTitle(offer)} aside={<Chip tone={OFFER_TONES[offer.state]}>{OFFER_STATE_LABELS[offer.state]}</Chip>}>
      {order.category !== null && <Fact label="类别">{CATEGORY_LABELS[order.category]}</Fact>}
      {order.urgency !== 'normal' && <Fact label="缓急">{URGENCY_LABELS[order.urgency]}</Fact>}
      <Fact label="服务人数">{`${order.people} 人`}</Fact>
      {takesMore(order.needs) && <Fact label="要来的">{needsWords(order.needs)}</Fact>}
      <Fact label="路程">{`离你们 ${distanceWords(offer.distance)}`}</Fact>
      {slots.length > 0 && (
        <Fact label={offer.acceptedSlot === null ? '对方方便的时段' : '定下的时段'}>
          {slots.map((slot) => slotWords(slot, today)).join('、')}
        </Fact>
      )}
      {offer.reasons.length > 0 && <Fact label="为什么请你们">{offer.reasons.join('、')}</Fact>}
      {offer.message !== '' && <Fact label="站里说">{offer.message}</Fact>}
      <Fact label="请的队伍">{offer.team.name}</Fact>
      <Fact label="邀请时间">{momentWords(Date.parse(offer.offeredAt), now)}</Fact>
    </Card>
  )
}

function Whole({ offer, onReload }: { offer: Offer; onReload(): void }) {
  return (
    <View className="stack">
      {offer.state === 'offered' ? (
        <PromiseBox
          lead="最迟回复"
          time={promiseWords(Date.parse(offer.replyBy), Date.now())}
          note="到时没有回复，邀请会自动收回，站里另请队伍。"
        />
      ) : (
        <Notice tone={offer.state === 'accepted' ? 'leaf' : 'grey'}>{endingOf(offer)}</Notice>
      )}
      <Facts offer={offer} />
      {offer.state === 'offered' && (
        <Card>
          <OfferAnswer offer={offer} onAnswered={onReload} onReload={onReload} />
        </Card>
      )}
      {offer.state === 'accepted' && !offer.waitsForOther && (
        <Button kind="primary" onPress={() => go('/pages/order/index', { code: offer.order.code })}>
          看这一单
        </Button>
      )}
    </View>
  )
}

function OfferPage() {
  const { code = '' } = useParameters<'code'>()
  const signedIn = useSignedIn()
  const offer = useRead(offers.one, { params: { code } }, { enabled: signedIn && code !== '' })
  const reload = () => void offer.refetch()
  return (
    <Page id="offer" title="邀请" signedInFor="登录后看发给你们队伍的邀请">
      {code === '' ? (
        <Empty title="没有找到这份邀请" action={{ text: '看全部邀请', onPress: () => goInstead('/volunteer/pages/offers/index') }} />
      ) : (
        <>
          {offer.isPending && <Loading />}
          {offer.error !== null && <Failed error={offer.error} onRetry={reload} />}
          {offer.data !== undefined && <Whole offer={offer.data} onReload={reload} />}
        </>
      )}
    </Page>
  )
}

export default guarded(OfferPage)

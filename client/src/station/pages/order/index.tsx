import { desk as contract } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, guarded, Loading, Notice } from '@/design'
import { OrderPromise, OrderStateChip } from '@/order-parts'
import { useParameters } from '@/platform/navigation'
import { print } from '@/platform/printing'
import { useDesk } from '@/station/desk'
import { openOrder } from '@/station/order-line'
import { OrderUrges, UrgeToAnswer } from '@/station/order-urges'
import { StationFrame } from '@/station/station-frame'
import { ActionList } from './action-list'
import { ActionSheet } from './action-sheet'
import { ACTION_VERBS, mainActionOf } from './action-words'
import { CandidateList } from './candidate-list'
import type { Action, DeskOrder, Order } from './desk-order'
import { DuplicateList } from './duplicate-list'
import './index.scss'
import { OfferSheet } from './offer-sheet'
import { OrderFacts } from './order-facts'
import { SentOffers } from './sent-offers'

/** What staff must know before anything else, each as a sentence. */
function Standing({ order }: { order: Order }) {
  return (
    <View className="stack desk-order__standing">
      <View className="beside">
        <View className="words-title">{order.title}</View>
        <OrderStateChip state={order.state} />
      </View>
      <OrderPromise promise={order.promise} />
      <UrgeToAnswer code={order.code} />
      {order.overdue && order.promise === null && <Notice tone="kapok">这张单已经超时。</Notice>}
      {order.pooled && <Notice tone="amber">这张单开放抢单：合适的队伍都看得到，先接的先得。要直接请队伍，先收回抢单。</Notice>}
      {order.cancelAsked && <Notice tone="amber">对方申请取消，请答复：同意，或说明为什么还要办。</Notice>}
      {order.reopened > 0 && <Notice tone="amber">{`对方说没有解决，这是第 ${order.reopened} 次重新办理。`}</Notice>}
      {order.mergedInto !== null && (
        <>
          <Notice>{`已并入单 ${order.mergedInto}。`}</Notice>
          <Button narrow onPress={() => openOrder(order.mergedInto ?? '')}>
            去看那张单
          </Button>
        </>
      )}
    </View>
  )
}

interface Doing {
  action: Action
  /** For `merge`. */
  into: string
}

/** The ticked teams, the open sheet, and what the main button does. */
function useHandling(desk: DeskOrder | undefined, readAgain: () => void) {
  const [teams, setTeams] = useState<string[]>([])
  const [doing, setDoing] = useState<Doing | null>(null)
  const order = desk?.order
  const chosen = desk?.candidates.filter(({ eligible, team }) => eligible && teams.includes(team.code)) ?? []
  const mayOffer = order?.actions.includes('offer') === true
  /** Somebody else may have been faster: what is shown next is read again, whether the sheet did its work or not. */
  const end = () => {
    setDoing(null)
    readAgain()
  }
  const begin = (action: Action, into = '') => setDoing({ action, into })
  return {
    chosen,
    setTeams,
    doing,
    begin,
    mayOffer,
    end,
    main: order === undefined ? null : mainActionOf(order.actions),
  }
}

type Handling = ReturnType<typeof useHandling>

/** The one filled button. An offer needs teams first, and says so. */
function MainButton({ main, chosen, begin }: Handling) {
  if (main === null) return null
  if (main !== 'offer')
    return (
      <Button id="main-action" kind="primary" onPress={() => begin(main)}>
        {ACTION_VERBS[main] ?? ''}
      </Button>
    )
  return (
    <Button id="main-action" kind="primary" disabled={chosen.length === 0} onPress={() => begin('offer')}>
      {chosen.length === 0 ? '先勾选要邀请的队伍' : `发出邀请（${chosen.length} 支队伍）`}
    </Button>
  )
}

function OpenSheet({ desk, handling: { doing, chosen, end, setTeams } }: { desk: DeskOrder; handling: Handling }) {
  if (doing === null) return null
  if (doing.action === 'offer') return <OfferSheet order={desk.order} chosen={chosen} onSent={() => setTeams([])} onClose={end} />
  return <ActionSheet action={doing.action} desk={desk} into={doing.into} onClose={end} />
}

function Middle({ desk, handling }: { desk: DeskOrder; handling: Handling }) {
  return (
    <View className="stack">
      <OrderUrges code={desk.order.code} />
      <ActionList desk={desk} onChoose={(action) => handling.begin(action)} />
      <SentOffers offers={desk.offers} />
      <DuplicateList
        duplicates={desk.duplicates}
        {...(desk.order.actions.includes('merge') ? { onMerge: (code: string) => handling.begin('merge', code) } : {})}
      />
    </View>
  )
}

const PRINTING =
  print === null
    ? {}
    : {
        aside: (
          <Button narrow kind="quiet" icon="print" className="not-printed" onPress={print}>
            打印
          </Button>
        ),
      }

function DeskOrderPage() {
  const { code = '' } = useParameters<'code'>()
  const desk = useDesk()
  const read = useRead(contract.order, { params: { code } }, { enabled: code !== '' && desk.site !== null })
  const handling = useHandling(read.data, () => void read.refetch({ cancelRefetch: false }))
  const data = read.data
  const frame = { id: 'desk-order', title: '办理这张单', current: 'inbox' as const, desk }
  if (data === undefined) {
    return (
      <StationFrame {...frame}>
        {code === '' && <Empty title="没有说是哪张单" note="请从收件箱里打开。" />}
        {code !== '' && read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {code !== '' && read.error === null && <Loading />}
      </StationFrame>
    )
  }
  // While teams are being asked, or any may take it, asking more is possible but is not the next step.
  const footless =
    handling.main === null ||
    ((data.order.state === 'offering' || data.order.pooled) && handling.main === 'offer' && handling.chosen.length === 0)
  const showTeams = data.candidates.length > 0 || handling.mayOffer
  return (
    <StationFrame
      {...frame}
      {...PRINTING}
      list={<OrderFacts order={data.order} />}
      picture={<Middle desk={data} handling={handling} />}
      {...(showTeams
        ? {
            reason: (
              <CandidateList
                candidates={data.candidates}
                asking={data.asking}
                chosen={handling.chosen.map(({ team }) => team.code)}
                open={handling.mayOffer && !data.order.pooled}
                onChange={handling.setTeams}
              />
            ),
          }
        : {})}
      {...(footless ? {} : { foot: <MainButton {...handling} /> })}
    >
      <Standing order={data.order} />
      <OpenSheet desk={data} handling={handling} />
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} kept="下面是上次看到的。" />}
    </StationFrame>
  )
}

export default guarded(DeskOrderPage)

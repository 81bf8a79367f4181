import { plans as contract } from '@shared/contract'
import { PLAN_LINE_STATES, type PlanLineState } from '@shared/vocabulary/plans'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Card, ConfirmSheet, Failed, guarded, Loading, Section, Sheet } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useWide } from '@/platform/wide'
import { type Desk, useDesk } from '@/station/desk'
import { placeOfSite } from '@/station/place-name'
import { StationFrame } from '@/station/station-frame'
import { Working } from '@/station/working'
import { Comparison } from './comparison'
import { Decisions } from './decisions'
import './index.scss'
import { LineReasons } from './line-reasons'
import { LineTable } from './line-table'
import type { Looked } from './map-shapes'
import { NoPlan } from './no-plan'
import { PlaceRows } from './place-rows'
import { PlanHead } from './plan-head'
import { PlanMapCard } from './plan-map'
import type { Plan, PlanLine } from './plan-words'
import { SendSheet } from './send-sheet'
import { useSending } from './sending'
import { SendingProgress } from './sending-progress'
import { usePlanning } from './use-planning'

const stateNamed = (name: string | undefined): PlanLineState | null => PLAN_LINE_STATES.find((state) => state === name) ?? null

/** What is looked at: which kind of line, which place, and the reasons of which line. */
function useLooking(plan: Plan) {
  const asked = useParameters<'show' | 'place'>()
  const [show, setShow] = useState(() => stateNamed(asked.show))
  const [place, setPlace] = useState(asked.place ?? plan.site.code)
  const [looked, setLooked] = useState<PlanLine | null>(null)
  const focus =
    plan.places.find(({ code }) => code === place) ?? (place.startsWith(plan.site.code) ? { ...plan.site, code: place } : plan.site)
  return { show, setShow, focus, setPlace, looked, setLooked }
}

const lookedOnMap = (line: PlanLine | null): Looked | null =>
  line === null ? null : { village: line.order.village.code, team: line.team?.code ?? null }

function DiscardButton({ plan }: { plan: Plan }) {
  const [asking, setAsking] = useState(false)
  const discard = useWrite(contract.discard, () => setAsking(false))
  return (
    <>
      <Button narrow kind="quiet" onPress={() => setAsking(true)}>
        丢掉草稿
      </Button>
      <ConfirmSheet
        open={asking}
        title="丢掉这份草稿？"
        action="丢掉"
        busy={discard.busy}
        error={discard.error}
        onConfirm={() => void discard.send({ params: { code: plan.code } })}
        onClose={() => setAsking(false)}
      >
        草稿和您指定、排除的都会丢掉；已经发出的邀请不受影响。以后可以再排。
      </ConfirmSheet>
    </>
  )
}

function PlanPage({ desk, plan, error }: { desk: Desk; plan: Plan; error: Error | null }) {
  const wide = useWide()
  const planning = usePlanning(plan)
  const { show, setShow, focus, setPlace, looked, setLooked } = useLooking(plan)
  const [sending, setSending] = useState(false)
  const busy = useSending((state) => state.busy)
  const whole = focus.code === plan.site.code
  const reasons = looked !== null && <LineReasons key={looked.order.code} plan={plan} order={looked.order.code} planning={planning} />
  const foot = (
    <>
      <Button id="plan-again" icon="refresh" busy={planning.busy} busyText="正在排…" disabled={busy} onPress={planning.again}>
        重新排
      </Button>
      {plan.toSend > 0 && (
        <Button
          id="plan-send"
          kind="primary"
          icon="send"
          busy={busy}
          busyText="正在发出…"
          disabled={planning.busy}
          onPress={() => setSending(true)}
        >
          {`发出 ${plan.toSend} 张`}
        </Button>
      )}
    </>
  )
  return (
    <StationFrame
      id="plan"
      title="统筹派单"
      current="plan"
      desk={desk}
      aside={<DiscardButton plan={plan} />}
      foot={foot}
      picture={
        <View className="stack">
          <PlanMapCard plan={plan} focus={focus} looked={lookedOnMap(looked)} />
          <PlaceRows plan={plan} focus={focus.code} onFocus={setPlace} />
          <LineTable
            title={whole ? '每张单' : `${placeOfSite(focus.name)}的单`}
            plan={plan}
            filter={{ show, place: whole ? null : focus.code, team: null }}
            looked={looked?.order.code ?? null}
            onShow={setShow}
            onLook={setLooked}
          />
        </View>
      }
      {...(wide
        ? {
            reason: (
              <View className="stack">
                <Section title="为什么这样排">
                  {reasons === false ? <Card>点一张单，看为什么派这队、为什么不派最近的，派不出的缺什么。</Card> : reasons}
                </Section>
                <Decisions plan={plan} planning={planning} />
              </View>
            ),
          }
        : {})}
    >
      <View className="stack plan__top">
        {error !== null && <Failed error={error} kept="下面是上次看到的。" />}
        <PlanHead plan={plan} planning={planning} onShowRefused={() => setShow('proposed')} />
        <Working busy={planning.busy && looked === null}>正在重新排</Working>
        {planning.error !== null && looked === null && <Failed error={planning.error} kept="刚才的安排没有变。" />}
        <SendingProgress plan={plan} />
        <Comparison plan={plan} />
        {!wide && <Decisions plan={plan} planning={planning} />}
      </View>
      {sending && <SendSheet plan={plan} onClose={() => setSending(false)} />}
      {!wide && reasons !== false && (
        <Sheet
          open
          title="为什么这样排"
          onClose={() => setLooked(null)}
          foot={<Button onPress={() => setLooked(null)}>回到这份安排</Button>}
        >
          {reasons}
        </Sheet>
      )}
    </StationFrame>
  )
}

/** Milliseconds after which an open plan asks whether anything has changed since it was made. */
const NEWS_EVERY = 15_000

function Planned() {
  const desk = useDesk()
  const site = desk.site
  const current = useRead(contract.current, { query: { site: site?.code ?? '' } }, { enabled: site !== null, every: NEWS_EVERY })
  const plan = current.data?.plan ?? null
  if (plan !== null) return <PlanPage key={plan.code} desk={desk} plan={plan} error={current.error} />
  return (
    <StationFrame id="plan" title="统筹派单" current="plan" desk={desk}>
      {current.isPending && <Loading />}
      {current.error !== null && <Failed error={current.error} onRetry={() => void current.refetch()} />}
      {site !== null && current.data !== undefined && current.error === null && <NoPlan site={site} />}
    </StationFrame>
  )
}

export default guarded(Planned)

import { returnVisits as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { ORDER_STATE_LABELS } from '@shared/lifecycle/order'
import { VISIT_ACTION_LABELS, VISIT_STATE_LABELS, type VisitAction } from '@shared/lifecycle/return-visit'
import { momentWords } from '@shared/time/words'
import { MOST_TRIES, VISIT_QUESTIONS, VISIT_SCRIPT } from '@shared/vocabulary/return-visits'
import { View } from '@tarojs/components'
import { useDidHide } from '@tarojs/taro'
import { useState } from 'react'
import { useRead, useWrite } from '@/api'
import { Button, Card, Chip, Fact, Failed, guarded, Loading, Notice } from '@/design'
import { ContactLines } from '@/order-parts'
import { go, useParameters } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { VISIT_TONES } from '../../visit-words'
import { ScriptForm, type Visit } from './script-form'

/** The number, opened by who has taken the call; each opening is logged, and it is covered again when the page is left. */
function Contact({ code }: { code: string }) {
  const [opened, setOpened] = useState<ReplyOf<typeof contract.contact> | null>(null)
  const open = useWrite(contract.contact, setOpened)
  useDidHide(() => setOpened(null))
  if (opened === null) {
    return (
      <>
        <Button icon="phone" busy={open.busy} onPress={() => void open.send({ params: { code } })}>
          查看电话
        </Button>
        {open.error !== null && <Failed error={open.error} />}
      </>
    )
  }
  const { requester, beneficiary } = opened
  return (
    <>
      {requester.phone !== '' && <ContactLines label="点单的人" name={requester.name} number={requester.phone} masked={false} />}
      {beneficiary.phone !== '' && beneficiary.phone !== requester.phone && (
        <ContactLines label="服务对象" name={beneficiary.name} number={beneficiary.phone} masked={false} />
      )}
      {requester.phone === '' && beneficiary.phone === '' && <View>没有留号码，请记「号码不对」。</View>}
    </>
  )
}

function Take({ visit }: { visit: Visit }) {
  const take = useWrite(contract.take)
  if (visit.barred) return <Notice tone="amber">您经办过这张单，要由没有经办过的人来打。</Notice>
  if (!visit.actions.includes('take')) return null
  return (
    <>
      <Button kind="primary" icon="phone" busy={take.busy} onPress={() => void take.send({ params: { code: visit.code } })}>
        {visit.state === 'calling' ? '别人接了，换我来打' : '我来打'}
      </Button>
      {take.error !== null && <Failed error={take.error} />}
    </>
  )
}

function About({ visit }: { visit: Visit }) {
  const { order, state, tries, village } = visit
  const now = Date.now()
  return (
    <Card title={visit.title} note={village.name} aside={<Chip tone={VISIT_TONES[state]}>{VISIT_STATE_LABELS[state]}</Chip>}>
      <Fact label="给谁">{order.beneficiary}</Fact>
      <Fact label="谁办的">{order.team ?? order.owner.name}</Fact>
      <Fact label="点单">{momentWords(Date.parse(order.submittedAt), now)}</Fact>
      {order.deliveredAt !== null && <Fact label="办完">{momentWords(Date.parse(order.deliveredAt), now)}</Fact>}
      <Fact label="现在">{ORDER_STATE_LABELS[order.state]}</Fact>
      {tries > 0 && <Fact label="没打通">{`${tries} 次，最多试 ${MOST_TRIES} 次`}</Fact>}
      <Button narrow kind="quiet" onPress={() => go('/station/pages/order/index', { code: order.code })}>
        看这张单
      </Button>
    </Card>
  )
}

function Found({ visit }: { visit: Visit }) {
  const { answers, note, reopened } = visit
  if (answers === null) return null
  return (
    <Card title="问到的" id="visit-found">
      {VISIT_QUESTIONS.map((question) => (
        <Fact key={question} label={VISIT_SCRIPT[question].asks}>
          {VISIT_SCRIPT[question].words[answers[question]]}
        </Fact>
      ))}
      {note !== '' && <Fact label="还说了">{note}</Fact>}
      {reopened && <Notice tone="leaf">已经按「没有解决」交回站里，换人再办。</Notice>}
    </Card>
  )
}

function VisitView({ visit }: { visit: Visit }) {
  const back = useWrite(contract.putBack)
  const mine = visit.actions.includes('reach')
  return (
    <View className="stack">
      <About visit={visit} />
      <Take visit={visit} />
      {mine && (
        <>
          <Card title="打给谁">
            <Contact code={visit.code} />
          </Card>
          <ScriptForm visit={visit} />
          <Button kind="quiet" busy={back.busy} onPress={() => void back.send({ params: { code: visit.code } })}>
            先不打，放回去
          </Button>
          {back.error !== null && <Failed error={back.error} />}
        </>
      )}
      <Found visit={visit} />
      {visit.events.length > 0 && (
        <Card title="经过">
          {visit.events.map(({ action, by, at }) => (
            <Fact key={at} label={momentWords(Date.parse(at), Date.now())}>{`${by} ${VISIT_ACTION_LABELS[action as VisitAction]}`}</Fact>
          ))}
        </Card>
      )}
    </View>
  )
}

function VisitPage() {
  const { code = '' } = useParameters<'code'>()
  const desk = useDesk()
  const read = useRead(contract.visit, { params: { code } }, { enabled: code !== '' })
  return (
    <StationFrame id="visit" title="一张回访单" current="visits" desk={desk}>
      {read.data !== undefined && <VisitView visit={read.data} />}
      {read.data === undefined && (read.error === null ? <Loading /> : <Failed error={read.error} onRetry={() => void read.refetch()} />)}
    </StationFrame>
  )
}

export default guarded(VisitPage)

import { complaints, supervision } from '@shared/contract'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { ComplaintList } from '@/complaints/complaint-list'
import { Button, Card, Failed, guarded, Loading, Notice, Section, Tabs } from '@/design'
import { go, useParameters } from '@/platform/navigation'
import { type Desk, useDesk } from '@/station/desk'
import { type Scope, ScopeLine, useScope } from '@/station/site-scope'
import { StationFrame } from '@/station/station-frame'
import { HoursDue } from './hours-due'
import { OwnerList } from './owner-list'
import { StuckOrders } from './stuck-list'
import { LIST_LABELS, LIST_LEADS, type Shown, type Stuck } from './stuck-words'

const SHOWN = Object.keys(LIST_LABELS) as Shown[]
const isShown = (name: string | undefined): name is Shown => SHOWN.includes(name as Shown)

/** What is not of orders has no list by owner site beside it. */
const isBeside = (name: Shown): name is 'hours' | 'complaints' => name === 'hours' || name === 'complaints'

/** That every open order has somebody who can act on it: the count, how it comes about, and what to do where it is not 0. */
function Proof({ data }: { data: Stuck }) {
  const { ownerless } = data.counts
  return (
    <Card title={`没人能办的单：${ownerless} 张`} id="stuck-proof">
      <View>
        {`怎么算的：把${data.place.name}在办的 ${data.open} 张单逐张核对，看经办站点现在有没有在岗的工作人员；一位也没有的，就列在下面。`}
      </View>
      {ownerless > 0 && (
        <Notice tone="amber">
          先由上一级「接过来办」，单就有人管了；再请管理员给那个站点补上工作人员。到时没人办的，系统也会自动转到上一级。
        </Notice>
      )}
    </Card>
  )
}

interface ListsProps {
  desk: Desk
  scope: Scope
  data: Stuck
  hoursDue: number
  lateComplaints: number
  asked: Shown
}

function Lists({ desk, scope, data, hoursDue, lateComplaints, asked }: ListsProps) {
  const [show, setShow] = useState<Shown>(asked)
  const [owner, setOwner] = useState<string | null>(null)
  const beside = { hours: hoursDue, complaints: lateComplaints }
  const count = (name: Shown) => (isBeside(name) ? beside[name] : data.counts[name])
  const list = (
    <Section title={LIST_LABELS[show]}>
      <View className="words-note">{LIST_LEADS[show]}</View>
      {show === 'ownerless' && <Proof data={data} />}
      {show === 'hours' && <HoursDue key={scope.code} site={scope.code} />}
      {show === 'complaints' && <ComplaintList key={scope.code} site={scope.code} show="late" />}
      {!isBeside(show) && <StuckOrders key={`${scope.code}.${show}.${owner ?? ''}`} site={scope.code} show={show} owner={owner} />}
    </Section>
  )
  return (
    <StationFrame
      id="stuck"
      title="卡在哪里"
      current="stuck"
      desk={desk}
      aside={
        <Button
          narrow
          kind="quiet"
          icon="print"
          className="not-printed"
          onPress={() => go('/supervision/pages/brief/index', { site: scope.code })}
        >
          今天的日报
        </Button>
      }
      {...(isBeside(show) || data.owners.length === 0
        ? { picture: list }
        : { list: <OwnerList owners={data.owners} chosen={owner} onChoose={setOwner} />, picture: list })}
    >
      <View className="stack">
        <ScopeLine desk={desk} scope={scope} />
        <Tabs<Shown>
          label="卡住的都有哪些"
          items={SHOWN.map((key) => ({ key, text: LIST_LABELS[key], count: count(key) }))}
          value={show}
          onChange={setShow}
        />
      </View>
    </StationFrame>
  )
}

function StuckPage() {
  const asked = useParameters<'show' | 'site'>()
  const desk = useDesk()
  const scope = useScope(desk, asked.site)
  const query = { query: { site: scope.code } }
  const ready = { enabled: scope.code !== '' }
  const read = useRead(supervision.stuck, query, ready)
  const hours = useRead(supervision.hoursDue, query, ready)
  const late = useRead(complaints.list, { query: { site: scope.code, show: 'late' } }, ready)
  if (read.data !== undefined) {
    const show = isShown(asked.show) ? asked.show : 'late'
    const beside = { hoursDue: hours.data?.total ?? 0, lateComplaints: late.data?.counts.late ?? 0 }
    return <Lists desk={desk} scope={scope} data={read.data} {...beside} asked={show} />
  }
  return (
    <StationFrame id="stuck" title="卡在哪里" current="stuck" desk={desk}>
      {read.error === null ? <Loading /> : <Failed error={read.error} onRetry={() => void read.refetch()} />}
    </StationFrame>
  )
}

export default guarded(StuckPage)

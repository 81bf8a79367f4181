import { emergencies as contract } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { EMERGENCY_STATE_LABELS } from '@shared/lifecycle/emergency'
import { ORDER_STATE_LABELS } from '@shared/lifecycle/order'
import { momentWords, promiseWords } from '@shared/time/words'
import { EMERGENCY_KIND_LABELS, HELP_LABELS } from '@shared/vocabulary/emergencies'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Card, Chip, Empty, Failed, guarded, Loading, ProgressBar, Section } from '@/design'
import { useParameters } from '@/platform/navigation'
import { print } from '@/platform/printing'
import { useDesk } from '@/station/desk'
import { OrderLine } from '@/station/order-line'
import { StationFrame } from '@/station/station-frame'
import { CloseSheet, ReviseSheet } from './command-sheets'

type Emergency = ReplyOf<typeof contract.progress>
type Counts = Emergency['total']

const countWords = ({ orders, finished, open, late }: Counts): string =>
  orders === 0 ? '还没有人求助' : `求助 ${orders} 张，办完 ${finished} 张，还在办 ${open} 张${late > 0 ? `，其中超时 ${late} 张` : ''}`

function CountCard({ title, counts }: { title: string; counts: Counts }) {
  return (
    <Card
      title={title}
      note={countWords(counts)}
      {...(counts.late > 0 ? { aside: <Chip tone="kapok">{`${counts.late} 张超时`}</Chip> } : {})}
    >
      {counts.orders > 0 && (
        <ProgressBar value={counts.finished / counts.orders} label={`${counts.orders} 张里办完了 ${counts.finished} 张`} />
      )}
    </Card>
  )
}

/** What was done, and what was not finished when it was closed, with whoever has it: the sheet that is printed. */
function Report({ emergency, report }: { emergency: Emergency; report: NonNullable<Emergency['report']> }) {
  return (
    <Section title="总结">
      <Card title={emergency.closingWords} note={`${report.villages} 个村 · ${countWords(report.total)}`}>
        {report.kinds
          .filter(({ orders }) => orders > 0)
          .map(({ kind, orders, open }) => (
            <View key={kind}>{`${HELP_LABELS[kind]} ${orders} 张${open > 0 ? `，没办完 ${open} 张` : '，都办完了'}`}</View>
          ))}
        {report.unfinished.length > 0 && <View className="words-strong">结束时还没办完的</View>}
        {report.unfinished.map((order) => (
          <View key={order.code}>
            {`${order.village} · ${order.title}（${order.code}）· ${ORDER_STATE_LABELS[order.state]} · ${order.owner}经办`}
          </View>
        ))}
      </Card>
    </Section>
  )
}

function Progress({ emergency }: { emergency: Emergency }) {
  const [asking, setAsking] = useState<'revise' | 'close' | null>(null)
  const { actions, report } = emergency
  return (
    <View className="stack" id="emergency-progress">
      <Card
        title={emergency.title}
        aside={<Chip tone={emergency.state === 'open' ? 'kapok' : 'grey'}>{EMERGENCY_STATE_LABELS[emergency.state]}</Chip>}
        note={`${EMERGENCY_KIND_LABELS[emergency.kind]} · ${emergency.owner.name}指挥 · ${emergency.places.map(({ name }) => name).join('、')}`}
      >
        <View className="words-strong">{emergency.words}</View>
        <View className="words-note">
          {`${momentWords(Date.parse(emergency.openedAt), Date.now())}发布，`}
          {emergency.closedAt === null
            ? `到${promiseWords(Date.parse(emergency.endsAt), Date.now())}`
            : `${momentWords(Date.parse(emergency.closedAt), Date.now())}结束`}
        </View>
        {actions.length > 0 && (
          <View className="station-buttons not-printed">
            <Button narrow icon="edit" onPress={() => setAsking('revise')}>
              改一改
            </Button>
            <Button narrow icon="check" onPress={() => setAsking('close')}>
              结束预警
            </Button>
          </View>
        )}
      </Card>
      {report !== null && <Report emergency={emergency} report={report} />}
      <CountCard title={report === null ? '求助合计' : '到现在'} counts={emergency.total} />
      {emergency.items.length > 0 && (
        <Section title="按村看">
          <View className="station-rows">
            {emergency.items.map(({ place, counts }) => (
              <CountCard key={place.code} title={place.name} counts={counts} />
            ))}
          </View>
        </Section>
      )}
      <Section title="还在办的求助">
        {emergency.open.length === 0 && <Empty icon="check" title="没有在办的求助" note="有人求助，会马上列在这里。" />}
        <View className="station-rows">
          {emergency.open.map((line) => (
            <OrderLine key={line.code} line={line} />
          ))}
        </View>
        {emergency.total.open > emergency.open.length && (
          <View className="words-note">{`另有 ${emergency.total.open - emergency.open.length} 张，在各站的收件箱里看。`}</View>
        )}
      </Section>
      {asking === 'revise' && <ReviseSheet emergency={emergency} onClose={() => setAsking(null)} />}
      {asking === 'close' && <CloseSheet emergency={emergency} onClose={() => setAsking(null)} />}
    </View>
  )
}

function EmergencyPage() {
  const { code = '' } = useParameters<'code'>()
  const desk = useDesk()
  const read = useRead(contract.progress, { params: { code } }, { enabled: code !== '' && desk.site !== null, every: 30_000 })
  const printing =
    print === null || read.data === undefined
      ? {}
      : {
          aside: (
            <Button narrow kind="quiet" icon="print" className="not-printed" onPress={print}>
              打印
            </Button>
          ),
        }
  return (
    <StationFrame id="emergency-desk" title="预警进展" current="emergencies" desk={desk} {...printing}>
      {read.data === undefined && read.error === null && <Loading />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <Progress emergency={read.data} />}
    </StationFrame>
  )
}

export default guarded(EmergencyPage)

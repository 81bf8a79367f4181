import { supervision } from '@shared/contract'
import type { ReplyOf } from '@shared/contract/endpoint'
import { beijingMinutes } from '@shared/time/beijing'
import { monthDayWords, promiseWords, timeWords, weekdayWords } from '@shared/time/words'
import { SITE_LABELS } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useRead } from '@/api'
import { Button, Failed, guarded, Loading, Section } from '@/design'
import { promiseLine } from '@/order-parts'
import { useParameters } from '@/platform/navigation'
import { print } from '@/platform/printing'
import { useDesk } from '@/station/desk'
import { useScope } from '@/station/site-scope'
import { StationFrame } from '@/station/station-frame'
import './index.scss'

type Brief = ReplyOf<typeof supervision.brief>

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

const COUNTS: readonly (readonly [keyof Brief['counts'], string])[] = [
  ['late', '已经超时'],
  ['soon', '快到时限'],
  ['raised', '超时转上来'],
  ['urged', '催了没回复'],
  ['ownerless', '没人能办'],
  ['hoursDue', '时数没入账'],
]

function Rows({ title, count, shown, none, children }: { title: string; count: number; shown: number; none: string; children: ReactNode }) {
  return (
    <Section title={`${title}（${count}）`}>
      <View>
        {count === 0 && <View className="words-note">{none}</View>}
        {children}
        {shown < count && <View className="words-note">{`另有 ${count - shown} 条，在系统里看。`}</View>}
      </View>
    </Section>
  )
}

function OrderRows({ lines }: { lines: Brief['late'] }) {
  return lines.map((line) => (
    <View key={line.code} className="brief__row">
      <View>{`${line.village.name} · ${line.title}（${line.code}）`}</View>
      <View className="words-note">
        {`${line.owner.name}经办 · ${line.promise === null ? '已经超时' : promiseLine(line.promise)}`}
        {line.ranOutAt !== null && ` · ${line.ranOutAt.name}没按时办`}
      </View>
    </View>
  ))
}

function Sheet({ brief }: { brief: Brief }) {
  const at = Date.parse(brief.at)
  const { place, counts } = brief
  const where = place.level === 'city' ? `${place.name}${SITE_LABELS.city}` : place.name
  return (
    <View className="stack brief" id="brief-sheet">
      <View className="brief__head">
        <View className="words-title">{`${where}点单督办日报`}</View>
        <View className="words-note">
          {`${brief.date.slice(0, 4)}年${monthDayWords(brief.date)} ${weekdayWords(brief.date)} · 截至 ${timeWords(beijingMinutes(at))}`}
        </View>
      </View>
      <View className="brief__counts">
        {COUNTS.map(([key, label]) => (
          <View key={key} className="brief__count">
            <View className="brief__number">{counts[key]}</View>
            <View className="words-note">{label}</View>
          </View>
        ))}
      </View>
      <View>
        {`昨天（${monthDayWords(brief.yesterday.date)}）收到 ${brief.yesterday.received} 张单：到时限该答复的 ${brief.yesterday.answerDue} 张，按时答复 ${brief.yesterday.answeredInTime} 张；已经服务完成 ${brief.yesterday.finished} 张；还没有人接或没有力量办 ${brief.yesterday.unmet} 张。`}
      </View>
      <Rows title="已经超时" count={counts.late} shown={brief.late.length} none="没有超时的单。">
        <OrderRows lines={brief.late} />
      </Rows>
      <Rows title="快到时限" count={counts.soon} shown={brief.soon.length} none="没有四小时内到时限的单。">
        <OrderRows lines={brief.soon} />
      </Rows>
      <Rows title="催办还没回复" count={counts.urged} shown={brief.urges.length} none="催办都回复了。">
        {brief.urges.map((urge) => (
          <View key={urge.code} className="brief__row">
            <View>{`${urge.order.village.name} · ${urge.order.title}（${urge.order.code}）`}</View>
            <View className="words-note">{`${urge.from}请${urge.owner.name}回复：「${urge.text}」`}</View>
          </View>
        ))}
      </Rows>
      <Rows title="时数满 10 个工作日没入账" count={counts.hoursDue} shown={brief.hoursDue.length} none="时数都按期入账了。">
        {brief.hoursDue.map((line) => (
          <View key={line.code} className="brief__row">
            <View>{`${line.site.name} · ${line.title}`}</View>
            <View className="words-note">{`${line.team} · 应当在${promiseWords(Date.parse(line.dueAt), at)}入账`}</View>
          </View>
        ))}
      </Rows>
    </View>
  )
}

function BriefPage() {
  const asked = useParameters<'site'>()
  const desk = useDesk()
  const { code } = useScope(desk, asked.site)
  const read = useRead(supervision.brief, { query: { site: code } }, { enabled: code !== '' })
  return (
    <StationFrame id="brief" title="督办日报" current="stuck" desk={desk} {...(read.data === undefined ? {} : PRINTING)}>
      {read.data === undefined && read.error === null && <Loading />}
      {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
      {read.data !== undefined && <Sheet brief={read.data} />}
    </StationFrame>
  )
}

export default guarded(BriefPage)

import { figures } from '@shared/contract'
import { FIGURES } from '@shared/figures/catalogue'
import { type Period, periodOf } from '@shared/figures/period'
import { beijingDate } from '@shared/time/beijing'
import { monthDayWords } from '@shared/time/words'
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { useRead } from '@/api'
import { Button, Empty, Failed, guarded, Loading, Notice } from '@/design'
import { useParameters } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { StationFrame } from '@/station/station-frame'
import { Working } from '@/station/working'
import { PeriodChoice } from '@/supervision/period-choice'
import { FigureCard } from './figure-card'
import { FiguresMap } from './figures-map'
import type { Figures } from './figures-page'
import { GapTable } from './gap-table'
import './index.scss'
import { PlaceList } from './place-list'
import { Trend } from './trend'

function Path({ data, onChoose }: { data: Figures; onChoose(code: string): void }) {
  const above = data.path.slice(0, -1)
  if (above.length === 0) return null
  return (
    <View className="figures-path not-printed" id="figures-path">
      {above.map(({ code, name }) => (
        <Button key={code} narrow icon="back" label={`回到${name}`} onPress={() => onChoose(code)}>
          {name}
        </Button>
      ))}
    </View>
  )
}

/** Says down to which day the figures are whole, so that nobody reports a number that still grows. */
function StillCounting({ data: { counting } }: { data: Figures }) {
  if (counting === null) return null
  const reached = counting.from === null ? '刚开始' : `已到 ${counting.from}`
  return (
    <Notice>
      <Text id="figures-counting">{`正在统计以前的单，${reached}。更早的单还没全算进来，请先不要上报。`}</Text>
    </Notice>
  )
}

function Shown({ data, onChoose }: { data: Figures; onChoose(code: string): void }) {
  return (
    <View className="stack">
      <View className="words-title" id="figures-place">{`${data.place.name} · 收到 ${data.total.received} 张单`}</View>
      <View className="words-note">{`${monthDayWords(data.from)}到${monthDayWords(data.until)}点的单，按点单那一天算。`}</View>
      {data.total.received === 0 ? (
        <Empty title="这段日子没有收到单" note="换一段长一点的日子看看，例如今年。" />
      ) : (
        <>
          <View className="stack figures-cards">
            {FIGURES.map((figure) => (
              <FigureCard key={figure} data={data} figure={figure} />
            ))}
          </View>
          <View className="stack figures-pictures">
            <Trend parts={data.trend} />
            <FiguresMap data={data} />
          </View>
          <GapTable data={data} />
        </>
      )}
      <PlaceList key={data.place.code} data={data} onChoose={onChoose} />
    </View>
  )
}

function FiguresPage() {
  const asked = useParameters<'place'>()
  const desk = useDesk()
  const [chosen, setChosen] = useState<string | null>(asked.place ?? null)
  const [period, setPeriod] = useState<Period>(() => periodOf('year', beijingDate(Date.now())))
  const own = desk.site?.code ?? ''
  // Another desk, another subtree.
  const place = chosen?.startsWith(own) ? chosen : own
  const read = useRead(figures.page, { query: { place, ...period } }, { enabled: place !== '' })
  return (
    <StationFrame id="figures" title="统计" current="figures" desk={desk}>
      <View className="stack">
        <PeriodChoice period={period} onChange={setPeriod} />
        {read.data !== undefined && <StillCounting data={read.data} />}
        {read.data !== undefined && <Path data={read.data} onChoose={setChosen} />}
        <Working busy={read.isFetching}>正在算</Working>
        {read.isPending && <Loading />}
        {read.error !== null && <Failed error={read.error} onRetry={() => void read.refetch()} />}
        {read.data !== undefined && <Shown data={read.data} onChoose={setChosen} />}
      </View>
    </StationFrame>
  )
}

export default guarded(FiguresPage)

import { returnVisits as contract } from '@shared/contract'
import { type Period, periodOf } from '@shared/figures/period'
import { beijingDate } from '@shared/time/beijing'
import { momentWords } from '@shared/time/words'
import { levelOf } from '@shared/vocabulary/places'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { usePages } from '@/api'
import { Button, Card, Chip, Empty, Failed, guarded, ListMore, Loading, ProgressBar, Section } from '@/design'
import { go } from '@/platform/navigation'
import { useDesk } from '@/station/desk'
import { ScopeLine, useScope } from '@/station/site-scope'
import { StationFrame } from '@/station/station-frame'
import { PeriodChoice } from '../../period-choice'
import { type Draw, periodWords, sampleWords } from '../../visit-words'
import { DrawSheet } from './draw-sheet'

const openDraw = (code: string) => go('/supervision/pages/visit-draw/index', { code })

function DrawCard({ draw }: { draw: Draw }) {
  const { code, place, open, drawn, drawnBy, drawnAt } = draw
  const finished = drawn - open
  return (
    <Card
      title={`${place.name} · ${periodWords(draw)}`}
      note={`${sampleWords(draw)} · ${drawnBy} ${momentWords(Date.parse(drawnAt), Date.now())}抽的`}
      aside={<Chip tone={open === 0 ? 'leaf' : 'sky'}>{open === 0 ? '打完了' : `还有 ${open} 个`}</Chip>}
      onPress={() => openDraw(code)}
    >
      <ProgressBar value={finished / drawn} label={`${drawn} 个电话里打完了 ${finished} 个`} />
    </Card>
  )
}

function Draws({ under }: { under: string }) {
  const list = usePages(contract.draws, { query: { under } })
  if (list.isPending) return <Loading />
  if (list.error !== null && list.items.length === 0) return <Failed error={list.error} onRetry={list.refetch} />
  if (list.items.length === 0)
    return <Empty icon="phone" title="这里还没有抽过回访" note="选好日子，点「抽一批」。抽中的单，打电话问问办得怎么样。" />
  return (
    <View className="stack">
      <View className="station-rows">
        {list.items.map((draw) => (
          <DrawCard key={draw.code} draw={draw} />
        ))}
      </View>
      <ListMore list={list} />
    </View>
  )
}

function Visits() {
  const desk = useDesk()
  const scope = useScope(desk, undefined)
  const [period, setPeriod] = useState<Period>(() => periodOf('quarter', beijingDate(Date.now())))
  const [drawing, setDrawing] = useState(false)
  const place = scope.lower?.name || (desk.site?.name ?? '')
  return (
    <StationFrame id="visits" title="回访抽查" current="visits" desk={desk}>
      {desk.site !== null && levelOf(desk.site.code) === 'village' ? (
        <Empty icon="lock" title="回访由镇上、县上来做" note="站里办的单，由没有经办过的人打电话问，才问得到真话。" />
      ) : (
        <View className="stack">
          <View className="words-note">从办完的单里随机抽一些，打电话问一问。怎么抽的都写明，谁都可以照样再抽一遍来核对。</View>
          <ScopeLine desk={desk} scope={scope} />
          <PeriodChoice period={period} onChange={setPeriod} />
          <View className="station-buttons">
            <Button kind="primary" icon="plus" disabled={scope.code === ''} onPress={() => setDrawing(true)}>
              抽一批
            </Button>
          </View>
          <Section title="抽过的">{scope.code !== '' && <Draws key={scope.code} under={scope.code} />}</Section>
          {drawing && (
            <DrawSheet
              under={scope.code}
              place={place}
              period={period}
              onClose={() => setDrawing(false)}
              onDone={(code) => {
                setDrawing(false)
                openDraw(code)
              }}
            />
          )}
        </View>
      )}
    </StationFrame>
  )
}

export default guarded(Visits)
